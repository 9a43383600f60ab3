import { db } from "~/platform/db/client.server";
import type { Acting } from "./capacities.server";
import type { DossierState } from "./dossier-states";
import { producerNames } from "./round-queries.server";

export type OwnSheet = {
  state: "draft" | "submitted";
  total: number | null;
  comment: string;
  submittedAt: Date | null;
  marks: { code: string; ordinal: number; points: number; note: string | null; cited: string[] }[];
  /** What the council was asked to look at again, with the reason; empty in the first scoring. */
  asked: { code: string; reason: string }[];
};

/** A member's own sheet on a dossier; null when they have none. Nobody else's marks are read here. */
export async function findOwnSheet(dossierId: string, userId: string): Promise<OwnSheet | null> {
  const [sheet, asked] = await Promise.all([
    db().councilSheet.findUnique({ where: { dossierId_userId: { dossierId, userId } }, include: { marks: { include: { citations: { select: { evidenceId: true } } } } } }),
    db().rescoreRequest.findMany({ where: { dossierId, closedAt: null }, select: { code: true, reason: true } }),
  ]);
  if (!sheet) return null;
  const { state, total, comment, submittedAt } = sheet;
  return {
    state, total, comment, submittedAt, asked,
    marks: sheet.marks.map(({ code, ordinal, points, note, citations }) => ({ code, ordinal, points, note, cited: citations.map(({ evidenceId }) => evidenceId) })),
  };
}

export type ToScore = { dossierId: string; productName: string; producer: string; setNo: number; state: DossierState; sheet: "draft" | "submitted"; marked: number; criteria: number; again: boolean };

/** The dossiers a member has a sheet on in rounds that are being scored: those to be filled in first. */
export async function listToScore(user: Acting): Promise<ToScore[]> {
  const sheets = await db().councilSheet.findMany({
    where: { userId: user.id, dossier: { round: { state: "scoring" } } },
    include: {
      _count: { select: { marks: true } },
      dossier: { include: { sheet: { select: { _count: { select: { criteria: { where: { scorable: true } } } } } }, _count: { select: { rescores: { where: { closedAt: null } } } } } },
    },
  });
  const producers = await producerNames(sheets.map(({ dossier }) => dossier.producerId));
  return sheets
    .map(({ dossier, state, _count }) => ({
      dossierId: dossier.id, productName: dossier.productName, producer: producers.get(dossier.producerId) ?? "", setNo: dossier.setNo, state: dossier.state,
      sheet: state, marked: _count.marks, criteria: dossier.sheet._count.criteria, again: dossier._count.rescores > 0,
    }))
    .sort((a, b) => Number(a.sheet === "submitted") - Number(b.sheet === "submitted") || a.productName.localeCompare(b.productName, "vi"));
}
