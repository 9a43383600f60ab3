/** Those who work while the storm goes on: some orders are called off, some parcels carried to the door. */
import pg from "pg";
import { setTimeout as wait } from "node:timers/promises";
import { isLostConnection } from "../../app/platform/db/lost-connection";
import type { Chance } from "./chance";

/** Works until it is told to stop; answers what it did. A lost database is waited for. */
export async function work(databaseUrl: string, going: () => boolean, luck: Chance): Promise<{ cancelled: number; delivered: number }> {
  const done = { cancelled: 0, delivered: 0 };
  while (going()) {
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 2_000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      while (going()) {
        await shift(client, luck, done);
        await wait(150);
      }
    } catch (error) {
      if (!isLostConnection(error)) throw error;
      await wait(500);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return done;
}

async function shift(client: pg.Client, luck: Chance, done: { cancelled: number; delivered: number }): Promise<void> {
  const { rows } = await client.query<{ id: string; open: boolean; shipment: string; state: string }>(
    `SELECT o.id, y.state <> 'paid' AND o.cancelled_at IS NULL AS open, s.id AS shipment, s.state::text AS state
     FROM purchase_order AS o JOIN payment AS y ON y.order_id = o.id JOIN shipment AS s ON s.order_id = o.id
     WHERE o.contact_name = 'Khách giữa bão' AND s.state IN ('pending', 'confirmed', 'shipped') ORDER BY random() LIMIT 5`);
  for (const row of rows) {
    if (row.open && row.state === "pending" && luck.percent(15)) {
      const { rows: [found] } = await client.query<{ answer: { kind: string } }>("SELECT release_order($1::jsonb) AS answer", [JSON.stringify({ orderId: row.id, reason: "buyer" })]);
      if (found?.answer.kind === "released") done.cancelled += 1;
      continue;
    }
    const next = { pending: "confirmed", confirmed: "shipped", shipped: "delivered" }[row.state];
    const { rows: [found] } = await client.query<{ answer: { kind: string } }>("SELECT advance_shipment($1::jsonb) AS answer", [JSON.stringify({ shipmentId: row.shipment, from: row.state, to: next, carrier: "VNPost" })]);
    if (found?.answer.kind === "moved" && next === "delivered") done.delivered += 1;
  }
}
