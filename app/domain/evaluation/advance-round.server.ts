import { recordAudit } from "~/domain/audit/record-audit.server";
import { ok, type Result } from "~/lib/result";
import type { Db } from "~/platform/db/client.server";
import type { Acting } from "./capacities.server";
import { tellOfWork } from "./notices/work-queries.server";
import { fail, type EvaluationFailure } from "./failure";
import { actorOf } from "./on-dossier.server";
import { checkRoundMove, moveRound, onRound, type RoundRow } from "./on-round.server";
import { UNDECIDED } from "./round-states";

/** Opens a round for communes' requests, or calls it off. */
export function openOrCancelRound({ id, move, user, at }: { id: string; move: "open" | "cancel"; user: Acting; at: Date }): Promise<Result<null, EvaluationFailure>> {
  return onRound(id, user, async (tx, round, capacities) => {
    const allowed = checkRoundMove(move, round, capacities);
    if (!allowed.ok) return allowed;
    if (move === "cancel" && (await tx.dossier.count({ where: { roundId: id } })) > 0) return fail("undecided");
    return moveRound(tx, { round, move, user, at });
  });
}

/**
 * Begins the scoring: every accepted dossier gets a sheet for each member without an interest in its producer. Refused
 * without a chair and a secretary, while a dossier waits for the secretary's check, or where fewer members than the
 * quorum could score one (`params.product`).
 */
export function startScoring({ id, user, at }: { id: string; user: Acting; at: Date }): Promise<Result<{ dossiers: number }, EvaluationFailure>> {
  return onRound(id, user, async (tx, round, capacities) => {
    const allowed = checkRoundMove("start_scoring", round, capacities);
    if (!allowed.ok) return allowed;
    const refused = await councilRefusal(tx, round);
    if (refused) return refused;
    await tx.$executeRaw`
      INSERT INTO council_sheet (dossier_id, user_id)
      SELECT d.id, m.user_id FROM dossier AS d JOIN council_member AS m ON m.round_id = d.round_id AND m.role <> 'secretary'
      WHERE d.round_id = ${id}::uuid AND d.state = 'eligible'
        AND NOT EXISTS (SELECT 1 FROM council_interest AS i WHERE i.round_id = d.round_id AND i.user_id = m.user_id AND i.producer_id = d.producer_id)
        AND NOT EXISTS (SELECT 1 FROM producer_member AS p WHERE p.producer_id = d.producer_id AND p.user_id = m.user_id)`;
    const dossiers = await tx.dossier.findMany({ where: { roundId: id, state: "eligible" }, select: { id: true, productName: true, _count: { select: { councilSheets: true } } } });
    const short = dossiers.find(({ _count }) => _count.councilSheets < round.quorum);
    if (short) return fail("no_quorum", { params: { product: short.productName, quorum: round.quorum } });
    await tx.dossier.updateMany({ where: { roundId: id, state: "eligible" }, data: { state: "scoring", updatedAt: at } });
    // The trail is a chain: its rows are written one after the other.
    for (const dossier of dossiers) {
      await recordAudit(tx, { actor: actorOf(user), action: "dossier.moved", subjectType: "dossier", subjectId: dossier.id, before: { state: "eligible" }, after: { state: "scoring", sheets: dossier._count.councilSheets } });
    }
    const moved = await moveRound(tx, { round, move: "start_scoring", user, at, data: { scoringAt: at }, facts: { dossiers: dossiers.length } });
    if (!moved.ok) return moved;
    await tellOfWork(tx, "to_score", id, at);
    return ok({ dossiers: dossiers.length });
  });
}

async function councilRefusal(tx: Db, round: RoundRow) {
  const council = await tx.councilMember.findMany({ where: { roundId: round.id } });
  const seated = (role: string) => council.some((member) => member.role === role);
  if (!seated("chair") || !seated("secretary") || council.length - 1 < round.quorum) return fail("council_incomplete", { params: { quorum: round.quorum } });
  if ((await tx.dossier.count({ where: { roundId: round.id, state: "forwarded" } })) > 0) return fail("unchecked");
  return (await tx.dossier.count({ where: { roundId: round.id, state: "eligible" } })) === 0 ? fail("unchecked") : null;
}

/** The chair closes a round once every dossier in it is decided. */
export function concludeRound({ id, user, at }: { id: string; user: Acting; at: Date }): Promise<Result<null, EvaluationFailure>> {
  return onRound(id, user, async (tx, round, capacities) => {
    const allowed = checkRoundMove("conclude", round, capacities);
    if (!allowed.ok) return allowed;
    if ((await tx.dossier.count({ where: { roundId: id, state: { in: [...UNDECIDED] } } })) > 0) return fail("undecided");
    return moveRound(tx, { round, move: "conclude", user, at, data: { concludedAt: at } });
  });
}
