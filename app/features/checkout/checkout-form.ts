import type { PublishedCodRule } from "~/ui/commerce/cod-rule-list";
import type { CartView } from "~/domain/cart/cart-view";
import type { PaymentMethod } from "~/domain/orders/order";
import type { Vnd } from "~/lib/money";
import type { Zone } from "~/domain/shipping/zone-queries.server";

export type Option = { code: string; name: string };
export type PickupOption = Option & { address: string; hours: string };

/** Everything the checkout page shows; what was typed comes back in `values` by the names of the fields. */
export type CheckoutPageData = {
  cart: CartView;
  provinces: Option[];
  /** Of the chosen province; empty before one is chosen. */
  wards: Option[];
  zone: Zone | null;
  pickupPoints: PickupOption[];
  payments: PaymentMethod[];
  /** The producers are paid by the buyer themselves. */
  direct: boolean;
  /** Why a transfer is not offered, in words; null when it is. */
  noTransfer: string | null;
  /** By which rule cash on delivery is offered; null when it is not, or there is none. */
  codRule: PublishedCodRule | null;
  /** What the voucher typed takes off, once it was asked. */
  voucher: { code: string; discount: Vnd } | null;
  /** Alcohol is in the cart: the buyer says to be of age, and when the date of birth is not known in this browser, it is asked. */
  alcohol: boolean;
  askBirth: boolean;
  /** One attempt to order: sent twice, it makes one order. */
  attempt: string;
};

/** The fields of the form, named as the API names them, so that an answer finds its field. */
export const CHECKOUT_FIELDS = [
  "contact.name",
  "contact.phone",
  "contact.email",
  "delivery.method",
  "delivery.province",
  "delivery.ward",
  "delivery.street",
  "delivery.pickup_point",
  "payment",
  "voucher",
  "note",
  "company.name",
  "company.tax_code",
  "company.address",
  "company.email",
  "company.buyer",
  "birth",
] as const;

export type CheckoutField = (typeof CHECKOUT_FIELDS)[number];
export type CheckoutValues = Partial<Record<CheckoutField, string>>;

export type CheckoutAnswer = {
  values: CheckoutValues;
  errors: { path: string; message: string }[];
  notice: { tone: "bad" | "warn" | "info"; text: string; lines?: string[] } | null;
};

/** The id of a field's control in the page. */
export function fieldId(path: string): string {
  return `f-${path.replaceAll(".", "-").replaceAll("_", "-")}`;
}
