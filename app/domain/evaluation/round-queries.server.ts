import { isStaff } from "~/domain/accounts/account";
import { namesOfUsers } from "~/domain/accounts/account-queries.server";
import { fromDateColumn, type LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import type { Prisma } from "~/platform/db/generated/client";
import { capacitiesOn, type Acting } from "./capacities.server";
import type { DossierKind } from "./dossier-kinds";
import type { Capacity, DossierState } from "./dossier-states";
import type { CouncilRole } from "./interest";
import type { RoundState } from "./round-states";

export type RoundSummary = {
  id: string;
  level: "district" | "province" | "ministry";
  year: number;
  no: number;
  state: RoundState;
  opensOn: LocalDate;
  closesOn: LocalDate;
  decideBy: LocalDate;
  /** How many of its dossiers stand where. */
  counts: Partial<Record<DossierState, number>>;
};

/** The rounds this person may see, the latest first: officers all, others those they sit on. */
export async function listRounds(user: Acting): Promise<RoundSummary[]> {
  const rounds = await db().evaluationRound.findMany({
    where: isStaff(user) ? {} : { council: { some: { userId: user.id } } },
    orderBy: [{ year: "desc" }, { no: "desc" }, { level: "asc" }],
    take: 200,
  });
  const counts = await db().dossier.groupBy({ by: ["roundId", "state"], where: { roundId: { in: rounds.map(({ id }) => id) } }, _count: true });
  return rounds.map((round) => ({
    ...summary(round),
    counts: Object.fromEntries(counts.filter(({ roundId }) => roundId === round.id).map(({ state, _count }) => [state, _count])),
  }));
}

function summary({ id, level, year, no, state, opensOn, closesOn, decideBy }: Prisma.EvaluationRoundGetPayload<object>) {
  return { id, level, year, no, state, opensOn: fromDateColumn(opensOn), closesOn: fromDateColumn(closesOn), decideBy: fromDateColumn(decideBy) };
}

export type RoundMember = {
  userId: string;
  name: string;
  role: CouncilRole;
  interests: { producerId: string; producer: string; reason: string }[];
  /** Producers of this round whom the member acts for. */
  actsFor: string[];
  sheets: number;
  submitted: number;
};

export type RoundDossier = {
  id: string;
  productName: string;
  producerId: string;
  producer: string;
  /** Of the producer, as decisions write it. */
  legalName: string;
  commune: string;
  setNo: number;
  kind: DossierKind;
  state: DossierState;
  receiptNumber: string | null;
  eligibleAt: Date | null;
  /** Its product number once it is certified. */
  number: string | null;
  sheets: number;
  submitted: number;
  result: { mean: string; stars: number; band: number; sheets: number | null; holding: string[]; certificateId: string | null } | null;
};

export type RoundPage = Omit<RoundSummary, "counts"> & {
  spreadPercent: number;
  totalSpread: number;
  quorum: number;
  legalBasis: string;
  decision: { authority: string; number: string; issuedOn: LocalDate } | null;
  publishedAt: Date | null;
  council: RoundMember[];
  dossiers: RoundDossier[];
  capacities: Capacity[];
};

/** A round with its council and dossiers, for somebody with a part in it; null for others. */
export async function findRound(id: string, user: Acting): Promise<RoundPage | null> {
  const round = await db().evaluationRound.findUnique({
    where: { id },
    include: {
      council: { include: { interests: true } },
      dossiers: { orderBy: [{ receiptNumber: "asc" }, { createdAt: "asc" }], include: { result: true, councilSheets: { select: { userId: true, state: true } } } },
    },
  });
  if (!round) return null;
  const capacities = await capacitiesOn(db(), user, { producerId: null, communeCode: null, roundId: id });
  if (capacities.length === 0) return null;
  const memberIds = round.council.map(({ userId }) => userId);
  const producerIds = [...new Set([...round.dossiers.map(({ producerId }) => producerId), ...round.council.flatMap(({ interests }) => interests.map(({ producerId }) => producerId))])];
  const [names, producers, legalNames, communes, acting, decision, numbers] = await Promise.all([
    namesOfUsers(memberIds),
    producerNames(producerIds),
    legalNamesOf(producerIds),
    communeNames(round.dossiers.map(({ communeCode }) => communeCode)),
    db().producerMember.findMany({ where: { userId: { in: memberIds }, producerId: { in: producerIds } } }),
    round.decisionId ? db().decision.findUnique({ where: { id: round.decisionId } }) : null,
    certificateNumbers(round.dossiers.map(({ result }) => result?.certificateId ?? null)),
  ]);
  const sheets = round.dossiers.flatMap(({ councilSheets }) => councilSheets);
  const order: CouncilRole[] = ["chair", "secretary", "member"];
  const { spreadPercent, totalSpread, quorum, legalBasis, publishedAt } = round;
  return {
    ...summary(round), spreadPercent, totalSpread, quorum, legalBasis, publishedAt, capacities,
    decision: decision && { authority: decision.authority, number: decision.number, issuedOn: fromDateColumn(decision.issuedOn) },
    council: round.council
      .map(({ userId, role, interests }) => ({
        userId, role, name: names.get(userId) ?? "",
        interests: interests.map(({ producerId, reason }) => ({ producerId, producer: producers.get(producerId) ?? "", reason })),
        actsFor: acting.filter((one) => one.userId === userId).map(({ producerId }) => producers.get(producerId) ?? ""),
        sheets: sheets.filter((sheet) => sheet.userId === userId).length,
        submitted: sheets.filter((sheet) => sheet.userId === userId && sheet.state === "submitted").length,
      }))
      .sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role) || a.name.localeCompare(b.name, "vi")),
    dossiers: round.dossiers.map(({ councilSheets, result, communeCode, ...dossier }) => ({
      id: dossier.id, productName: dossier.productName, producerId: dossier.producerId, producer: producers.get(dossier.producerId) ?? "", legalName: legalNames.get(dossier.producerId) ?? "", commune: communes.get(communeCode) ?? communeCode,
      setNo: dossier.setNo, kind: dossier.kind, state: dossier.state, receiptNumber: dossier.receiptNumber, eligibleAt: dossier.eligibleAt,
      number: numbers.get(result?.certificateId ?? "") ?? null,
      sheets: councilSheets.length, submitted: councilSheets.filter(({ state }) => state === "submitted").length,
      result: result && { mean: result.mean.toFixed(2), stars: result.stars, band: result.band, sheets: result.sheets, holding: heldCodes(result.holding), certificateId: result.certificateId },
    })),
  };
}

/** The codes of a result's `holding`. */
export function heldCodes(holding: Prisma.JsonValue): string[] {
  return Array.isArray(holding) ? holding.flatMap((held) => (typeof held === "object" && held !== null && "code" in held ? [String(held.code)] : [])) : [];
}

/** Vietnamese names of producers by id. */
export async function producerNames(ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db().producer.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, (name as LocalizedText).vi]));
}

async function legalNamesOf(ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db().producer.findMany({ where: { id: { in: [...ids] } }, select: { id: true, legalName: true } });
  return new Map(rows.map(({ id, legalName }) => [id, legalName]));
}

/** Full names of communes by code. */
export async function communeNames(codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await db().commune.findMany({ where: { code: { in: [...new Set(codes)] } }, select: { code: true, fullName: true } });
  return new Map(rows.map(({ code, fullName }) => [code, fullName]));
}

async function certificateNumbers(ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = ids.filter((id) => id !== null);
  const rows = await db().certificate.findMany({ where: { id: { in: wanted } }, select: { id: true, number: true } });
  return new Map(rows.map(({ id, number }) => [id, number]));
}
