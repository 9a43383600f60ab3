import { fromDateColumn, type LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { PROMOTION_STATES, type ParticipantState, type PromotionKind, type PromotionState } from "./promotion";

export type PromotionFacts = {
  id: string; kind: PromotionKind; state: PromotionState; title: string; organiser: string; place: string; startsOn: LocalDate; endsOn: LocalDate; applyUntil: LocalDate | null;
  places: number | null; terms: string | null; visitors: number | null; contracts: number | null; salesVnd: bigint | null; resultNote: string | null; participantCount: number | null; seen: string;
};
export type Participant = { id: string; producer: { id: string; name: LocalizedText; slug: string }; state: ParticipantState; wish: string; appliedAt: Date; decisionReason: string | null; contracts: number | null; salesVnd: bigint | null };

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

function findRow(id: string) {
  return db().promotion.findUnique({ where: { id }, include: { participants: { orderBy: { appliedAt: "asc" } } } });
}

function factsOf(row: Omit<Row, "participants">): PromotionFacts {
  const { id, kind, state, title, organiser, place, places, terms, visitors, contracts, salesVnd, resultNote, participantCount, updatedAt } = row;
  return {
    id, kind, state, title, organiser, place, places, terms, visitors, contracts, salesVnd, resultNote, participantCount,
    startsOn: fromDateColumn(row.startsOn), endsOn: fromDateColumn(row.endsOn), applyUntil: row.applyUntil ? fromDateColumn(row.applyUntil) : null, seen: updatedAt.toISOString(),
  };
}

export type ListedPromotion = PromotionFacts & { applied: number; accepted: number };
export const PROMOTIONS_PAGE_SIZE = 50;

/** A page of programmes, those to come and the latest first. */
export async function listPromotions({ state, year, page }: { state: string | null; year: number | null; page: number }): Promise<{ total: number; rows: ListedPromotion[] }> {
  const known = PROMOTION_STATES.find((one) => one === state);
  const where = { ...(known && { state: known }), ...(year && { startsOn: { gte: new Date(`${year}-01-01`), lte: new Date(`${year}-12-31`) } }) };
  const [total, rows] = await Promise.all([
    db().promotion.count({ where }),
    db().promotion.findMany({ where, include: { participants: { select: { state: true } } }, orderBy: [{ startsOn: "desc" }, { id: "asc" }], take: PROMOTIONS_PAGE_SIZE, skip: (page - 1) * PROMOTIONS_PAGE_SIZE }),
  ]);
  const count = (list: { state: ParticipantState }[], wanted: ParticipantState) => list.filter(({ state }) => state === wanted).length;
  return { total, rows: rows.map((row) => ({ ...factsOf(row), applied: count(row.participants, "applied"), accepted: count(row.participants, "accepted") })) };
}

/** A programme with all who asked to take part; null when there is none of that id. */
export async function findPromotion(id: string): Promise<{ promotion: PromotionFacts; participants: Participant[] } | null> {
  const row = await findRow(id);
  if (!row) return null;
  const producers = await db().producer.findMany({ where: { id: { in: row.participants.map(({ producerId }) => producerId) } }, select: { id: true, name: true, slug: true } });
  const known = new Map(producers.map((producer) => [producer.id, { ...producer, name: producer.name as LocalizedText }]));
  const participants = row.participants.flatMap(({ id, producerId, state, wish, appliedAt, decisionReason, contracts, salesVnd }) => {
    const producer = known.get(producerId);
    return producer ? [{ id, producer, state, wish, appliedAt, decisionReason, contracts, salesVnd }] : [];
  });
  return { promotion: factsOf(row), participants };
}

export type OfferedPromotion = PromotionFacts & { accepted: number; own: { state: ParticipantState; wish: string; decisionReason: string | null; contracts: number | null; salesVnd: bigint | null } | null };

/** What a producer sees: programmes that take applications or that it has to do with, the next first. */
export async function listPromotionsFor(producerId: string): Promise<OfferedPromotion[]> {
  const rows = await db().promotion.findMany({
    where: { OR: [{ state: "open" }, { state: { not: "draft" }, participants: { some: { producerId } } }] },
    include: { participants: { select: { producerId: true, state: true, wish: true, decisionReason: true, contracts: true, salesVnd: true } } },
    orderBy: [{ startsOn: "desc" }, { id: "asc" }],
    take: 100,
  });
  return rows.map((row) => {
    const own = row.participants.find((one) => one.producerId === producerId);
    return { ...factsOf(row), accepted: row.participants.filter(({ state }) => state === "accepted").length, own: own ? { state: own.state, wish: own.wish, decisionReason: own.decisionReason, contracts: own.contracts, salesVnd: own.salesVnd } : null };
  });
}
