import { recordAudit } from "~/domain/audit/record-audit.server";
import { newId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { normalise } from "~/lib/vietnamese-text";
import type { Db } from "~/platform/db/client.server";
import { leaveMessage } from "~/platform/jobs/outbox.server";
import { lapsedPapersOf, moveIdentity } from "./identity.server";
import { PAPER_STEPS, type PaperStep } from "./paper";
import { settleListings } from "./settle-listings.server";

export type DecidePaperFailure = { kind: "not_found" | "wrong_state" | "reason_missing" | "number_taken" };
export type PaperDecision = { id: string; step: PaperStep; reason: string; userId: string; at: Date };
/** A paper as it is when it is decided. */
export type DecidedPaper = { id: string; producerId: string; kind: string; number: string; body: string; scope: string | null; issuedOn: Date; validUntil: Date | null; products: { productId: string }[] };

const ACTIONS = { verify: "paper.verified", reject: "paper.rejected", revoke: "paper.revoked", withdraw: "paper.withdrawn" } as const;

/**
 * An officer's step with a paper, within the caller's transaction. What follows from it happens with it: a verified paper
 * brings back the identity and the listings that had lapsed without it, a revoked licence takes listings off. The producer is
 * told by mail.
 */
export async function decidePaperIn(tx: Db, { id, step, reason, userId, at }: PaperDecision): Promise<Result<DecidedPaper, DecidePaperFailure>> {
  const { from, to, by, reason: asked } = PAPER_STEPS[step];
  const why = normalise(reason).slice(0, 1_000);
  if (by !== "officer") return err({ kind: "wrong_state" });
  if (asked && why === "") return err({ kind: "reason_missing" });
  const paper = await tx.producerPaper.findUnique({ where: { id }, include: { products: { select: { productId: true } } } });
  if (!paper) return err({ kind: "not_found" });
  const { count } = await tx.producerPaper.updateMany({ where: { id, state: from }, data: { state: to, reason: why || null, decidedAt: at, decidedBy: userId } });
  if (count === 0) return err({ kind: "wrong_state" });
  const actor = { kind: "user", userId } as const;
  const { producerId, kind, number } = paper;
  await recordAudit(tx, { actor, action: ACTIONS[step], subjectType: "paper", subjectId: id, before: { state: from }, after: { state: to, producer: producerId, kind, number }, ...(why === "" ? {} : { reason: why }) });
  await leaveMessage(tx, "mail.paper", { producerId, occasion: step, paperId: id, key: newId() });
  if (step === "verify" && (await lapsedPapersOf(tx, producerId, at)).length === 0) await moveIdentity(tx, { producerId, step: "restore", papers: [kind], actor, at });
  await settleListings(tx, { producerId, actor, at });
  return ok(paper);
}
