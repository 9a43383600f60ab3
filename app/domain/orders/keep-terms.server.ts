import { db } from "~/platform/db/client.server";
import { Prisma } from "~/platform/db/generated/client";
import type { JobReport } from "~/platform/jobs/job-report";
import { log } from "~/platform/log/log.server";
import { ORDER_TERMS } from "./order-terms";

/** The most that one run does of each kind; what is left is due in the next minute still. */
const MOST = 100;
const TERMS = JSON.stringify(ORDER_TERMS);

type Call = { shipmentId: string } & Record<string, string | null>;
type Answer = { kind: string; error?: string };

/**
 * Acts on the terms of orders that are over at `at`: producers are reminded, what nobody confirmed or sent is called off whole
 * (the buyer is told and gets the money back), and what was sent and paid, long arrived by all that was quoted and nobody
 * complained of, counts as delivered. Run again, or by two at once, each has its effect once.
 */
export async function keepTerms(at: Date): Promise<JobReport> {
  const reminded = await remind(at);
  const [off, done] = [await overdue(at), await arrived(at)];
  const cancelled = await each("cancel_lines", off);
  const completed = await each("advance_shipment", done);
  if (reminded + cancelled + completed > 0) log.info({ reminded, cancelled, completed }, "terms of orders");
  return { found: reminded + off.length + done.length, done: reminded + cancelled + completed, nextAt: await nextTerm(at) };
}

/** Each producer is told once of each parcel and occasion; the notice and its mail are one statement. */
async function remind(at: Date): Promise<number> {
  return db().$executeRaw`
    WITH c AS MATERIALIZED (SELECT * FROM parcel_clock(${TERMS}::jsonb)), due AS (
      SELECT shipment_id, producer_id, 'confirm' AS occasion, remind_confirm_at AS since FROM c WHERE state = 'pending' AND remind_confirm_at <= ${at}
      UNION ALL SELECT shipment_id, producer_id, 'ship', remind_ship_at FROM c WHERE state IN ('pending', 'confirmed') AND remind_ship_at <= ${at}
      UNION ALL SELECT shipment_id, producer_id, 'delivered', ask_delivered_at FROM c WHERE state = 'shipped' AND ask_delivered_at <= ${at}
    ), told AS (
      INSERT INTO parcel_notice (id, producer_id, occasion, key, shipment_ids, at)
      SELECT new_id(), d.producer_id, d.occasion, d.shipment_id::text, ARRAY[d.shipment_id], ${at} FROM due AS d
      WHERE NOT EXISTS (SELECT 1 FROM parcel_notice AS n WHERE n.producer_id = d.producer_id AND n.occasion = d.occasion AND n.key = d.shipment_id::text)
      ORDER BY d.since LIMIT ${MOST} ON CONFLICT (producer_id, occasion, key) DO NOTHING RETURNING id
    )
    INSERT INTO outbox_message (topic, payload) SELECT 'mail.parcel_term', jsonb_build_object('noticeId', id) FROM told`;
}

/** Parcels to call off whole, what is longest overdue first. */
async function overdue(at: Date): Promise<Call[]> {
  const rows = await db().$queryRaw<{ shipmentId: string; state: string; reason: string }[]>`
    SELECT c.shipment_id AS "shipmentId", c.state::text AS state, CASE WHEN c.state = 'pending' AND c.cancel_unconfirmed_at <= ${at} THEN 'unconfirmed' ELSE 'unshipped' END AS reason
    FROM parcel_clock(${TERMS}::jsonb) AS c
    WHERE (c.state = 'pending' AND c.cancel_unconfirmed_at <= ${at}) OR (c.state IN ('pending', 'confirmed') AND c.cancel_unshipped_at <= ${at})
    ORDER BY least(c.cancel_unconfirmed_at, c.cancel_unshipped_at), c.shipment_id LIMIT ${MOST}`;
  return rows.map((row) => ({ ...row, lines: null, by: null, at: at.toISOString() }));
}

/**
 * What counts as delivered: brought to the door, paid for before, no document to look at, nothing open about it. Cash that
 * nobody says to have taken, and alcohol that nobody says to have handed over, wait for a person.
 */
const COUNTS = Prisma.sql`c.state = 'shipped' AND o.delivery_method = 'ship' AND NOT s.age_check AND y.method <> 'cod' AND y.state = 'paid'
  AND NOT EXISTS (SELECT 1 FROM shipment_problem AS m WHERE m.shipment_id = s.id AND m.state <> 'resolved')
  AND NOT EXISTS (SELECT 1 FROM goods_return AS g WHERE g.shipment_id = s.id AND g.state IN ('asked', 'accepted', 'received'))`;

async function arrived(at: Date): Promise<Call[]> {
  const rows = await db().$queryRaw<{ shipmentId: string }[]>`
    SELECT s.id AS "shipmentId" FROM parcel_clock(${TERMS}::jsonb) AS c JOIN shipment AS s ON s.id = c.shipment_id JOIN purchase_order AS o ON o.id = s.order_id
    JOIN LATERAL (SELECT method, state FROM payment WHERE order_id = o.id ORDER BY created_at DESC LIMIT 1) AS y ON true
    WHERE ${COUNTS} AND c.complete_at <= ${at} ORDER BY c.complete_at, s.id LIMIT ${MOST}`;
  return rows.map((row) => ({ ...row, from: "shipped", to: "delivered", actor: null, reason: "term" }));
}

async function each(name: "cancel_lines" | "advance_shipment", calls: readonly Call[]): Promise<number> {
  if (calls.length === 0) return 0;
  const [row] = await db().$queryRaw<[{ answers: Answer[] }]>`CALL each_by_itself(${name}, ${JSON.stringify(calls)}::jsonb, NULL)`;
  const failed = row.answers.filter(({ kind }) => kind === "failed");
  if (failed.length > 0) log.error({ name, failed: failed.length, first: failed[0]?.error }, "terms of orders could not be kept");
  return row.answers.filter(({ kind }) => kind === "cancelled" || kind === "moved").length;
}

/** When the next term of any parcel is over. */
async function nextTerm(at: Date): Promise<Date | null> {
  const [row] = await db().$queryRaw<[{ next: Date | null }]>`
    SELECT min(t) AS next FROM parcel_clock(${TERMS}::jsonb) AS c, unnest(CASE WHEN c.state = 'shipped' THEN ARRAY[c.ask_delivered_at, c.complete_at]
      ELSE ARRAY[CASE WHEN c.state = 'pending' THEN c.remind_confirm_at END, CASE WHEN c.state = 'pending' THEN c.cancel_unconfirmed_at END, c.remind_ship_at, c.cancel_unshipped_at] END) AS t WHERE t > ${at}`;
  return row.next;
}
