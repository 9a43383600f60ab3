import { rate, totalOf, type Rating } from "./rating";
import { scorable, type Marks, type ScoreSheet } from "./score-sheet";

/** One mark of one member, as the export of a round's sheets has it: everything the published totals rest on. */
export type SheetLine = {
  dossier: string;
  product: string;
  sheet: string;
  /** 1, 2 … in the order of submission: names may repeat. */
  seat: number;
  member: string;
  code: string;
  criterion: string;
  max: number;
  points: number;
};

/** The lines of one dossier's sheets, member by member in the order of the sheet. */
export function sheetLines(dossier: { id: string; productName: string }, sheet: ScoreSheet, members: readonly { name: string; marks: Marks }[]): SheetLine[] {
  return members.flatMap(({ name, marks }, index) =>
    scorable(sheet).map(({ code, label, max }) => ({
      dossier: dossier.id, product: dossier.productName, sheet: sheet.id, seat: index + 1, member: name, code, criterion: label.vi, max, points: marks.get(code) ?? 0,
    })),
  );
}

export type Recomputed = Rating & { totals: number[] };

/** Recomputes every dossier's result from exported lines; the sheets say which points are required. */
export function recompute(lines: readonly Pick<SheetLine, "dossier" | "sheet" | "seat" | "code" | "points">[], sheets: ReadonlyMap<string, ScoreSheet>): Map<string, Recomputed> {
  const dossiers = new Map<string, { sheet: string; seats: Map<number, Map<string, number>> }>();
  for (const { dossier, sheet, seat, code, points } of lines) {
    const entry = dossiers.get(dossier) ?? { sheet, seats: new Map<number, Map<string, number>>() };
    dossiers.set(dossier, entry);
    entry.seats.set(seat, (entry.seats.get(seat) ?? new Map<string, number>()).set(code, points));
  }
  return new Map([...dossiers].flatMap(([dossier, { sheet: id, seats }]) => {
    const sheet = sheets.get(id);
    if (!sheet) return [];
    const members = [...seats.values()];
    return [[dossier, { ...rate(sheet, members), totals: members.map((marks) => totalOf(sheet, marks)) }]];
  }));
}
