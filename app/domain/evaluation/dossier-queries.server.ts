import { fromDateColumn, localDateAt, type LocalDate } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import type { Prisma } from "~/platform/db/generated/client";
import { capacitiesOn, type Acting } from "./capacities.server";
import type { CommunePoints } from "./commune-points";
import { communeDeadline, reEvaluationDeadline, type Deadline } from "./deadlines";
import type { DocumentKind, Gaps } from "./documents";
import type { DossierKind } from "./dossier-kinds";
import type { Capacity, DossierState } from "./dossier-states";
import type { HeldBack } from "./rating";
import { communeNames, producerNames } from "./round-queries.server";
import type { RoundState } from "./round-states";
import type { ScoreSheet } from "./score-sheet";
import { getScoreSheet } from "./score-sheet-queries.server";
import { findGaps } from "./submit-dossier.server";

export type Paper = { id: string; code: string | null; kind: DocumentKind; title: string; link: string | null; mediaType: string | null; bytes: number | null; addedAt: Date };

export type DossierPage = {
  id: string;
  kind: DossierKind;
  state: DossierState;
  stateReason: string | null;
  productName: string;
  setNo: number;
  producer: { id: string; name: string };
  commune: { code: string; name: string };
  listing: { slug: string } | null;
  certificate: { id: string; number: string; stars: number; expiresOn: LocalDate } | null;
  receiptNumber: string | null;
  story: string;
  submittedAt: Date | null;
  round: { id: string; level: string; year: number; no: number; state: RoundState; spreadPercent: number; totalSpread: number } | null;
  sheet: ScoreSheet;
  selfMarks: { code: string; ordinal: number; points: number; note: string | null }[];
  papers: Paper[];
  gaps: Gaps;
  communeReview: (CommunePoints & { note: string; reviewedAt: Date }) | null;
  result: { mean: string; stars: number; band: number; sheets: number | null; level: string; note: string; heldBack: HeldBack[]; certificateId: string | null } | null;
  /** How many members have a sheet on it, and how many of them have submitted. */
  sheets: { all: number; submitted: number };
  /** The day by which the next step is due, where the law sets one. */
  deadline: Deadline | null;
  /** Of the one who asks. */
  capacities: Capacity[];
};

/** A dossier for somebody with a part in it; null for everyone else. Members' marks are not in it. */
export async function findDossier(id: string, user: Acting, at: Date): Promise<DossierPage | null> {
  const row = await db().dossier.findUnique({
    where: { id },
    include: {
      round: true, result: true, communeReview: true,
      selfMarks: true, evidence: { orderBy: [{ kind: "asc" }, { addedAt: "asc" }] },
      councilSheets: { select: { state: true } },
    },
  });
  if (!row) return null;
  const capacities = await capacitiesOn(db(), user, row);
  if (capacities.length === 0) return null;
  const [producers, communes, sheet, gaps, certificate, listing] = await Promise.all([
    producerNames([row.producerId]),
    communeNames([row.communeCode]),
    getScoreSheet(db(), row.sheetId),
    findGaps(db(), row),
    row.certificateId ? db().certificate.findUnique({ where: { id: row.certificateId }, select: { id: true, number: true, stars: true, expiresOn: true } }) : null,
    row.productId ? db().product.findUnique({ where: { id: row.productId }, select: { slug: true } }) : null,
  ]);
  const { kind, state, stateReason, productName, setNo, receiptNumber, story, submittedAt, round, communeReview, result } = row;
  return {
    id, kind, state, stateReason, productName, setNo, receiptNumber, story, submittedAt, sheet, gaps, listing, capacities,
    producer: { id: row.producerId, name: producers.get(row.producerId) ?? "" },
    commune: { code: row.communeCode, name: communes.get(row.communeCode) ?? row.communeCode },
    certificate: certificate && { ...certificate, expiresOn: fromDateColumn(certificate.expiresOn) },
    round: round && { id: round.id, level: round.level, year: round.year, no: round.no, state: round.state, spreadPercent: round.spreadPercent, totalSpread: round.totalSpread },
    selfMarks: row.selfMarks.map(({ code, ordinal, points, note }) => ({ code, ordinal, points, note })),
    papers: row.evidence.map(({ id: paper, code, kind: of, title, link, mediaType, bytes, addedAt }) => ({ id: paper, code, kind: of, title, link, mediaType, bytes, addedAt })),
    communeReview: communeReview && {
      localMaterial: communeReview.localMaterial, localLabour: communeReview.localLabour, ideaOrigin: communeReview.ideaOrigin, localIdentity: communeReview.localIdentity,
      note: communeReview.note, reviewedAt: communeReview.reviewedAt,
    },
    result: result && {
      mean: result.mean.toFixed(2), stars: result.stars, band: result.band, sheets: result.sheets, level: result.level, note: result.note,
      heldBack: readHeld(result.holding), certificateId: result.certificateId,
    },
    sheets: { all: row.councilSheets.length, submitted: row.councilSheets.filter((one) => one.state === "submitted").length },
    deadline: dueDay(row, localDateAt(at)),
  };
}

