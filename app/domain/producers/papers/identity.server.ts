import type { Actor } from "~/domain/audit/audit";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { newId } from "~/lib/id";
import { fromDateColumn, localDateAt } from "~/lib/local-date";
import { db, type Db } from "~/platform/db/client.server";
import { leaveMessage } from "~/platform/jobs/outbox.server";
import { lapsedPapers, type HeldPaper } from "./paper";
import { settleListings } from "./settle-listings.server";

export type IdentityStep = "lapse" | "restore";

/** How an identity moves by its papers alone; what officers decide about it is the state table of its application. */
export const IDENTITY_STEPS: Readonly<Record<IdentityStep, { from: "verified" | "expired"; to: "verified" | "expired" }>> = {
  lapse: { from: "verified", to: "expired" },
  // Only of one that lapsed by its papers: what an officer has ended, no paper brings back.
  restore: { from: "expired", to: "verified" },
};

/** Which of the papers that a producer must hold have run out at this moment. */
export async function lapsedPapersOf(tx: Db, producerId: string, at: Date): Promise<string[]> {
  const { kind, papers } = await tx.producer.findUniqueOrThrow({ where: { id: producerId }, select: { kind: true, papers: { where: { state: "verified" }, select: { kind: true, issuedOn: true, validUntil: true } } } });
  const held: HeldPaper[] = papers.map((paper) => ({ kind: paper.kind, state: "verified", issuedOn: fromDateColumn(paper.issuedOn), validUntil: paper.validUntil && fromDateColumn(paper.validUntil) }));
  return lapsedPapers(kind, held, localDateAt(at));
}

/** Where a producer's identity stands for itself: it has lapsed by these papers, an officer has ended it, or neither. */
export async function identityOf(producerId: string, at: Date): Promise<{ identity: "lapsed" | "ended" | "holds"; lapsed: string[] }> {
  const { verification, lapsedAt } = await db().producer.findUniqueOrThrow({ where: { id: producerId }, select: { verification: true, lapsedAt: true } });
  if (lapsedAt !== null) return { identity: "lapsed", lapsed: await lapsedPapersOf(db(), producerId, at) };
  return { identity: verification === "verified" ? "holds" : "ended", lapsed: [] };
}

/**
 * Moves an identity by its papers, with its listings, audited and told by mail. False when it is not where the step begins:
 * somebody was faster, or an officer has ended it.
 */
export async function moveIdentity(tx: Db, { producerId, step, papers, actor, at }: { producerId: string; step: IdentityStep; papers: readonly string[]; actor: Actor; at: Date }): Promise<boolean> {
  const { from, to } = IDENTITY_STEPS[step];
  const { count } = await tx.producer.updateMany({
    where: { id: producerId, verification: from, ...(step === "restore" ? { lapsedAt: { not: null } } : {}) },
    data: { verification: to, lapsedAt: step === "lapse" ? at : null },
  });
  if (count === 0) return false;
  await recordAudit(tx, { actor, action: step === "lapse" ? "producer.lapsed" : "producer.restored", subjectType: "producer", subjectId: producerId, before: { state: from }, after: { state: to, kinds: papers.join(", ") } });
  await settleListings(tx, { producerId, actor, at });
  await leaveMessage(tx, "mail.paper", { producerId, occasion: step, papers: papers.join(","), key: newId() });
  return true;
}
