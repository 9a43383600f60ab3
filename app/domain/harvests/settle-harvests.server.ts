import { db } from "~/platform/db/client.server";

/** Applies the published rule to every harvest that somebody waits for: offers that ran out lapse, what became free is offered on. */
export async function settleHarvests(at: Date): Promise<void> {
  await db().$executeRaw`
    SELECT settle_harvest(h.id, ${at}) FROM harvest AS h
    WHERE EXISTS (SELECT 1 FROM waiting_place AS w WHERE w.harvest_id = h.id AND w.state IN ('waiting', 'offered')) ORDER BY h.id`;
}
