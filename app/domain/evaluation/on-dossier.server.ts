import type { Actor } from "~/domain/audit/audit";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { ok, type Result } from "~/lib/result";
import type { Db } from "~/platform/db/client.server";
import type { Prisma } from "~/platform/db/generated/client";
import { transact } from "~/platform/db/transact.server";
import { capacitiesOn, type Acting } from "./capacities.server";
import { DOSSIER_MOVES, moveRefusal, type Capacity, type DossierMove, type DossierState } from "./dossier-states";
import { OCCASION_OF, type NoticeFacts } from "./notices/notice";
import { writeDossierNotices } from "./notices/write-dossier-notices.server";
import { fail, type EvaluationFailure } from "./failure";

export type DossierRow = Prisma.DossierGetPayload<object>;
export type Work<Value> = (tx: Db, dossier: DossierRow, capacities: Capacity[]) => Promise<Result<Value, EvaluationFailure>>;

/**
 * Runs one step on a dossier in a transaction. The row is held until the end, so that of two people (or two members who
 * submit at once) the second sees what the first did. A dossier that is not theirs is as if there were none.
 */
export function onDossier<Value>(id: string, user: Acting, work: Work<Value>): Promise<Result<Value, EvaluationFailure>> {
  return transact<Value, EvaluationFailure>(async (tx) => {
    await tx.$queryRaw`SELECT id FROM dossier WHERE id = ${id}::uuid FOR UPDATE`;
    return withCapacities(tx, id, user, work);
  });
}

/**
 * The same for work that leaves the dossier as it is, such as a council's marks: many may be at it side by side, and a step
 * of the dossier waits until they are done. Otherwise a member who marks quickly would wait for himself.
 */
export function besideDossier<Value>(id: string, user: Acting, work: Work<Value>): Promise<Result<Value, EvaluationFailure>> {
  return transact<Value, EvaluationFailure>(async (tx) => {
    await tx.$queryRaw`SELECT id FROM dossier WHERE id = ${id}::uuid FOR SHARE`;
    return withCapacities(tx, id, user, work);
  });
}

async function withCapacities<Value>(tx: Db, id: string, user: Acting, work: Work<Value>): Promise<Result<Value, EvaluationFailure>> {
  const dossier = await tx.dossier.findUnique({ where: { id } });
  if (!dossier) return fail("not_found");
  const capacities = await capacitiesOn(tx, user, dossier);
  return capacities.length === 0 ? fail("not_found") : work(tx, dossier, capacities);
}

type Step = {
  dossier: Pick<DossierRow, "id" | "state" | "producerId">;
  move: DossierMove;
  capacities: readonly Capacity[];
  actor: Actor;
  reason?: string;
  at: Date;
  /** Further columns of this step. */
  data?: Prisma.DossierUncheckedUpdateManyInput;
  /** What else the trail keeps of it. */
  facts?: Record<string, string | number | boolean | null>;
  /** What the producer's notice says of it beside the reason. */
  notice?: NoticeFacts;
};

/** Moves a dossier on, when the table of moves lets these capacities, writes the trail, and tells the producer where the step is one it is told of. */
export async function moveDossier(tx: Db, { dossier, move, capacities, actor, reason, at, data, facts, notice }: Step): Promise<Result<DossierState, EvaluationFailure>> {
  const refusal = moveRefusal(move, dossier.state, capacities);
  if (refusal) return fail(refusal.kind, refusal.kind === "wrong_state" ? { params: { state: refusal.state } } : {});
  const { to } = DOSSIER_MOVES[move];
  const { count } = await tx.dossier.updateMany({ where: { id: dossier.id, state: dossier.state }, data: { ...data, state: to, stateReason: reason ?? null, updatedAt: at } });
  if (count !== 1) return fail("wrong_state", { params: { state: dossier.state } });
  await recordAudit(tx, { actor, action: "dossier.moved", subjectType: "dossier", subjectId: dossier.id, before: { state: dossier.state }, after: { state: to, ...facts }, reason });
  const occasion = OCCASION_OF[move];
  if (occasion) await writeDossierNotices(tx, [{ dossierId: dossier.id, producerId: dossier.producerId, occasion, facts: notice, message: reason }], { actor, at });
  return ok(to);
}

export function actorOf(user: Acting): Actor {
  return { kind: "user", userId: user.id };
}
