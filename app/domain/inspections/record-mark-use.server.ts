import type { Actor, AuditAction, AuditFacts } from "~/domain/audit/audit";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { givesStars, standing } from "~/domain/certificates/standing";
import { idOfForm } from "~/lib/id";
import { fromDateColumn, localDateAt, parseLocalDate, startOfDay, toDateColumn } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import { normalise } from "~/lib/vietnamese-text";
import { transact } from "~/platform/db/transact.server";
import { findSubject } from "./find-subject.server";
import { readMarkDraft, type MarkForm, type MarkProblems } from "./mark-use";

/**
 * Registers where a producer prints the mark; its certificate must hold on the first day. `ownProducerId`: a producer says it
 * of itself, and another's certificate is as if it were not there. `key`: made with the form, so that one sent twice is written once.
 */
export async function recordMarkUse({ form, key, ownProducerId, userId, at }: { form: MarkForm; key?: string; ownProducerId?: string; userId: string; at: Date }): Promise<Result<{ id: string }, MarkProblems>> {
  const read = readMarkDraft(form);
  if (!read.ok) return read;
  const { certificate: number, ...draft } = read.value;
  return transact<{ id: string }, MarkProblems>(async (tx) => {
    const subject = await findSubject(tx, { certificate: number, producerId: null });
    if (!subject.ok || !subject.value.certificate) return err({ certificate: "unknown_certificate" });
    const { producerId, certificate } = subject.value;
    if (ownProducerId !== undefined && ownProducerId !== producerId) return err({ certificate: "unknown_certificate" });
    if (!givesStars(standing(certificate.term, startOfDay(draft.usedFrom)))) return err({ usedFrom: "not_in_force" });
    const id = idOfForm(key);
    const { count } = await tx.markUse.createMany({
      skipDuplicates: true,
      data: {
        ...draft, id, producerId, certificateId: certificate.id, createdBy: userId, createdAt: at, updatedAt: at,
        usedFrom: toDateColumn(draft.usedFrom), usedTo: draft.usedTo ? toDateColumn(draft.usedTo) : null,
      },
    });
    if (count === 0) return ok({ id });
    const { surface, quantity, usedFrom, usedTo } = draft;
    await recordAudit(tx, {
      actor: { kind: "user", userId }, action: "mark_use.recorded", subjectType: "mark_use", subjectId: id,
      after: { producer: producerId, certificate: certificate.number, surface, quantity, usedFrom, usedTo },
    });
    return ok({ id });
  });
}

export type MarkChangeFailure = { kind: "not_found" | "changed" | "not_a_day" | "in_future" | "before_start" | "note_missing" };
type Change = { id: string; seen: string; on: string; userId: string; at: Date };

/** Writes down the last day of a use. */
export function endMarkUse(change: Change): Promise<Result<null, MarkChangeFailure>> {
  return changeMarkUse(change, "mark_use.ended", null);
}

/** Writes down that the mark is misused there, what was found and when. */
export async function reportMisuse(change: Change & { misuse: string }): Promise<Result<null, MarkChangeFailure>> {
  const misuse = normalise(change.misuse).slice(0, 2_000);
  if (misuse === "") return err({ kind: "note_missing" });
  return changeMarkUse(change, "mark_use.misuse_found", misuse);
}

async function changeMarkUse({ id, seen, on, userId, at }: Change, action: AuditAction, misuse: string | null): Promise<Result<null, MarkChangeFailure>> {
  const day = parseLocalDate(on.trim());
  const seenAt = new Date(seen);
  if (!day) return err({ kind: "not_a_day" });
  if (Number.isNaN(seenAt.getTime())) return err({ kind: "changed" });
  if (misuse !== null && day > localDateAt(at)) return err({ kind: "in_future" });
  const actor: Actor = { kind: "user", userId };
  return transact<null, MarkChangeFailure>(async (tx) => {
    const row = await tx.markUse.findUnique({ where: { id } });
    if (!row) return err({ kind: "not_found" });
    if (day < fromDateColumn(row.usedFrom)) return err({ kind: "before_start" });
    const data = misuse === null ? { usedTo: toDateColumn(day) } : { misuse, misuseFoundOn: toDateColumn(day) };
    // A clock that stands still must not bring back a moment somebody else has seen.
    const updatedAt = new Date(Math.max(at.getTime(), seenAt.getTime() + 1));
    const { count } = await tx.markUse.updateMany({ where: { id, updatedAt: seenAt }, data: { ...data, updatedAt } });
    if (count === 0) return err({ kind: "changed" });
    const before: AuditFacts = misuse === null ? { usedTo: row.usedTo ? fromDateColumn(row.usedTo) : null } : { misuseFoundOn: row.misuseFoundOn ? fromDateColumn(row.misuseFoundOn) : null };
    await recordAudit(tx, { actor, action, subjectType: "mark_use", subjectId: id, before, after: misuse === null ? { usedTo: day } : { misuseFoundOn: day }, reason: misuse ?? undefined });
    return ok(null);
  });
}
