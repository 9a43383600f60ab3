import type { Messages } from "../../translator";
import type { sale as Source } from "../vi/sale";

export const sale: Messages<typeof Source> = {
  "sale.madeToOrder": "Made to order, leaves within {days} days",
  "sale.weekFull": "This week's orders are full. Taken again from Monday.",
  "sale.byWeight": "Sold by weight, {price}/kg; a portion is about {weight}. Charged by the weight when packed, at most {margin} over what you order, and never more than was prepaid.",
  "sale.preorder": "Pre-order of this harvest, leaves {from} to {to}",
  "sale.preorderSoon": "Pre-order of this harvest opens soon",
  "sale.firmLeft": "{count} firm portions left",
  "sale.waitingOnly": "The firm portions are taken. You can join the waiting list, nothing to pay yet.",
  "sale.allTaken": "This harvest is taken, the waiting list too.",
  "sale.until": "On sale until {day}",
  "sale.notYet": "Not in season yet. On sale from {day}.",
  "sale.seasonOver": "The season is over.",
  "sale.breaks": "Cheaper by quantity: {steps}",
  "sale.break": "from {count}: {price}",
  "listPrice": "single price {price}",
  "line.about": "about {weight}",
  "line.ordered": "Ordered about {ordered}. Charged by the weight when packed, {most} at most.",
  "line.orderedPaid": "Ordered about {ordered}. Charged by the weight when packed, never more than the {most} paid; if less is packed the difference is refunded.",
  "line.weighed": "Ordered {ordered}, packed {packed}, charged {charged}",
  "shipBy": "Leaves by {day}",
  "refundDue": "{amount} to be refunded: less was packed than ordered",
  "expected": "Expected",
};
