import { db } from "~/platform/db/client.server";
import { Prisma } from "~/platform/db/generated/client";

/** What waits about a parcel: words nobody of this side has read, a problem that is not settled, a return that asks for a step. */
export type Waiting = { shipmentId: string; code: string; contactName: string; unread: number; problem: boolean; returns: number };

const UNREAD = (fromSeller: boolean) => Prisma.sql`
  (SELECT count(*)::int FROM shipment_message AS m LEFT JOIN shipment_reading AS r ON r.shipment_id = m.shipment_id
    WHERE m.shipment_id = s.id AND m.from_seller = ${fromSeller} AND m.at > coalesce(${fromSeller ? Prisma.sql`r.buyer_read_at` : Prisma.sql`r.seller_read_at`}, '-infinity'))`;
const PROBLEM = Prisma.sql`EXISTS (SELECT 1 FROM shipment_problem WHERE shipment_id = s.id AND state <> 'resolved')`;

/** The parcels of a producer about which something waits, the latest first; at most 50. */
export async function waitingOfProducer(producerId: string): Promise<Waiting[]> {
  return db().$queryRaw<Waiting[]>`
    SELECT * FROM (
      SELECT s.id AS "shipmentId", o.code, o.contact_name AS "contactName", o.placed_at, ${UNREAD(false)} AS unread, ${PROBLEM} AS problem,
        (SELECT count(*)::int FROM goods_return WHERE shipment_id = s.id AND state IN ('asked', 'accepted', 'received')) AS returns
      FROM shipment AS s JOIN purchase_order AS o ON o.id = s.order_id
      WHERE s.producer_id = ${producerId}::uuid AND (EXISTS (SELECT 1 FROM shipment_message WHERE shipment_id = s.id) OR ${PROBLEM} OR EXISTS (SELECT 1 FROM goods_return WHERE shipment_id = s.id))
    ) AS parcel WHERE unread > 0 OR problem OR returns > 0 ORDER BY placed_at DESC LIMIT 50`;
}

/** The same for the buyer, by parcel of one order; parcels without anything are left out. */
export async function waitingOfBuyer(orderId: string): Promise<Pick<Waiting, "shipmentId" | "unread" | "problem" | "returns">[]> {
  return db().$queryRaw<Waiting[]>`
    SELECT s.id AS "shipmentId", ${UNREAD(true)} AS unread, ${PROBLEM} AS problem,
      (SELECT count(*)::int FROM goods_return WHERE shipment_id = s.id AND state NOT IN ('closed', 'withdrawn')) AS returns
    FROM shipment AS s WHERE s.order_id = ${orderId}::uuid`;
}

/** What officers look after: problems that are not settled and returns that were declined, the latest first. */
export type Dispute = { shipmentId: string; orderId: string; code: string; producer: { vi: string; en?: string; zh?: string }; problem: boolean; declined: number };

const DISPUTED = Prisma.sql`
  SELECT s.id AS "shipmentId", o.id AS "orderId", o.code, f.name AS producer, ${PROBLEM} AS problem,
    (SELECT count(*)::int FROM goods_return WHERE shipment_id = s.id AND state = 'declined') AS declined
  FROM shipment AS s JOIN purchase_order AS o ON o.id = s.order_id JOIN producer AS f ON f.id = s.producer_id
  WHERE (${PROBLEM} OR EXISTS (SELECT 1 FROM goods_return WHERE shipment_id = s.id AND state = 'declined'))`;

export async function listDisputes(): Promise<Dispute[]> {
  return db().$queryRaw<Dispute[]>`${DISPUTED} ORDER BY o.placed_at DESC LIMIT 50`;
}

/** Those of one order: only about these parcels may officers read what was written. */
export async function disputesOf(orderId: string): Promise<Dispute[]> {
  return db().$queryRaw<Dispute[]>`${DISPUTED} AND o.id = ${orderId}::uuid ORDER BY f.slug`;
}
