import { toDateColumn, type LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { db, type Db } from "~/platform/db/client.server";
import type { Prisma } from "~/platform/db/generated/client";
import type { OptionBranch, ScoreSection, ScoreSheet } from "./score-sheet";

const whole = { criteria: { orderBy: { ordinal: "asc" }, include: { options: { orderBy: { ordinal: "asc" } } } } } as const;

/** The sheet of a product set that holds on a day; null when no decision of that day has one. */
export async function findSheetInForce(tx: Db, setNo: number, day: LocalDate): Promise<{ id: string; instrument: string } | null> {
  const on = toDateColumn(day);
  return tx.scoreSheet.findFirst({ where: { setNo, validFrom: { lte: on }, OR: [{ validTo: null }, { validTo: { gt: on } }] }, select: { id: true, instrument: true } });
}

/** A sheet with everything on it. @throws when there is none of that id: dossiers refer to existing ones */
export async function getScoreSheet(tx: Db, id: string): Promise<ScoreSheet> {
  return toSheet(await tx.scoreSheet.findUniqueOrThrow({ where: { id }, include: whole }));
}

/** Several sheets by id, for dossiers of different sets. */
export async function readScoreSheets(ids: readonly string[]): Promise<Map<string, ScoreSheet>> {
  const rows = await db().scoreSheet.findMany({ where: { id: { in: [...new Set(ids)] } }, include: whole });
  return new Map(rows.map((row) => [row.id, toSheet(row)]));
}

function toSheet(row: Prisma.ScoreSheetGetPayload<{ include: typeof whole }>): ScoreSheet {
  return {
    id: row.id,
    setNo: row.setNo,
    instrument: row.instrument,
    name: row.name as LocalizedText,
    sections: row.sections as ScoreSection[],
    criteria: row.criteria.map(({ code, section, parentCode, label, maxPoints, minFor3, minFor4, minFor5, options }) => ({
      code, section, parentCode, label: label as LocalizedText, max: maxPoints,
      options: options.map(({ ordinal, points, branch }) => ({ ordinal, points, branch: branch as OptionBranch | null })),
      minimum: { ...(minFor3 === null ? {} : { 3: minFor3 }), ...(minFor4 === null ? {} : { 4: minFor4 }), ...(minFor5 === null ? {} : { 5: minFor5 }) },
    })),
  };
}
