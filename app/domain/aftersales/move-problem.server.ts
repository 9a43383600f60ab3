import type { AuditAction } from "~/domain/audit/audit";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { newId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { transact } from "~/platform/db/transact.server";
import { leaveMessage } from "~/platform/jobs/outbox.server";
import { actorOf } from "./party.server";
import { problemAfter, type ProblemParty, type ProblemState, type ProblemStep } from "./problem";
import { MESSAGE_LENGTH, plainText } from "./talk";

export type ProblemMoveRefusal = { kind: "not_found" | "stale" | "empty" | "too_long" };
type Move = { shipmentId: string; id: string; from: string; step: ProblemStep; party: ProblemParty; userId: string | null; note: string; at: Date };

const ACTIONS: Readonly<Record<ProblemStep, AuditAction>> = { answer: "problem.answered", resolve: "problem.resolved", reopen: "problem.reopened" };

/** Moves a problem a step on, with a note that both sides read. */
export async function moveProblem({ shipmentId, id, from, step, party, userId, note, at }: Move): Promise<Result<ProblemState, ProblemMoveRefusal>> {
  const clean = plainText(note);
  if (clean === "") return err({ kind: "empty" });
  if (clean.length > MESSAGE_LENGTH) return err({ kind: "too_long" });
  return transact<ProblemState, ProblemMoveRefusal>(async (tx) => {
    const row = await tx.shipmentProblem.findFirst({ where: { id, shipmentId } });
    if (!row) return err({ kind: "not_found" });
    const state = row.state as ProblemState;
    const to = problemAfter(state, step, row.bySeller ? "seller" : "buyer", party);
    if (to === null || state !== from) return err({ kind: "stale" });
    const facts =
      step === "answer" ? { answer: clean, answeredAt: at } : step === "resolve" ? { resolution: clean, resolvedAt: at, resolvedBy: party } : {};
    const moved = await tx.shipmentProblem.updateMany({ where: { id, state }, data: { state: to, ...facts } });
    if (moved.count === 0) return err({ kind: "stale" });
    const parcel = await tx.shipment.findUniqueOrThrow({ where: { id: shipmentId }, select: { orderId: true } });
    await recordAudit(tx, {
      actor: actorOf(userId), action: ACTIONS[step], subjectType: "order", subjectId: parcel.orderId, before: { shipment: shipmentId, state }, after: { shipment: shipmentId, state: to, by: party }, reason: clean,
    });
    // Why it is not settled is said where both read it.
    if (step === "reopen") await tx.shipmentMessage.create({ data: { id: newId(), shipmentId, fromSeller: party === "seller", authorId: userId, text: clean, at, toldAt: at } });
    for (const occasion of party === "buyer" ? ["to_seller"] : party === "seller" ? ["to_buyer"] : ["to_buyer", "to_seller"]) await leaveMessage(tx, "mail.aftersales", { about: "problem", id, occasion, key: newId() });
    return ok(to);
  });
}
