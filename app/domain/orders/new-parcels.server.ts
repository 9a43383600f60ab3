import type { LocalizedText } from "~/lib/localized-text";
import type { Vnd } from "~/lib/money";
import { db } from "~/platform/db/client.server";

/** A new parcel and one of those who sell for its producer. */
export type NewParcel = {
  shipmentId: string;
  code: string;
  /** What is to be collected at the door; zero when it has been paid. */
  collect: Vnd;
  producer: LocalizedText;
  person: { id: string; name: string; email: string; locale: string };
  lines: { name: LocalizedText; variantName: LocalizedText; quantity: number }[];
};

/** The parcels of these orders that nobody has taken up yet, once for each member of their producers who sells. */
export async function findNewParcels(orderIds: readonly string[]): Promise<NewParcel[]> {
  return db().$queryRaw<NewParcel[]>`
    SELECT s.id AS "shipmentId", o.code, f.name AS producer,
      jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email, 'locale', u.locale) AS person,
      CASE WHEN y.state = 'due_on_delivery' THEN s.fee_vnd + g.goods - shipment_discount(s.id) ELSE 0 END AS collect, g.lines
    FROM shipment AS s
    JOIN purchase_order AS o ON o.id = s.order_id
    JOIN producer AS f ON f.id = s.producer_id
    JOIN producer_member AS m ON m.producer_id = f.id AND m.role IN ('owner', 'sales')
    JOIN app_user AS u ON u.id = m.user_id AND u.disabled_at IS NULL
    JOIN LATERAL (SELECT state FROM payment WHERE order_id = o.id ORDER BY created_at DESC LIMIT 1) AS y ON y.state IN ('paid', 'due_on_delivery')
    JOIN LATERAL (SELECT sum(line_total(l))::bigint AS goods,
        jsonb_agg(jsonb_build_object('name', l.name, 'variantName', l.variant_name, 'quantity', l.quantity) ORDER BY l.sku) AS lines
      FROM order_line AS l WHERE l.shipment_id = s.id AND l.quantity > 0) AS g ON true
    WHERE s.order_id = ANY (${orderIds}::uuid[]) AND s.state = 'pending'`;
}
