import type { LocalizedText } from "~/lib/localized-text";
import type { Vnd } from "~/lib/money";
import { db } from "~/platform/db/client.server";
import type { LineCancelReason, PaymentMethod, PaymentState } from "./order";

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
  parcelOver: boolean;
  orderOver: boolean;
};

/** Those of the cancellations that are there, in no particular order. */
export async function findCancellationNews(ids: readonly string[]): Promise<CancellationNews[]> {
  return db().$queryRaw<CancellationNews[]>`
    SELECT c.id, c.order_id AS "orderId", c.shipment_id AS "shipmentId", o.code, c.reason, c.note, f.name AS producer,
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
