import { changedFacts, type Actor, type AuditFacts } from "~/domain/audit/audit";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { idOfForm } from "~/lib/id";
import { fromDateColumn, toDateColumn } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import type { Db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import { FormReader, type FieldProblems } from "./form-fields";
import { PROMOTION_NEXT, PROMOTION_STATES, readPromotion, type PromotionDraft } from "./promotion";

export type DeskFailure = { kind: "invalid"; problems: FieldProblems } | { kind: "changed" } | { kind: "not_found" } | { kind: "not_now" } | { kind: "reason_missing" };
type Change = { id: string; seen: string; form: ReadonlyMap<string, string>; actor: Actor; at: Date };

const subjectType = "promotion" as const;

/** Makes a programme, as a draft that only the staff see; a form sent twice makes it once. */
export async function createPromotion({ form, actor, at }: Omit<Change, "id" | "seen">): Promise<Result<{ id: string }, DeskFailure>> {
  const { draft, problems } = readPromotion(form);
  if (!draft) return err({ kind: "invalid", problems });
  return transact<{ id: string }, DeskFailure>(async (tx) => {
    const id = idOfForm(form.get("key"));
    const { count } = await tx.promotion.createMany({ data: { id, ...columns(draft), createdAt: at, updatedAt: at }, skipDuplicates: true });
    if (count === 0) return ok({ id });
    await recordAudit(tx, { actor, action: "promotion.created", subjectType, subjectId: id, after: facts(draft) });
    return ok({ id });
  });
}

/** Changes what a programme is, while it is as this person saw it (`seen`) and not at its end. */
export async function editPromotion({ id, seen, form, actor, at }: Change): Promise<Result<null, DeskFailure>> {
  const { draft, problems } = readPromotion(form);
  if (!draft) return err({ kind: "invalid", problems });
  return transact<null, DeskFailure>(async (tx) => {
    const row = await tx.promotion.findUnique({ where: { id } });
    if (!row) return err({ kind: "not_found" });
    if (row.state === "held" || row.state === "cancelled") return err({ kind: "not_now" });
    if (row.state === "open" && draft.applyUntil === null) return err({ kind: "invalid", problems: { applyUntil: "deadline_missing" } });
    if (!(await claimPromotion(tx, id, seen, at))) return err({ kind: "changed" });
    const accepted = await tx.promotionParticipant.count({ where: { promotionId: id, state: "accepted" } });
    if (draft.places !== null && draft.places < accepted) return err({ kind: "invalid", problems: { places: "out_of_range" } });
    await tx.promotion.updateMany({ where: { id }, data: columns(draft) });
    const before = facts({ ...row, startsOn: fromDateColumn(row.startsOn), endsOn: fromDateColumn(row.endsOn), applyUntil: row.applyUntil ? fromDateColumn(row.applyUntil) : null });
    const changed = changedFacts(before, facts(draft));
    if (Object.keys(changed.after).length > 0) await recordAudit(tx, { actor, action: "promotion.edited", subjectType, subjectId: id, ...changed });
    return ok(null);
  });
}

/** Moves a programme to its next state by the table in promotion.ts; calling it off needs a reason. */
export async function movePromotion({ id, seen, form, actor, at }: Change): Promise<Result<null, DeskFailure>> {
  const wanted = PROMOTION_STATES.find((state) => state === form.get("state"));
  const reason = (form.get("reason") ?? "").trim();
  return transact<null, DeskFailure>(async (tx) => {
    const row = await tx.promotion.findUnique({ where: { id } });
    if (!row) return err({ kind: "not_found" });
    if (!wanted || !PROMOTION_NEXT[row.state].includes(wanted)) return err({ kind: "not_now" });
    if (wanted === "cancelled" && reason === "") return err({ kind: "reason_missing" });
    if (wanted === "open" && row.applyUntil === null) return err({ kind: "invalid", problems: { applyUntil: "deadline_missing" } });
    if (!(await claimPromotion(tx, id, seen, at))) return err({ kind: "changed" });
    await tx.promotion.updateMany({ where: { id, state: row.state }, data: { state: wanted } });
    await recordAudit(tx, { actor, action: "promotion.moved", subjectType, subjectId: id, before: { promotionState: row.state }, after: { promotionState: wanted }, reason: reason || undefined });
    return ok(null);
  });
}

/** Enters what came of a programme that was held; can be corrected. */
export async function enterResults({ id, seen, form, actor, at }: Change): Promise<Result<null, DeskFailure>> {
  const read = new FormReader(form);
  const result = {
    participantCount: read.optionalWhole("participantCount", 0, 100_000), visitors: read.optionalWhole("visitors", 0, 100_000_000),
    contracts: read.optionalWhole("contracts", 0, 100_000), sales: read.optionalWhole("salesVnd", 0, 1_000_000_000_000_000), resultNote: read.optionalText("resultNote", 2_000),
  };
  if (!read.ok) return err({ kind: "invalid", problems: read.problems });
  return transact<null, DeskFailure>(async (tx) => {
    const row = await tx.promotion.findUnique({ where: { id } });
    if (!row) return err({ kind: "not_found" });
    if (row.state !== "held") return err({ kind: "not_now" });
    if (!(await claimPromotion(tx, id, seen, at))) return err({ kind: "changed" });
    const { sales, ...rest } = result;
    await tx.promotion.updateMany({ where: { id }, data: { ...rest, salesVnd: sales === null ? null : BigInt(sales) } });
    const before = { participantCount: row.participantCount, visitors: row.visitors, contracts: row.contracts, sales: row.salesVnd === null ? null : Number(row.salesVnd), resultNote: row.resultNote };
    const changed = changedFacts(before, result);
    if (Object.keys(changed.after).length > 0) await recordAudit(tx, { actor, action: "promotion.results", subjectType, subjectId: id, ...changed });
    return ok(null);
  });
}

/** Takes a programme for this change if it still is as it was seen. */
export async function claimPromotion(tx: Db, id: string, seen: string, at: Date): Promise<boolean> {
  const expected = new Date(seen);
  if (Number.isNaN(expected.getTime())) return false;
  // Never the time it had: two changes in one millisecond must not both fit.
  const { count } = await tx.promotion.updateMany({ where: { id, updatedAt: expected }, data: { updatedAt: at > expected ? at : new Date(expected.getTime() + 1) } });
  return count === 1;
}

function columns({ startsOn, endsOn, applyUntil, ...draft }: PromotionDraft) {
  return { ...draft, startsOn: toDateColumn(startsOn), endsOn: toDateColumn(endsOn), applyUntil: applyUntil ? toDateColumn(applyUntil) : null };
}

function facts({ kind, title, organiser, place, startsOn, endsOn, applyUntil, places }: Omit<PromotionDraft, "terms">): AuditFacts {
  return { kind, title, organiser, place, startsOn, endsOn, applyUntil, places };
}