function dueDay(row: { state: DossierState; kind: DossierKind; submittedAt: Date | null; eligibleAt: Date | null }, today: LocalDate): Deadline | null {
  if (row.state === "submitted" && row.submittedAt) return communeDeadline(localDateAt(row.submittedAt), today);
  const running: readonly DossierState[] = ["eligible", "scoring", "scored"];
  if (row.kind === "re_evaluation" && row.eligibleAt && running.includes(row.state)) return reEvaluationDeadline(localDateAt(row.eligibleAt), today);
  return null;
}

/** What `concludeDossier` wrote down of the requirements that were not met. */
function readHeld(holding: Prisma.JsonValue): HeldBack[] {
  return Array.isArray(holding) ? (holding as unknown as HeldBack[]) : [];
}

export type DossierLine = { id: string; productName: string; producer: string; commune: string; setNo: number; kind: DossierKind; state: DossierState; receiptNumber: string | null; submittedAt: Date | null; deadline: Deadline | null };

/** Dossiers a commune's officer has to check or has sent on, those waiting first. */
export async function listCommuneDossiers(user: Acting, at: Date): Promise<DossierLine[]> {
  const communes = await db().communeOfficer.findMany({ where: { userId: user.id }, select: { communeCode: true } });
  return listDossiers({ communeCode: { in: communes.map(({ communeCode }) => communeCode) }, state: { not: "draft" } }, at);
}

/** A producer's dossiers, the latest first. */
export function listProducerDossiers(producerId: string, at: Date): Promise<DossierLine[]> {
  return listDossiers({ producerId }, at);
}

async function listDossiers(where: Prisma.DossierWhereInput, at: Date): Promise<DossierLine[]> {
  const rows = await db().dossier.findMany({ where, orderBy: [{ createdAt: "desc" }, { id: "asc" }], take: 200 });
  const [producers, communes] = await Promise.all([producerNames(rows.map(({ producerId }) => producerId)), communeNames(rows.map(({ communeCode }) => communeCode))]);
  return rows
    .map(({ id, productName, producerId, communeCode, setNo, kind, state, receiptNumber, submittedAt, eligibleAt }) => ({
      id, productName, producer: producers.get(producerId) ?? "", commune: communes.get(communeCode) ?? communeCode, setNo, kind, state, receiptNumber, submittedAt,
      deadline: dueDay({ state, kind, submittedAt, eligibleAt }, localDateAt(at)),
    }))
    .sort((a, b) => Number(b.state === "submitted") - Number(a.state === "submitted"));
}

/** Which score sheet each of these dossiers is judged by. */
export async function findSheetIds(dossierIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db().dossier.findMany({ where: { id: { in: [...dossierIds] } }, select: { id: true, sheetId: true } });
  return new Map(rows.map(({ id, sheetId }) => [id, sheetId]));
}
