import { fromDateColumn, type LocalDate } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import type { DossierState } from "./dossier-states";
import { nextStar, type Lift } from "./next-star";
import { scorable, type Marks, type ScoreSheet } from "./score-sheet";
import { getScoreSheet } from "./score-sheet-queries.server";
import { readUnsealedSheets } from "./unsealed-sheets.server";

export type ScorePoint = { certificateId: string; number: string; issuedOn: LocalDate; score: string; stars: number; instrument: string };

export type ScoreHistory = {
  productName: string;
  /** Each recognition of the product, the earliest first. */
  points: ScorePoint[];
  /** What would lift it to the next star, from the council's sheets of its last evaluation, else its producer's own. */
  lift: { from: "council" | "self"; target: number; missing: number; requirements: Labelled[]; steps: Labelled[] } | null;
};
const DECIDED: readonly DossierState[] = ["certified", "not_recognised"];
type Labelled = Lift & { label: ScoreSheet["criteria"][number]["label"] };

/**
 * The scores of a product over the years: certificates joined by the listing they cover, or renewed in a dossier, or of
 * the same producer, set and name. Null when the certificate is not the producer's (`producerId`: null for staff).
 */
export async function readScoreHistory(certificateId: string, producerId: string | null): Promise<ScoreHistory | null> {
  const certificate = await db().certificate.findUnique({ where: { id: certificateId }, include: { links: { select: { productId: true } } } });
  if (!certificate || (producerId !== null && certificate.producerId !== producerId)) return null;
  const products = certificate.links.map(({ productId }) => productId);
  const rows = await db().certificate.findMany({
    where: { producerId: certificate.producerId, setNo: certificate.setNo, OR: [{ id: certificateId }, { productName: certificate.productName }, { links: { some: { productId: { in: products } } } }] },
    orderBy: [{ issuedOn: "asc" }, { number: "asc" }],
  });
  const points = rows.map(({ id, number, issuedOn, score, stars, legalBasis }) => ({ certificateId: id, number, issuedOn: fromDateColumn(issuedOn), score: score.toFixed(2), stars, instrument: legalBasis }));
  return { productName: certificate.productName, points, lift: await readLift(rows.map(({ id }) => id), products) };
}

/** From the last dossier that was decided, else from the latest that its producer scored to the end: half a sheet says nothing. */
async function readLift(certificateIds: string[], productIds: string[]): Promise<ScoreHistory["lift"]> {
  const dossiers = await db().dossier.findMany({
    where: { OR: [{ certificateId: { in: certificateIds } }, { productId: { in: productIds } }, { result: { certificateId: { in: certificateIds } } }] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }], include: { selfMarks: true }, take: 20,
  });
  const decided = dossiers.find(({ state }) => DECIDED.includes(state));
  const dossier = decided ?? dossiers.find(({ selfMarks }) => selfMarks.length > 0);
  if (!dossier) return null;
  const sheet = await getScoreSheet(db(), dossier.sheetId);
  // Members' marks are the council's until its result is out.
  const council = decided ? ((await readUnsealedSheets(db(), [dossier.id])).get(dossier.id) ?? []).map(({ marks }) => marks) : [];
  if (council.length === 0 && dossier.selfMarks.length < scorable(sheet).length) return null;
  const own: Marks = new Map(dossier.selfMarks.map(({ code, points }) => [code, points]));
  const next = nextStar(sheet, council.length > 0 ? council : [own]);
  if (!next) return null;
  const labelled = (lift: Lift): Labelled => ({ ...lift, label: sheet.criteria.find(({ code }) => code === lift.code)?.label ?? { vi: lift.code } });
  return { from: council.length > 0 ? "council" : "self", target: next.target, missing: next.missing, requirements: next.requirements.map(labelled), steps: next.steps.map(labelled) };
}
