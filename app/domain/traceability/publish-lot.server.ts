import type { Actor } from "~/domain/audit/audit";
import { recordAudit } from "~/domain/audit/record-audit.server";
import type { Db } from "~/platform/db/client.server";

/**
 * Lets people see a lot. The trail keeps the head of its record at that moment, so that the record cannot be written
 * anew without the trail being written anew as well.
 */
export async function publishLot(tx: Db, publish: { lotId: string; actor: Actor; at: Date }): Promise<void> {
  // What was written so far in this transaction is sealed now, not at its commit.
  await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
  await tx.$executeRaw`SET CONSTRAINTS ALL DEFERRED`;
  const [record] = await tx.$queryRaw<{ head: string; records: number }[]>`SELECT head, records FROM lot_record_state(${publish.lotId}::uuid)`;
  const lot = await tx.lot.update({ where: { id: publish.lotId, status: "open" }, data: { status: "on_sale", publishedAt: publish.at }, select: { gtin: true, code: true } });
  await recordAudit(tx, { actor: publish.actor, action: "lot.published", subjectType: "lot", subjectId: publish.lotId, after: { number: lot.gtin, code: lot.code, head: record?.head ?? null, records: record?.records ?? 0 } });
}
