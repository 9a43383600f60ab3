import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { env } from "~/platform/env/env.server";

/** Whether orders that are placed now are paid to the producers themselves. An order keeps the way it was placed. */
export function placesDirectOrders(): boolean {
  return env().moneyHolding === "direct";
}

/** Those of the producers whom nobody can pay by transfer, for want of a bank account. */
export async function producersWithoutAccount(ids: readonly string[]): Promise<{ id: string; name: LocalizedText }[]> {
  return db().$queryRaw<{ id: string; name: LocalizedText }[]>`
    SELECT p.id, p.name FROM producer AS p WHERE p.id = ANY (${ids}::uuid[]) AND NOT EXISTS (SELECT 1 FROM current_payout_account AS a WHERE a.producer_id = p.id) ORDER BY p.slug`;
}
