import { recordAudit } from "~/domain/audit/record-audit.server";
import { isId, newId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { transact } from "~/platform/db/transact.server";

export const WITHDRAWAL_REASONS = ["sold_outside", "spoiled", "sample", "own_use"] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/** Writes down units that left a producer's lot otherwise than by an order of the shop; never more than are in it. */
export async function withdraw(what: { lotId: string; producerId: string; quantity: number; reason: WithdrawalReason; userId: string; at: Date }): Promise<Result<null, { fault: "gone" } | { fault: "short"; remaining: number }>> {
  if (!isId(what.lotId)) return err({ fault: "gone" });
  return transact<null, { fault: "gone" } | { fault: "short"; remaining: number }>(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM lot WHERE id = ${what.lotId}::uuid FOR NO KEY UPDATE`;
    const lot = await tx.lot.findFirst({ where: { id: what.lotId, product: { producerId: what.producerId } }, select: { gtin: true, code: true } });
    if (!lot) return err({ fault: "gone" });
    const [balance] = await tx.$queryRaw<{ remaining: bigint }[]>`SELECT remaining FROM lot_balance WHERE lot_id = ${what.lotId}::uuid`;
    const remaining = Math.max(0, Number(balance?.remaining ?? 0));
    if (what.quantity > remaining) return err({ fault: "short", remaining });
    await tx.lotWithdrawal.create({ data: { id: newId(), lotId: what.lotId, quantity: what.quantity, reason: what.reason, at: what.at, recordedBy: what.userId } });
    await recordAudit(tx, { actor: { kind: "user", userId: what.userId }, action: "lot.withdrawn", subjectType: "lot", subjectId: what.lotId, after: { number: lot.gtin, code: lot.code, quantity: what.quantity, why: what.reason } });
    return ok(null);
  });
}
