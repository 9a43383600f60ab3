import type { AuditAction } from "~/domain/audit/audit";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { newId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import type { Db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import { leaveMessage } from "~/platform/jobs/outbox.server";
import { FIELDS, nextState, submissionProblems, type ApplicationFields, type ApplicationProblems, type ApplicationStep, type IdentityState } from "./application";
import { settleListings } from "../papers/settle-listings.server";
import { openProducer } from "./open-producer.server";

export type MoveFailure = { kind: "not_found" } | { kind: "wrong_state"; state: IdentityState } | { kind: "reason_missing" } | { kind: "incomplete"; problems: ApplicationProblems } | { kind: "tax_code_taken" };

type Move = { id: string; step: ApplicationStep; userId: string; reason?: string; at: Date };

const ACTIONS: Readonly<Record<ApplicationStep, AuditAction>> = {
  submit: "application.submitted",
  send_back: "application.sent_back",
  approve: "application.approved",
  reject: "application.rejected",
  expire: "application.expired",
  reopen: "application.reopened",
};
const NEEDS_REASON: readonly ApplicationStep[] = ["send_back", "reject", "expire"];

/**
 * Moves an application one step on. Approval opens the producer's area with the applicant as its owner, or verifies the
 * producer anew that it opened before. Sending back, rejecting and ending an identity need a reason, which the applicant is told.
 */
export async function moveApplication({ id, step, userId, reason = "", at }: Move): Promise<Result<IdentityState, MoveFailure>> {
  if (NEEDS_REASON.includes(step) && reason.trim() === "") return err({ kind: "reason_missing" });
  return transact<IdentityState, MoveFailure>(async (tx) => {
    const row = await tx.producerApplication.findUnique({ where: { id }, include: { papers: { select: { kind: true } } } });
    if (!row) return err({ kind: "not_found" });
    const to = nextState(row.state, step);
    if (to === null) return err({ kind: "wrong_state", state: row.state });
    const fields = Object.fromEntries(FIELDS.map((field) => [field, row[field]])) as ApplicationFields;
    if (step === "submit") {
      const problems = submissionProblems(fields, row.papers);
      if (Object.keys(problems).length > 0) return err({ kind: "incomplete", problems });
    }
    const moved = await tx.producerApplication.updateMany({ where: { id, state: row.state }, data: { ...facts(step, reason, userId, at), state: step === "approve" ? row.state : to } });
    if (moved.count === 0) return err({ kind: "wrong_state", state: row.state });
    if (step === "approve") {
      const producerId = await openProducer(tx, { fields, applicantId: row.userId, producerId: row.producerId, at });
      if (producerId === null) return err({ kind: "tax_code_taken" });
      await tx.producerApplication.update({ where: { id }, data: { state: to, producerId } });
      await settleListings(tx, { producerId, actor: { kind: "user", userId }, at });
    }
    if (step === "expire" && row.producerId) {
      // Ended by an officer: no renewed paper brings it back.
      await tx.producer.update({ where: { id: row.producerId }, data: { verification: "expired", lapsedAt: null } });
      await settleListings(tx, { producerId: row.producerId, actor: { kind: "user", userId }, at });
    }
    if (step === "send_back") await say(tx, { id, authorId: userId, fromOfficer: true, text: reason, at });
    await recordAudit(tx, {
      actor: { kind: "user", userId }, action: ACTIONS[step], subjectType: "application", subjectId: id,
      before: { state: row.state }, after: { state: to }, ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
    });
    if (step !== "reopen" && step !== "submit") await leaveMessage(tx, "mail.application", { applicationId: id, occasion: step, key: newId() });
    return ok(to);
  });
}

function facts(step: ApplicationStep, reason: string, userId: string, at: Date) {
  if (step === "submit") return { submittedAt: at, updatedAt: at };
  if (step === "approve") return { decidedAt: at, decidedBy: userId, reason: null, updatedAt: at };
  if (step === "reject" || step === "expire") return { decidedAt: at, decidedBy: userId, reason: reason.trim(), updatedAt: at };
  return { updatedAt: at };
}

/** Writes what an officer asks or an applicant answers; it stands for ever. Officers' words are sent by mail too. */
export async function sayOnApplication(said: { id: string; authorId: string; fromOfficer: boolean; text: string; at: Date }): Promise<Result<null, { kind: "reason_missing" }>> {
  if (said.text.trim() === "") return err({ kind: "reason_missing" });
  return transact<null, { kind: "reason_missing" }>(async (tx) => {
    await say(tx, said);
    if (said.fromOfficer) await leaveMessage(tx, "mail.application", { applicationId: said.id, occasion: "question", key: newId() });
    return ok(null);
  });
}

async function say(tx: Db, { id, authorId, fromOfficer, text, at }: { id: string; authorId: string; fromOfficer: boolean; text: string; at: Date }): Promise<void> {
  await tx.applicationMessage.create({ data: { id: newId(), applicationId: id, authorId, fromOfficer, text: text.trim().slice(0, 2_000), at } });
}
