import { db } from "~/platform/db/client.server";
import type { Side } from "./talk";

/** Notes that a side has seen all that was written about a parcel up to now; never earlier than it had before. */
export async function markRead(shipmentId: string, side: Side, at: Date): Promise<void> {
  const [buyer, seller] = side === "buyer" ? [at, null] : [null, at];
  await db().$executeRaw`
    INSERT INTO shipment_reading AS r (shipment_id, buyer_read_at, seller_read_at) VALUES (${shipmentId}::uuid, ${buyer}::timestamptz, ${seller}::timestamptz)
    ON CONFLICT (shipment_id) DO UPDATE SET buyer_read_at = greatest(r.buyer_read_at, EXCLUDED.buyer_read_at), seller_read_at = greatest(r.seller_read_at, EXCLUDED.seller_read_at)`;
}
