import { recordAudit } from "~/domain/audit/record-audit.server";
import { newId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { transact } from "~/platform/db/transact.server";

export const COUNT_NOTE_LENGTH = 200;

export type Count = {
  /** Sent again under the same id, it is counted once. */
  entryId: string;
  unitId: string;
  /** Everything that lies there, what is ordered and not sent yet included. */
  counted: number;
  /** What the page said lies there when it was counted: shelf and orders. */
  seen: number;
  reason: string;
  userId: string;
  at: Date;
};
/** `less`: fewer lie there than are ordered already; somebody must decide whose order is not filled. */
export type CountRefusal = { kind: "no_reason" } | { kind: "not_found" } | { kind: "changed"; now: number } | { kind: "less"; ordered: number };

/** Records what was counted: the difference to what should lie there becomes a movement with its reason, and the count a row of the trail. */
export async function countStock({ entryId, unitId, counted, seen, reason, userId, at }: Count): Promise<Result<{ difference: number }, CountRefusal>> {
  const note = reason.trim().slice(0, COUNT_NOTE_LENGTH);
  if (note === "") return err({ kind: "no_reason" });
  return transact<{ difference: number }, CountRefusal>(async (tx) => {
    const [unit] = await tx.$queryRaw<{ available: number; producerId: string }[]>`SELECT available, producer_id AS "producerId" FROM stock_unit WHERE id = ${unitId}::uuid FOR UPDATE`;
    if (!unit) return err({ kind: "not_found" });
    const { producerId, available } = unit;
    const first = (await tx.stockEntry.createMany({ data: [{ id: entryId, producerId, saved: 1, at }], skipDuplicates: true })).count === 1;
    if (!first) return ok({ difference: 0 });
    const [{ ordered }] = await tx.$queryRaw<[{ ordered: number }]>`SELECT ordered FROM stock_held(${unitId}::uuid)`;
    if (available + ordered !== seen) return err({ kind: "changed", now: available + ordered });
    const difference = counted - seen;
    if (available + difference < 0) return err({ kind: "less", ordered });
    if (difference !== 0) {
      await tx.stockUnit.update({ where: { id: unitId }, data: { available: { increment: difference } } });
      await tx.stockMovement.create({ data: { id: newId(), stockUnitId: unitId, delta: difference, reason: "adjustment", note, at } });
    }
    const product = await tx.variant.findFirst({ where: { stockUnitId: unitId }, orderBy: [{ unitsPerSale: "asc" }, { position: "asc" }, { id: "asc" }], select: { productId: true } });
    await recordAudit(tx, {
      actor: { kind: "user", userId }, action: "stock.counted", subjectType: "listing", subjectId: product?.productId ?? unitId,
      after: { counted, onShelf: available, difference }, reason: note,
    });
    return ok({ difference });
  });
}
