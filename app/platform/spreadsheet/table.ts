/** What a column holds: `date` values are calendar days `YYYY-MM-DD`, `money` whole đồng, `score` points shown with two decimals, `figure` numbers of any kind, in groups of three and with the decimals they have. */
export type ColumnKind = "text" | "number" | "date" | "money" | "score" | "figure";

export type CellValue = string | number | bigint | null;

/** One sheet: a heading for each column, then rows by column key. */
export type Table<Key extends string = string> = {
  /** Name of the sheet. */
  title: string;
  columns: readonly { key: Key; title: string; kind: ColumnKind }[];
  rows: readonly Readonly<Record<Key, CellValue>>[];
};

/** What spreadsheets take for the beginning of a formula, in the full-width forms of East Asian keyboards too. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r]/u;

/** A text as it may stand in a spreadsheet: one that would be run as a formula gets an apostrophe in front. */
export function neutralise(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that `neutralise` was given: for reading a file that was written here. */
export function withoutGuard(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}
