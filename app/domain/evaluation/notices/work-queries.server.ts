import { db, type Db } from "~/platform/db/client.server";
import { leaveMessage } from "~/platform/jobs/outbox.server";

/** What waits for those who evaluate: a dossier at its commune or with the secretary, sheets to fill in, points to look at again. */
export const WORK_KINDS = ["filed", "to_check", "to_score", "to_rescore"] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** Leaves word for those whose turn it is; `id` is the round's where sheets are to be filled in, else the dossier's. */
export async function tellOfWork(tx: Db, kind: WorkKind, id: string, at: Date): Promise<void> {
  // The moment tells a second filing from the first repeated.
  await leaveMessage(tx, "mail.evaluation_work", { kind, id, at: at.toISOString() });
}

export type Work = {
  /** Of the dossier; of a round whose sheets are to be filled in, empty. */
  productName: string;
  producerName: unknown;
  receiptNumber: string;
  round: { year: number; no: number } | null;
  reason: string | null;
  people: { id: string; email: string; name: string; locale: string; /** Dossiers that wait for this person. */ dossiers: number }[];
};

/** Who is to be told of a piece of work and what about; null when it is gone or no longer waits. */
export async function findWork(kind: WorkKind, id: string): Promise<Work | null> {
  if (kind === "to_score") {
    const round = await db().evaluationRound.findUnique({ where: { id }, select: { year: true, no: true, state: true } });
    if (round?.state !== "scoring") return null;
    const sheets = await db().councilSheet.groupBy({ by: ["userId"], where: { dossier: { roundId: id }, state: "draft" }, _count: true });
    return { productName: "", producerName: null, receiptNumber: "", round, reason: null, people: await peopleOf(new Map(sheets.map(({ userId, _count }) => [userId, _count]))) };
  }
  const dossier = await db().dossier.findUnique({ where: { id }, include: { round: { select: { year: true, no: true } } } });
  if (!dossier || dossier.state !== WAITS_IN[kind]) return null;
  const [producer, readers] = await Promise.all([db().producer.findUniqueOrThrow({ where: { id: dossier.producerId }, select: { name: true } }), readersOf(kind, dossier)]);
  return {
    productName: dossier.productName, producerName: producer.name, receiptNumber: dossier.receiptNumber ?? "", round: dossier.round,
    reason: kind === "to_rescore" ? dossier.stateReason : null, people: await peopleOf(new Map(readers.map((userId) => [userId, 1]))),
  };
}

const WAITS_IN = { filed: "submitted", to_check: "forwarded", to_rescore: "scoring" } as const;

async function readersOf(kind: "filed" | "to_check" | "to_rescore", { id, communeCode, roundId }: { id: string; communeCode: string; roundId: string | null }): Promise<string[]> {
  const select = { userId: true };
  switch (kind) {
    case "filed": return idsOf(await db().communeOfficer.findMany({ where: { communeCode }, select }));
    case "to_check": return roundId === null ? [] : idsOf(await db().councilMember.findMany({ where: { roundId, role: "secretary" }, select }));
    case "to_rescore": return idsOf(await db().councilSheet.findMany({ where: { dossierId: id, state: "draft" }, select }));
  }
}

function idsOf(rows: readonly { userId: string }[]): string[] {
  return rows.map(({ userId }) => userId);
}

async function peopleOf(dossiers: ReadonlyMap<string, number>): Promise<Work["people"]> {
  const people = await db().user.findMany({ where: { id: { in: [...dossiers.keys()] }, disabledAt: null }, select: { id: true, email: true, name: true, locale: true }, orderBy: { id: "asc" } });
  return people.map((person) => ({ ...person, dossiers: dossiers.get(person.id) ?? 0 }));
}
