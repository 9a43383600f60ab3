import { recordAudit } from "~/domain/audit/record-audit.server";
import { ok, type Result } from "~/lib/result";
import type { Db } from "~/platform/db/client.server";
import type { Prisma } from "~/platform/db/generated/client";
import { transact } from "~/platform/db/transact.server";
import { capacitiesOn, type Acting } from "./capacities.server";
import type { Capacity } from "./dossier-states";
import { fail, type EvaluationFailure } from "./failure";
import { actorOf } from "./on-dossier.server";
import { ROUND_MOVES, roundRefusal, type RoundMove } from "./round-states";

export type RoundRow = Prisma.EvaluationRoundGetPayload<object>;

/** Runs one step on a round in a transaction; its row is held until the end, so that of two presses the second sees the first. */
export function onRound<Value>(id: string, user: Acting, work: (tx: Db, round: RoundRow, capacities: Capacity[]) => Promise<Result<Value, EvaluationFailure>>): Promise<Result<Value, EvaluationFailure>> {
  return transact<Value, EvaluationFailure>(async (tx) => {
    await tx.$queryRaw`SELECT id FROM evaluation_round WHERE id = ${id}::uuid FOR UPDATE`;
    const round = await tx.evaluationRound.findUnique({ where: { id } });
    if (!round) return fail("not_found");
    const capacities = await capacitiesOn(tx, user, { producerId: null, communeCode: null, roundId: id });
    return capacities.length === 0 ? fail("not_found") : work(tx, round, capacities);
  });
}

/** Whether these capacities may make the move from where the round is. */
export function checkRoundMove(move: RoundMove, round: Pick<RoundRow, "state">, capacities: readonly Capacity[]): Result<null, EvaluationFailure> {
  const refusal = roundRefusal(move, round.state, capacities);
  if (!refusal) return ok(null);
  return fail(refusal.kind, refusal.kind === "wrong_state" ? { params: { state: refusal.state } } : {});
}

/** Moves a round on and writes the trail; ask `checkRoundMove` before. */
export async function moveRound(tx: Db, { round, move, user, at, data, facts }: {
  round: RoundRow;
  move: RoundMove;
  user: Acting;
  at: Date;
  data?: Prisma.EvaluationRoundUncheckedUpdateManyInput;
  facts?: Record<string, string | number | null>;
}): Promise<Result<null, EvaluationFailure>> {
  const { to } = ROUND_MOVES[move];
  const { count } = await tx.evaluationRound.updateMany({ where: { id: round.id, state: round.state }, data: { ...data, state: to, updatedAt: at } });
  if (count !== 1) return fail("wrong_state", { params: { state: round.state } });
  await recordAudit(tx, {
    actor: actorOf(user), action: move === "publish" ? "round.published" : "round.moved", subjectType: "round", subjectId: round.id,
    before: { state: round.state }, after: { state: to, ...facts },
  });
  return ok(null);
}
