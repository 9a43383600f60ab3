import { recordAudit } from "~/domain/audit/record-audit.server";
import { newId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import type { Db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import { holdOwnLot } from "./lot-files.server";
import { judgeAdjustment, shelfChange, type AdjustFault, type AdjustReason } from "./shelf-lot";

export type AdjustRefusal = AdjustFault | { fault: "gone" | "stale" };
/** What left the lot, and what of it left the shelf: less where the rest is promised to buyers already. */
export type Adjusted = { gone: number; shelf: number };

type Adjustment = { lotId: string; producerId: string; reason: AdjustReason; quantity: number; /** What was left when it was typed. */ seen: number; note: string; userId: string; at: Date };

/**
 * Writes down what of a lot on the shelf was spoiled, lost or counted otherwise: the lot and the count of what is sold from
 * it change in one transaction, each with its movement. Refused when something else left the lot since it was looked at.
 */
export async function adjustLot(adjust: Adjustment): Promise<Result<Adjusted, AdjustRefusal>> {
  const { lotId, reason, at, userId } = adjust;
  return transact<Adjusted, AdjustRefusal>(async (tx) => {
    const lot = await holdOwnLot(tx, lotId, adjust.producerId);
    if (!lot || lot.status !== "on_sale") return err({ fault: "gone" });
    const [held] = await tx.$queryRaw<{ remaining: bigint; missed: bigint }[]>`
      SELECT greatest(b.remaining, 0) AS remaining, (SELECT coalesce(sum(quantity), 0) FROM lot_withdrawal WHERE lot_id = b.lot_id AND reason = 'counted') AS missed FROM lot_balance AS b WHERE b.lot_id = ${lotId}::uuid`;
    const remaining = Number(held?.remaining ?? 0);
    if (remaining !== adjust.seen) return err({ fault: "stale" });
    const judged = judgeAdjustment({ reason, quantity: adjust.quantity, remaining, missed: Number(held?.missed ?? 0) });
    if (!judged.ok) return err(judged.error);
    const gone = judged.value;
    await tx.lotWithdrawal.create({ data: { id: newId(), lotId, quantity: gone, reason, at, recordedBy: userId } });
    const shelf = lot.stockUnitId === null ? 0 : await changeShelf(tx, { ...adjust, gone, stockUnitId: lot.stockUnitId });
    await recordAudit(tx, { actor: { kind: "user", userId }, action: "lot.adjusted", subjectType: "lot", subjectId: lotId, before: { stock: remaining }, after: { number: lot.number, code: lot.code, stock: remaining - gone, why: reason }, ...(adjust.note ? { reason: adjust.note } : {}) });
    return ok({ gone, shelf: -shelf });
  });
}

/** The lot's row is held first everywhere, the shelf's after it. Answers the change. */
async function changeShelf(tx: Db, { lotId, stockUnitId, gone, reason, note, at }: Adjustment & { gone: number; stockUnitId: string }): Promise<number> {
  const [shelf] = await tx.$queryRaw<{ available: number; takenOff: bigint }[]>`
    SELECT u.available, (SELECT -coalesce(sum(delta), 0) FROM stock_movement WHERE lot_id = ${lotId}::uuid AND reason = 'adjustment') AS "takenOff" FROM stock_unit AS u WHERE u.id = ${stockUnitId}::uuid FOR NO KEY UPDATE`;
  const delta = shelfChange(gone, { available: shelf?.available ?? 0, takenOff: Number(shelf?.takenOff ?? 0) });
  if (delta === 0) return 0;
  await tx.stockUnit.update({ where: { id: stockUnitId }, data: { available: { increment: delta } } });
  // The first word says why, for whoever shows it in a language; what was typed follows.
  await tx.stockMovement.create({ data: { id: newId(), stockUnitId, lotId, delta, reason: reason === "counted" ? "adjustment" : "written_off", note: [reason, note].filter(Boolean).join(": "), at } });
  return delta;
}
