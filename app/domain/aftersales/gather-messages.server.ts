import { db } from "~/platform/db/client.server";

/** So long a message waits for those that follow it. */
const GATHER_MINUTES = 3;

/**
 * Sets one mail on its way for each parcel and side with messages that have waited for a few minutes and were not read
 * meanwhile; those that were need none. Each message is told of once, together with its outbox row.
 */
export async function gatherMessages(at: Date): Promise<void> {
  await db().$executeRaw`
    WITH due AS (
      SELECT shipment_id, from_seller FROM shipment_message WHERE told_at IS NULL
      GROUP BY 1, 2 HAVING min(at) <= ${at}::timestamptz - make_interval(mins => ${GATHER_MINUTES})
    ), told AS (
      UPDATE shipment_message AS m SET told_at = ${at}::timestamptz FROM due
      WHERE m.told_at IS NULL AND m.shipment_id = due.shipment_id AND m.from_seller = due.from_seller RETURNING m.*
    )
    INSERT INTO outbox_message (topic, payload)
    SELECT 'mail.aftersales', jsonb_build_object('about', 'talk', 'id', t.shipment_id, 'occasion', CASE WHEN t.from_seller THEN 'to_buyer' ELSE 'to_seller' END,
        'key', (array_agg(t.id ORDER BY t.at DESC, t.id DESC))[1])
    FROM told AS t LEFT JOIN shipment_reading AS r ON r.shipment_id = t.shipment_id
    WHERE t.at > coalesce(CASE WHEN t.from_seller THEN r.buyer_read_at ELSE r.seller_read_at END, '-infinity')
    GROUP BY t.shipment_id, t.from_seller`;
}
