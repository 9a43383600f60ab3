import type { Actor } from "~/domain/audit/audit";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { idOfForm } from "~/lib/id";
import { localDateAt, parseLocalDate, toDateColumn } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import { normalise } from "~/lib/vietnamese-text";
import { transact } from "~/platform/db/transact.server";
import { findSubject } from "./find-subject.server";
import { readInspectionDraft, type InspectionForm, type InspectionProblems } from "./inspection";

/** Writes an inspection down. Every field that is wrong is named. `key`: made with the form, so that one sent twice is written once. */
export async function recordInspection({ form, key, userId, at }: { form: InspectionForm; key?: string; userId: string; at: Date }): Promise<Result<{ id: string }, InspectionProblems>> {
  const read = readInspectionDraft(form, localDateAt(at));
  if (!read.ok) return read;
  const { certificate: _number, producerId: _producer, ...draft } = read.value;
  const actor: Actor = { kind: "user", userId };
  return transact<{ id: string }, InspectionProblems>(async (tx) => {
    const subject = await findSubject(tx, read.value);
    if (!subject.ok) return err(subject.error);
    const { producerId, certificate } = subject.value;
    const id = idOfForm(key);
    const { count } = await tx.inspection.createMany({
      skipDuplicates: true,
      data: {
        ...draft, id, producerId, certificateId: certificate?.id ?? null, createdBy: userId, createdAt: at, updatedAt: at,
        inspectedOn: toDateColumn(draft.inspectedOn), followUpBy: draft.followUpBy ? toDateColumn(draft.followUpBy) : null,
      },
    });
    if (count === 0) return ok({ id });
    const { kind, inspectedOn, result, followUpBy, minutesNo } = draft;
    await recordAudit(tx, {
      actor, action: "inspection.recorded", subjectType: "inspection", subjectId: id,
      after: { producer: producerId, certificate: certificate?.number ?? null, kind, inspectedOn, result, followUpBy, minutesNo },
    });
    return ok({ id });
  });
}

export type FollowUpFailure = { kind: "not_found" | "changed" | "note_missing" | "not_a_day" | "in_future" | "before_inspection" | "nothing_open" };

/** Writes down that what an inspection found has been put right, once. */
export async function followUpInspection(change: { id: string; seen: string; on: string; note: string; userId: string; at: Date }): Promise<Result<null, FollowUpFailure>> {
  const { id, userId, at } = change;
  const on = parseLocalDate(change.on.trim());
  const note = normalise(change.note).slice(0, 1_000);
  if (!on) return err({ kind: "not_a_day" });
  if (on > localDateAt(at)) return err({ kind: "in_future" });
  if (note === "") return err({ kind: "note_missing" });
  const seenAt = new Date(change.seen);
  if (Number.isNaN(seenAt.getTime())) return err({ kind: "changed" });
  return transact<null, FollowUpFailure>(async (tx) => {
    const row = await tx.inspection.findUnique({ where: { id } });
    if (!row) return err({ kind: "not_found" });
    if (row.followUpBy === null || row.followedUpOn !== null) return err({ kind: "nothing_open" });
    if (toDateColumn(on) < row.inspectedOn) return err({ kind: "before_inspection" });
    const { count } = await tx.inspection.updateMany({
      where: { id, updatedAt: seenAt, followedUpOn: null },
      data: { followedUpOn: toDateColumn(on), followUpNote: note, updatedAt: at },
    });
    if (count === 0) return err({ kind: "changed" });
    await recordAudit(tx, {
      actor: { kind: "user", userId }, action: "inspection.followed_up", subjectType: "inspection", subjectId: id,
      before: { followedUpOn: null }, after: { followedUpOn: on }, reason: note,
    });
    return ok(null);
  });
}
