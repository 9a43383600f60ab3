import type { Actor, AuditAction, AuditFacts, AuditSubject } from "~/domain/audit/audit";
import { changedFacts } from "~/domain/audit/audit";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { err, ok, type Result } from "~/lib/result";
import type { Db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import type { FieldProblems } from "./form-fields";

/** Why a change of one of the programme's records was refused. */
export type RecordFailure = { kind: "invalid"; problems: FieldProblems } | { kind: "changed" } | { kind: "not_found" } | { kind: "not_now" } | { kind: "reason_missing" };
export type RecordChange = { /** Null for a new record. */ id: string | null; /** Its `updatedAt` as it was shown. */ seen: string; form: ReadonlyMap<string, string>; actor: Actor; at: Date };
export type Saved = Result<{ id: string }, RecordFailure>;

type Plan = {
  actor: Actor;
  action: AuditAction;
  subjectType: AuditSubject;
  id: string;
  before: AuditFacts;
  after: AuditFacts;
  reason?: string;
  /** Saves, expecting what was seen; false when somebody was faster, "already" when the form was sent before, or what it breaks. */
  save(tx: Db): Promise<boolean | "already" | FieldProblems>;
};

/** Saves one record with its row of the trail, or nothing. `plan` loads and decides inside the transaction. */
export function changeRecord(plan: (tx: Db) => Promise<Plan | RecordFailure>): Promise<Saved> {
  return transact<{ id: string }, RecordFailure>(async (tx) => {
    const planned = await plan(tx);
    if ("kind" in planned) return err(planned);
    const { action, subjectType, id, before, after, reason, save } = planned;
    const saved = await save(tx);
    if (saved === false) return err({ kind: "changed" });
    if (saved === "already") return ok({ id });
    if (saved !== true) return err({ kind: "invalid", problems: saved });
    const facts = Object.keys(before).length === 0 ? { after } : changedFacts(before, after);
    if (Object.keys(facts.after).length > 0) await recordAudit(tx, { actor: planned.actor, action, subjectType, subjectId: id, ...facts, reason: reason || undefined });
    return ok({ id });
  });
}

/** How a moment is written into a form. Other spellings of dates, and days no calendar has, are nobody's `seen`. */
const WRITTEN = /^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** The moment a person saw a record; one that never was for what is no moment. */
export function seenAt(seen: string): Date {
  return WRITTEN.test(seen) ? new Date(seen) : new Date(0);
}

/** When a record changed, never the moment it had: two changes in one millisecond must not both fit. */
export function laterThan(seen: Date, at: Date): Date {
  return at > seen ? at : new Date(seen.getTime() + 1);
}
