import { recordAudit } from "~/domain/audit/record-audit.server";
import { isId, newId } from "~/lib/id";
import { toDateColumn, type LocalDate } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import { transact } from "~/platform/db/transact.server";
import { AREA_MOVES, type AreaStatus } from "./area-status";
import type { AreaDraft } from "./growing-area";

export type AreaRefusal = "code_taken" | "gone" | "in_use";

/** Writes a growing area down, or changes one that no lot has come from yet: what a lot led back to stays as it was said. */
export async function saveArea(save: { id: string | null; producerId: string; draft: AreaDraft; userId: string }): Promise<Result<string, AreaRefusal>> {
  const { kind, validFrom, validTo, communeCode, ...rest } = save.draft;
  const fields = { ...rest, hives: kind === "hives" ? rest.hives : null, communeCode, validFrom: toDateColumn(validFrom as LocalDate), validTo: validTo === null ? null : toDateColumn(validTo as LocalDate) };
  return transact(async (tx) => {
    const taken = await tx.growingArea.findUnique({ where: { code: fields.code }, select: { id: true } });
    if (taken && taken.id !== save.id) return err("code_taken");
    if (!(await tx.commune.findUnique({ where: { code: communeCode }, select: { code: true } }))) return err("gone");
    const id = save.id ?? newId();
    if (save.id === null) {
      await tx.growingArea.create({ data: { id, producerId: save.producerId, ...fields } });
    } else {
      if (!isId(save.id)) return err("gone");
      const own = await tx.growingArea.findFirst({ where: { id: save.id, producerId: save.producerId }, select: { _count: { select: { outputs: true } } } });
      if (!own) return err("gone");
      if (own._count.outputs > 0) return err("in_use");
      await tx.growingArea.update({ where: { id: save.id }, data: fields });
    }
    await recordAudit(tx, { actor: { kind: "user", userId: save.userId }, action: "area.saved", subjectType: "growing_area", subjectId: id, after: { code: fields.code, crop: fields.crop, yieldKg: fields.yieldKg, quota: fields.yearlyQuotaKg } });
    return ok(id);
  });
}

/** Suspends, resumes or withdraws a code; null when it is not theirs or was moved meanwhile. */
export async function moveArea(move: { id: string; producerId: string; from: AreaStatus; to: AreaStatus; userId: string }): Promise<boolean> {
  if (!isId(move.id) || !AREA_MOVES[move.from].includes(move.to)) return false;
  const moved = await transact<null, "stale">(async (tx) => {
    const { count } = await tx.growingArea.updateMany({ where: { id: move.id, producerId: move.producerId, status: move.from }, data: { status: move.to } });
    if (count === 0) return err("stale");
    await recordAudit(tx, { actor: { kind: "user", userId: move.userId }, action: "area.moved", subjectType: "growing_area", subjectId: move.id, before: { status: move.from }, after: { status: move.to } });
    return ok(null);
  });
  return moved.ok;
}
