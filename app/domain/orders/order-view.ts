import type { LocalDate } from "~/lib/local-date";
import type { Locale } from "~/lib/localized-text";
import type { Vnd } from "~/lib/money";
import type { LineSale } from "./line-note";
import type { CancelReason, LineCancelReason, OrderState, ParcelPaymentState, PaymentMethod, PaymentState, RefusalReason, ShipmentState } from "./order";

/** A line as it was true when bought. */
export type OrderLineView = {
  id: string;
  sku: string;
  productSlug: string;
  name: string;
  nameLocale: Locale;
  variantName: string;
  unit: string;
  /** What is still wanted; with `cancelled` it is what was ordered. */
  quantity: number;
  cancelled: number;
  unitPrice: Vnd;
  /** What it costs: as ordered, or as charged once it was weighed. */
  total: Vnd;
  sale: LineSale;
  vatRateBp: number;
  /** Stars at the moment of buying; 0 when none. */
  stars: number;
  certificateNumber: string | null;
};

/** The transfer that pays one parcel of a direct order, to its producer's account as it was when the order was placed. */
export type ParcelTransfer = {
  state: ParcelPaymentState;
  amount: Vnd;
  reference: string;
  bankBin: string;
  account: string;
  holder: string;
  expiresAt: Date;
  saidPaidAt: Date | null;
  receivedAt: Date | null;
  /** The transfer's number on the producer's statement. */
  bankReference: string | null;
};

/** Part of a parcel that was called off: who did, what the order costs less, and what of it goes back. */
export type CancellationView = { id: string; reason: LineCancelReason; note: string | null; at: Date; pieces: number; amount: Vnd; refund: Vnd };

export type ShipmentView = {
  id: string;
  producer: { id: string; slug: string; name: string };
  state: ShipmentState;
  fee: Vnd;
  chargeableG: number;
  carrier: string | null;
  trackingNumber: string | null;
  shippedAt: Date | null;
  deliveredAt: Date | null;
  /** Days from the day of the order on, by the zone it goes to; null for pick-up. */
  estimate: { minDays: number; maxDays: number } | null;
  /** The last day on which it leaves, when something in it is made or harvested first. */
  shipBy: LocalDate | null;
  /** Alcohol is in it: a document is looked at before it is handed over. */
  ageCheck: boolean;
  /** Null unless the order is direct and paid by transfer. */
  transfer: ParcelTransfer | null;
  /** Oldest first. */
  cancellations: CancellationView[];
  /** The buyer is called before it leaves: it waits for that, or was done; null when nobody asks. */
  call: "waits" | "done" | null;
  /** Why it was not taken at the door. */
  refusalReason: RefusalReason | null;
  lines: OrderLineView[];
};

export type OrderPaymentView = {
  id: string;
  method: PaymentMethod;
  state: PaymentState;
  amount: Vnd;
  /** What a VietQR transfer must name. */
  reference: string | null;
  /** Until when stock is held for it. */
  expiresAt: Date | null;
  paidAt: Date | null;
  /** Card: the gateway's page, once opened. */
  cardUrl: string | null;
};

export type DeliveryView =
  | { method: "ship"; street: string; ward: string; wardCode: string; province: string; provinceCode: string }
  | { method: "pickup"; code: string; name: string; address: string; hours: string };

export type DiscountView = { shipmentId: string; code: string; payer: "producer"; amount: Vnd };

export type OrderView = {
  id: string;
  code: string;
  locale: Locale;
  state: OrderState;
  placedAt: Date;
  cancelledAt: Date | null;
  cancelReason: CancelReason | null;
  contact: { name: string; phone: string; email: string | null };
  company: { name: string; taxCode: string } | null;
  delivery: DeliveryView;
  note: string | null;
  /** The producers are paid by the buyer themselves. */
  direct: boolean;
  payment: OrderPaymentView;
  shipments: ShipmentView[];
  /** What is taken off now, from which parcel, and who pays for it. */
  discounts: DiscountView[];
  /** `total` is goods and shipping less the discount. */
  totals: { goods: Vnd; shipping: Vnd; discount: Vnd; total: Vnd; vatIncluded: Vnd; /** Owed to the buyer, who paid for more than was packed. */ refundDue: Vnd };
};

/** One row of an administrator's list. */
export type OrderSummary = {
  id: string;
  code: string;
  placedAt: Date;
  state: OrderState;
  contactName: string;
  paymentMethod: PaymentMethod;
  paymentState: PaymentState;
  total: Vnd;
  shipmentCount: number;
};
