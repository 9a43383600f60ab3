import type { Actor } from "~/domain/audit/audit";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import { leaveMessage } from "~/platform/jobs/outbox.server";
import type { ImportCheck } from "./check-register";
import { checkImport } from "./import-check.server";
import { loadImport } from "./import-record.server";
import { writeImport, type Applied } from "./write-import.server";

export const IMPORT_TOPIC = "certificates.import";

export type ApplyFailure =
  | { kind: "not_found" }
  /** It is being written, was written, or its columns are not settled. */
  | { kind: "closed" }
  | { kind: "problems" }
  /** Producers were found by likeness, and nobody has said that they are right. */
  | { kind: "unconfirmed" }
  | { kind: "nothing_new" };

/** Hands a file without problems to the background; the page of the import tells how far it is. */
export async function requestImport({ id, confirmed, actor }: { id: string; confirmed: boolean; actor: Actor }): Promise<Result<null, ApplyFailure>> {
  const record = await loadImport(db(), id);
  if (!record) return err({ kind: "not_found" });
  if (record.state !== "mapped") return err({ kind: "closed" });
  const refusal = refusalOf(await checkImport(db(), record), confirmed);
  if (refusal) return err(refusal);
  return transact<null, ApplyFailure>(async (tx) => {
    const { count } = await tx.decisionImport.updateMany({ where: { id, state: "mapped" }, data: { state: "applying", doneCount: 0 } });
    if (count === 0) return err({ kind: "closed" });
    await leaveMessage(tx, IMPORT_TOPIC, { importId: id, userId: actor.kind === "user" ? actor.userId : null });
    return ok(null);
  });
}

/**
 * Writes an import that waits to be written: all its new certificates and decisions in one transaction with their rows of
 * the trail, or none. Where the register has changed meanwhile so that a row no longer fits, it goes back to be looked at.
 */
export async function applyImport({ id, confirmed, actor, at }: { id: string; confirmed: boolean; actor: Actor; at: Date }): Promise<Result<Applied, ApplyFailure>> {
  const record = await loadImport(db(), id);
  if (!record) return err({ kind: "not_found" });
  if (record.state !== "applying") return err({ kind: "closed" });
  const check = await checkImport(db(), record);
  const refusal = refusalOf(check, confirmed);
  const result = refusal ? err(refusal) : await transact<Applied, ApplyFailure>((tx) => writeImport(tx, { id, check, actor, at }));
  if (!result.ok && result.error.kind !== "closed") await db().decisionImport.updateMany({ where: { id, state: "applying" }, data: { state: "mapped", doneCount: 0 } });
  return result;
}

function refusalOf(check: ImportCheck, confirmed: boolean): ApplyFailure | null {
  if (check.problemCount > 0 || check.factProblems.length > 0) return { kind: "problems" };
  if (check.newCount === 0) return { kind: "nothing_new" };
  return check.similarCount > 0 && !confirmed ? { kind: "unconfirmed" } : null;
}
