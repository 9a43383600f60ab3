import type { Actor } from "~/domain/audit/audit";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { newId } from "~/lib/id";
import { fromDateColumn, localDateAt } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import { normalise } from "~/lib/vietnamese-text";
import type { Db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import { PARTICIPANT_NEXT, takesApplications, type ParticipantState } from "./promotion";

export type ParticipantFailure = { kind: "not_found" } | { kind: "closed" } | { kind: "full" } | { kind: "not_now" } | { kind: "wish_missing" } | { kind: "reason_missing" };

/** A producer asks to take part, or asks again after withdrawing. Refused after the deadline. */
export async function applyToPromotion({ promotionId, producerId, wish, actor, at }: { promotionId: string; producerId: string; wish: string; actor: Actor; at: Date }): Promise<Result<null, ParticipantFailure>> {
  const text = normalise(wish.replaceAll("\0", "")).slice(0, 1_000);
  if (text === "") return err({ kind: "wish_missing" });
  return transact<null, ParticipantFailure>(async (tx) => {
    const promotion = await lockPromotion(tx, promotionId);
    if (!promotion || promotion.state === "draft") return err({ kind: "not_found" });
    if (!takesApplications({ state: promotion.state, applyUntil: promotion.applyUntil ? fromDateColumn(promotion.applyUntil) : null }, localDateAt(at))) return err({ kind: "closed" });
    const row = await tx.promotionParticipant.findUnique({ where: { promotionId_producerId: { promotionId, producerId } } });
    if (row && !PARTICIPANT_NEXT[row.state].producer.includes("applied")) return err({ kind: "not_now" });
    const by = actor.kind === "user" ? actor.userId : null;
    const id = row?.id ?? newId();
    if (row) await tx.promotionParticipant.updateMany({ where: { id, state: row.state }, data: { state: "applied", wish: text, appliedAt: at, appliedBy: by } });
    else await tx.promotionParticipant.create({ data: { id, promotionId, producerId, wish: text, appliedAt: at, appliedBy: by } });
    await recordAudit(tx, { actor, action: "promotion.applied", subjectType: "promotion", subjectId: promotionId, before: { participant: row?.state ?? null }, after: { participant: "applied", producer: producerId } });
    return ok(null);
  });
}

/** A producer takes its application or its place back, until the programme is held. */
export async function withdrawFromPromotion({ promotionId, producerId, actor }: { promotionId: string; producerId: string; actor: Actor }): Promise<Result<null, ParticipantFailure>> {
  return transact<null, ParticipantFailure>(async (tx) => {
    const promotion = await lockPromotion(tx, promotionId);
    const row = promotion && (await tx.promotionParticipant.findUnique({ where: { promotionId_producerId: { promotionId, producerId } } }));
    if (!promotion || !row) return err({ kind: "not_found" });
    if (promotion.state === "held" || promotion.state === "cancelled" || !PARTICIPANT_NEXT[row.state].producer.includes("withdrawn")) return err({ kind: "not_now" });
    await tx.promotionParticipant.updateMany({ where: { id: row.id, state: row.state }, data: { state: "withdrawn" } });
    await recordAudit(tx, { actor, action: "promotion.withdrawn", subjectType: "promotion", subjectId: promotionId, before: { participant: row.state }, after: { participant: "withdrawn", producer: producerId } });
    return ok(null);
  });
}

/** An officer accepts, as long as there is a place, or declines with a reason. Two officers at once wait for each other. */
export async function decideParticipant(
  { promotionId, participantId, state, reason, actor, at }: { promotionId: string; participantId: string; state: string; reason: string; actor: Actor; at: Date },
): Promise<Result<null, ParticipantFailure>> {
  const wanted = (["accepted", "declined"] as const).find((one) => one === state);
  const why = normalise(reason.replaceAll("\0", "")).slice(0, 500);
  if (wanted === "declined" && why === "") return err({ kind: "reason_missing" });
  return transact<null, ParticipantFailure>(async (tx) => {
    const promotion = await lockPromotion(tx, promotionId);
    const row = promotion && (await tx.promotionParticipant.findFirst({ where: { id: participantId, promotionId } }));
    if (!promotion || !row) return err({ kind: "not_found" });
    const running = promotion.state === "open" || promotion.state === "closed";
    if (!wanted || !running || !PARTICIPANT_NEXT[row.state].officer.includes(wanted)) return err({ kind: "not_now" });
    if (wanted === "accepted" && promotion.places !== null) {
      const taken = await tx.promotionParticipant.count({ where: { promotionId, state: "accepted" } });
      if (taken >= promotion.places) return err({ kind: "full" });
    }
    const by = actor.kind === "user" ? actor.userId : null;
    await tx.promotionParticipant.updateMany({ where: { id: row.id, state: row.state }, data: { state: wanted, decidedAt: at, decidedBy: by, decisionReason: why || null } });
    await recordAudit(tx, {
      actor, action: "promotion.decided", subjectType: "promotion", subjectId: promotionId,
      before: { participant: row.state satisfies ParticipantState }, after: { participant: wanted, producer: row.producerId }, reason: why || undefined,
    });
    return ok(null);
  });
}

/** The programme, held until the end of the transaction, so that places are counted one after the other. */
async function lockPromotion(tx: Db, id: string) {
  await tx.$queryRaw`SELECT 1 FROM promotion WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.promotion.findUnique({ where: { id } });
}
