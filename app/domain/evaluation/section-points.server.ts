import { db } from "~/platform/db/client.server";
import type { LocalizedText } from "~/lib/localized-text";
import { isFinished, type DossierState } from "./dossier-states";
import { hundredthsText, meanHundredths } from "./rating";
import { scorable, type Marks, type ScoreSheet } from "./score-sheet";
import { readUnsealedSheets } from "./unsealed-sheets.server";

export type SectionPoints = { code: string; name: LocalizedText; max: number; own: number; /** Mean of the council's sheets; null when there are none to show. */ given: string | null };

/** Points by part of the sheet: the producer's own, and the council's once the dossier is decided. */
export async function readSectionPoints(dossier: { id: string; state: DossierState; sheet: ScoreSheet }, own: Marks): Promise<SectionPoints[]> {
  const sheets = isFinished(dossier.state) ? ((await readUnsealedSheets(db(), [dossier.id])).get(dossier.id) ?? []) : [];
  return dossier.sheet.sections.map(({ code, name, max }) => {
    const codes = scorable(dossier.sheet).filter(({ section }) => section === code);
    const sum = (marks: Marks): number => codes.reduce((total, criterion) => total + (marks.get(criterion.code) ?? 0), 0);
    return { code, name, max, own: sum(own), given: sheets.length === 0 ? null : hundredthsText(meanHundredths(sheets.map(({ marks }) => sum(marks)))) };
  });
}
