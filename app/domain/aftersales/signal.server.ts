import { db } from "~/platform/db/client.server";

/** What has come for a producer: parcels nobody has taken up, parcels with unread words, and the id of what came last (ids grow with time). */
export async function signalOf(producerId: string): Promise<{ parcels: number; unread: number; latest: string | null }> {
  const [row] = await db().$queryRaw<[{ parcels: number; unread: number; latest: string | null }]>`
    WITH new AS (
      SELECT s.id FROM shipment AS s JOIN LATERAL (SELECT state FROM payment WHERE order_id = s.order_id ORDER BY created_at DESC LIMIT 1) AS y ON y.state IN ('paid', 'due_on_delivery')
      WHERE s.producer_id = ${producerId}::uuid AND s.state = 'pending'
    ), words AS (
      SELECT m.id, m.shipment_id FROM shipment AS s JOIN shipment_message AS m ON m.shipment_id = s.id AND NOT m.from_seller LEFT JOIN shipment_reading AS r ON r.shipment_id = s.id
      WHERE s.producer_id = ${producerId}::uuid AND m.at > coalesce(r.seller_read_at, '-infinity')
    )
    SELECT (SELECT count(*)::int FROM new) AS parcels, (SELECT count(DISTINCT shipment_id)::int FROM words) AS unread,
      (SELECT max(id::text) FROM (SELECT id FROM new UNION ALL SELECT id FROM words) AS come) AS latest`;
  return row;
}
