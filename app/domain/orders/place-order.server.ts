import { createHash } from "node:crypto";
import { cartRefJson, type CartRef } from "~/domain/cart/cart-ref.server";
import type { CartSnapshot } from "~/domain/cart/cart-snapshot";
import { tokenHash } from "~/domain/cart/token-hash.server";
import type { VoucherWhy } from "~/domain/promotions/voucher";
import { newCode } from "~/lib/id";
import type { Locale, LocalizedText } from "~/lib/localized-text";
import type { Vnd } from "~/lib/money";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import type { ParcelPaymentState, PaymentMethod, PaymentState } from "./order";
import { orderToken } from "./order-token.server";

/** The key of one attempt to order and the SHA-256 of what it asks for. */
export type Idempotency = { key: string; fingerprint: string };

/** The order as it was answered when it was placed; a repeated key gets the very same. Money as JSON numbers. */
export type PlacedOrder = {
  orderId: string;
  code: string;
  total: number;
  placedAt: string;
  /** What was taken off the goods and who pays for it; left out when nothing was. */
  discounts?: { code: string; payer: "producer"; amount: number }[];
  payment: { id: string; method: PaymentMethod; state: PaymentState; amount: number; reference: string | null; expiresAt: string | null };
  /** The producers are paid by the buyer; missing in answers of before and of orders that the shop is paid for. */
  direct?: true;
  /** Of a direct order paid by transfer, one a producer (its slug). */
  transfers?: { producer: string; state: ParcelPaymentState; amount: number; reference: string; bankBin: string; account: string; holder: string }[];
  shipments: {
    producer: { slug: string; name: LocalizedText };
    state: "pending";
    fee: number;
    minDays: number | null;
    maxDays: number | null;
    /** Missing in answers of before. */
    shipBy?: string | null;
    lines: { sku: string; name: LocalizedText; quantity: number; price: number; stars: number }[];
  }[];
};

export type CheckoutSnapshot = {
  cart: CartSnapshot | null;
  commune: { code: string; provinceCode: string } | null;
  /** The tariff zone of the destination's province and the days to it. */
  zone: { zone: string; minDays: number; maxDays: number } | null;
  pickupPointId: string | null;
};

export type Destination = { commune?: string; province?: string; pickup?: string };

/** SHA-256 of all that makes a request another one: put into `canonical` every field as read, and whose cart it is. */
export function fingerprintOf(canonical: unknown): string {
  return createHash("sha256").update(JSON.stringify(canonical)).digest("hex");
}

/** The first of two database calls: an order that this key already made, or the cart and its destination as they are now. */
export async function readCheckout(
  ref: CartRef,
  destination: Destination,
  idempotency: Idempotency | null,
): Promise<Result<{ replay: PlacedOrder } | CheckoutSnapshot, { kind: "key_reused" }>> {
  const rows = await db().$queryRaw<
    [{ answer: { kind: "key_reused" } | { kind: "replay"; order: PlacedOrder } | ({ kind: "snapshot" } & CheckoutSnapshot) }]
  >`SELECT checkout_snapshot(${JSON.stringify({ ...cartRefJson(ref), ...destination, ...idempotency })}::jsonb) AS answer`;
  const { answer } = rows[0];
  if (answer.kind === "key_reused") return err(answer);
  return ok(answer.kind === "replay" ? { replay: answer.order } : answer);
}

export type OrderDraft = {
  orderId: string;
  paymentId: string;
  /** Transfer reference, for VietQR to the shop only. */
  reference: string | null;
  /** The buyer pays the producers themselves; by VietQR each with the reference given here. */
  direct: boolean;
  transfers: { producerId: string; reference: string }[];
  cartId: string;
  /** The cart's version that was priced; another one is refused. */
  cartVersion: number;
  lines: { variantId: string; price: number }[];
  /** One for each producer in the cart. */
  shipments: { producerId: string; fee: Vnd; chargeableG: number; carrier: string | null; minDays: number | null; maxDays: number | null }[];
  payment: PaymentMethod;
  /** Goods and shipping, as `lines` and `shipments` say, less the discount. */
  total: Vnd;
  voucher: string | null;
  /** What the buyer was told that the voucher takes off. */
  discount: Vnd;
  /** What one phone number may have open for cash on delivery; null: as much as it likes. */
  codLimit: { orders: number; value: Vnd } | null;
  spirits: boolean;
  locale: Locale;
  userId: string | null;
  contactName: string;
  contactPhone: string;
  contactEmail: string | null;
  deliveryMethod: "ship" | "pickup";
  communeCode: string | null;
  street: string | null;
  pickupPointId: string | null;
  note: string | null;
  companyName: string | null;
  companyTaxCode: string | null;
  /** Details for the invoice beyond the company's; the context of invoices says what they hold. */
  invoice: { kind: "company" | "person"; name: string; taxId: string; address: string | null; email: string | null; buyerName: string | null } | null;
};

type NamedLine = { sku: string; name: LocalizedText };

export type PlaceOrderRefusal =
  | { kind: "key_reused" }
  | { kind: "cart_not_found" }
  | { kind: "cart_changed" }
  /** The phone number has this many orders open that are to be paid at the door, and may not have more. */
  | { kind: "cod_open"; open: number }
  /** The phone number refused this many parcels lately; it is offered no cash on delivery. */
  | { kind: "cod_refused"; refusals: number }
  | { kind: "voucher"; why: VoucherWhy }
  /** These producers cannot be paid by transfer: nobody knows their account. */
  | { kind: "no_account"; producers: string[] }
  | { kind: "unavailable"; lines: NamedLine[] }
  | { kind: "price_changed"; lines: (NamedLine & { price: number })[] }
  | { kind: "sold_out"; lines: (NamedLine & { requested: number; available: number })[] };

/**
 * The second call: order, shipments, lines, payment, stock, ledger and outbox rows in one transaction, or a refusal and
 * nothing written (function place_order in the migrations). Stock is taken only if all of it is there.
 */
export async function placeOrder(draft: OrderDraft, idempotency: Idempotency): Promise<Result<PlacedOrder, PlaceOrderRefusal>> {
  const order = {
    ...draft,
    ...idempotency,
    code: newCode(7),
    tokenHash: tokenHash(orderToken(draft.orderId)).toString("hex"),
    total: Number(draft.total),
    discount: Number(draft.discount),
    codLimit: draft.codLimit && { ...draft.codLimit, value: Number(draft.codLimit.value) },
    shipments: draft.shipments.map((shipment) => ({ ...shipment, fee: Number(shipment.fee) })),
  };
  const rows = await db().$queryRaw<[{ answer: { kind: "placed"; order: PlacedOrder } | PlaceOrderRefusal }]>`
    SELECT place_order(${JSON.stringify(order)}::jsonb) AS answer`;
  const { answer } = rows[0];
  return answer.kind === "placed" ? ok(answer.order) : err(answer);
}

/** What a request with this key has answered; null when none has, or another than this. */
export async function answeredBefore({ key, fingerprint }: Idempotency): Promise<PlacedOrder | null> {
  const rows = await db().$queryRaw<{ response: PlacedOrder }[]>`SELECT response FROM idempotency_key WHERE key = ${key} AND fingerprint = decode(${fingerprint}, 'hex')`;
  return rows[0]?.response ?? null;
}
