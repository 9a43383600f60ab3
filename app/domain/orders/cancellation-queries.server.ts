import type { LocalizedText } from "~/lib/localized-text";
import type { Vnd } from "~/lib/money";
import { db } from "~/platform/db/client.server";
import { Prisma } from "~/platform/db/generated/client";
import type { LineCancelReason, PaymentMethod, PaymentState, ShipmentState } from "./order";
import type { CancellationView } from "./order-view";

/** The cancellations of a parcel `s` as one JSON value, oldest first. */
export const CANCELLATIONS_JSON = Prisma.sql`
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'reason', c.reason, 'note', c.note, 'at', c.at, 'refund', c.refund_vnd, 'amount', c.goods_vnd + c.fee_vnd - c.discount_vnd,
     'pieces', (SELECT sum(k.quantity) FROM cancelled_line AS k WHERE k.cancellation_id = c.id)) ORDER BY c.at, c.id), '[]') FROM line_cancellation AS c WHERE c.shipment_id = s.id)`;
/** How many of a line `l` were called off. */
export const CANCELLED_PIECES = Prisma.sql`(SELECT coalesce(sum(k.quantity), 0) FROM cancelled_line AS k WHERE k.order_line_id = l.id)`;

export type CancellationRow = Omit<CancellationView, "at" | "amount" | "refund"> & { at: string; amount: number; refund: number };

export function cancellationView({ at, amount, refund, ...row }: CancellationRow): CancellationView {
  return { ...row, at: new Date(at), amount: BigInt(amount), refund: BigInt(refund) };
}

/** A parcel as whoever calls part of it off sees it; null when there is none. Whether they may is the caller's to ask. */
export type CancellableParcel = {
  id: string;
  code: string;
  producer: LocalizedText;
  state: ShipmentState;
  /** How many times something of it was called off. */
  seen: number;
  payment: { method: PaymentMethod; state: PaymentState };
  /** Its producer is paid by the buyer. */
  direct: boolean;
  lines: { id: string; name: LocalizedText; variantName: LocalizedText; ordered: number; left: number; /** Has been weighed: it goes whole. */ weighed: boolean }[];
};

export async function findCancellableParcel(shipmentId: string): Promise<CancellableParcel | null> {
  const [parcel] = await db().$queryRaw<CancellableParcel[]>`
    SELECT s.id, o.code, f.name AS producer, s.state::text AS state, o.direct, (SELECT count(*)::int FROM line_cancellation AS c WHERE c.shipment_id = s.id) AS seen,
      (SELECT jsonb_build_object('method', y.method, 'state', y.state) FROM payment AS y WHERE y.order_id = o.id ORDER BY y.created_at DESC LIMIT 1) AS payment,
      (SELECT jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name, 'variantName', l.variant_name, 'left', l.quantity, 'ordered', l.quantity + ${CANCELLED_PIECES}, 'weighed', l.packed_g IS NOT NULL) ORDER BY l.sku)
         FROM order_line AS l WHERE l.shipment_id = s.id) AS lines
    FROM shipment AS s JOIN purchase_order AS o ON o.id = s.order_id JOIN producer AS f ON f.id = s.producer_id WHERE s.id = ${shipmentId}::uuid`;
  return parcel ?? null;
}

/** What was called off of a parcel, with everybody who is to hear of it. */
export type CancellationNews = {
  id: string;
  orderId: string;
  shipmentId: string;
  code: string;
  reason: LineCancelReason;
  note: string | null;
  producer: LocalizedText;
  buyer: { name: string; email: string | null; locale: string };
  /** Those who sell for the producer. */
  people: { id: string; name: string; email: string; locale: string }[];
  lines: { name: LocalizedText; variantName: LocalizedText; quantity: number }[];
  /** What the order costs less; of it `refund` is due back. */
  amount: Vnd;
  refund: Vnd;
  discount: Vnd;
  payment: { method: PaymentMethod; state: PaymentState; amount: number };
  direct: boolean;
  parcelOver: boolean;
  orderOver: boolean;
};

/** Those of the cancellations that are there, in no particular order. */
export async function findCancellationNews(ids: readonly string[]): Promise<CancellationNews[]> {
  return db().$queryRaw<CancellationNews[]>`
    SELECT c.id, c.order_id AS "orderId", c.shipment_id AS "shipmentId", o.code, o.direct, c.reason, c.note, f.name AS producer,
      jsonb_build_object('name', o.contact_name, 'email', o.contact_email, 'locale', o.locale) AS buyer,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email, 'locale', u.locale)), '[]') FROM producer_member AS m
         JOIN app_user AS u ON u.id = m.user_id AND u.disabled_at IS NULL WHERE m.producer_id = f.id AND m.role IN ('owner', 'sales')) AS people,
      (SELECT jsonb_agg(jsonb_build_object('name', l.name, 'variantName', l.variant_name, 'quantity', k.quantity) ORDER BY l.sku)
         FROM cancelled_line AS k JOIN order_line AS l ON l.id = k.order_line_id WHERE k.cancellation_id = c.id) AS lines,
      c.goods_vnd + c.fee_vnd - c.discount_vnd AS amount, c.refund_vnd AS refund, c.discount_vnd AS discount,
      (SELECT jsonb_build_object('method', y.method, 'state', y.state, 'amount', y.amount_vnd) FROM payment AS y WHERE y.order_id = o.id ORDER BY y.created_at DESC LIMIT 1) AS payment,
      s.state = 'cancelled' AS "parcelOver", o.cancelled_at IS NOT NULL AS "orderOver"
    FROM line_cancellation AS c JOIN purchase_order AS o ON o.id = c.order_id JOIN shipment AS s ON s.id = c.shipment_id JOIN producer AS f ON f.id = s.producer_id
    WHERE c.id = ANY (${ids}::uuid[])`;
}
