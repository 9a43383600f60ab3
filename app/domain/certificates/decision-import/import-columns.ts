import { fold } from "~/lib/vietnamese-text";
import type { Cell, Sheet, SheetRow } from "~/platform/spreadsheet/sheet";

/** What a column of a decision's list can hold. */
export const IMPORT_FIELDS = [
  "number", "productName", "producerName", "taxCode", "commune", "district", "setNo", "stars", "score", "issuedOn", "legalBasis",
  "decisionAuthority", "decisionNumber", "decisionDate",
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Field → column, counted from 1. */
export type ColumnMapping = Partial<Record<ImportField, number>>;

/** Without a column for each of these no row can be read; the decision may come from the form. */
export const NEEDED_FIELDS: readonly ImportField[] = ["number", "productName", "producerName", "commune", "setNo", "stars", "score"];

/** How offices head these columns, folded; a heading that is one of these, or else begins with one. */
const ALIASES: Record<ImportField, readonly string[]> = {
  number: ["ma so san pham", "ma san pham", "ma so ocop", "ma ocop", "ma so", "so giay chung nhan", "so gcn", "ma chung nhan", "product number"],
  productName: ["ten san pham", "san pham", "ten sp", "product name", "product"],
  producerName: ["ten chu the", "chu the", "chu the san xuat", "co so san xuat", "don vi san xuat", "nha san xuat", "ten co so", "producer"],
  taxCode: ["ma so thue", "mst", "ma so doanh nghiep", "tax code"],
  commune: ["xa phuong", "xa, phuong", "xa/phuong", "dia ban", "xa", "dia chi", "noi san xuat", "phuong xa", "ma xa", "commune"],
  district: ["huyen", "quan huyen", "huyen, thanh pho", "huyen/thanh pho", "district"],
  setNo: ["bo san pham", "bo so", "bo sp", "ma bo", "bo", "nhom san pham", "phan nhom", "product set", "set"],
  stars: ["hang sao", "xep hang", "so sao", "hang", "ket qua phan hang", "phan hang", "sao", "stars"],
  score: ["tong diem", "diem so", "diem danh gia", "so diem", "diem", "diem trung binh", "score"],
  issuedOn: ["ngay cap", "ngay cap giay chung nhan", "ngay cap gcn", "ngay cong nhan", "ngay ky giay", "issued on", "issued"],
  legalBasis: ["can cu", "can cu phap ly", "van ban ap dung", "bo tieu chi", "legal basis"],
  decisionAuthority: ["co quan ban hanh", "co quan cong nhan", "co quan cap", "authority"],
  decisionNumber: ["so quyet dinh", "so qd", "quyet dinh", "quyet dinh so", "decision"],
  decisionDate: ["ngay quyet dinh", "ngay qd", "ngay ban hanh", "decision date"],
};

/** Headings are looked for this far down: above them stand the office, the title, the number of the decision. */
const DEEPEST_HEADER = 25;

export type Header = { line: number; titles: string[]; signature: string };

/** The line that heads the table: the one with most headings that are known. Null when none has three. */
export function findHeader(sheet: Sheet): Header | null {
  let best: { row: SheetRow; known: number } | null = null;
  for (const row of sheet.rows.slice(0, DEEPEST_HEADER)) {
    const known = Object.keys(guessMapping(row.cells.map(titleOf))).length;
    if (known >= 3 && known > (best?.known ?? 0)) best = { row, known };
  }
  return best && headerAt(best.row);
}

/** The heading that stands on a line; null when the line is empty. */
export function headerOn(sheet: Sheet, line: number): Header | null {
  const row = sheet.rows.find((candidate) => candidate.line === line);
  return row ? headerAt(row) : null;
}

function headerAt(row: SheetRow): Header {
  const titles = row.cells.map(titleOf);
  return { line: row.line, titles, signature: titles.map(fold).join("|").slice(0, 2_000) };
}

function titleOf(cell: Cell): string {
  return typeof cell === "string" || typeof cell === "number" ? String(cell).replaceAll(/\s+/g, " ").trim() : "";
}

/** A merged heading over several columns: what is below it is nobody's. */
export function mergedHeading(sheet: Sheet, line: number): { line: number; from: number; to: number } | null {
  const merge = sheet.merges.find(({ top, bottom, left, right }) => top <= line && bottom >= line && right > left);
  return merge ? { line, from: merge.left, to: merge.right } : null;
}

/** Which column holds what, by its heading; a heading that is exactly a known one goes before one that begins like it. */
export function guessMapping(titles: readonly string[]): ColumnMapping {
  const folded = titles.map((title) => fold(title).replaceAll(/\([^)]*\)/g, " ").replaceAll(/[*:.]/g, " ").replaceAll(/\s+/g, " ").trim());
  const mapping: ColumnMapping = {};
  const taken = new Set<number>();
  const take = (fits: (title: string, alias: string) => boolean): void => {
    for (const field of IMPORT_FIELDS) {
      if (mapping[field] !== undefined) continue;
      for (const alias of ALIASES[field]) {
        const index = folded.findIndex((title, at) => !taken.has(at) && fits(title, alias));
        if (index < 0) continue;
        mapping[field] = index + 1;
        taken.add(index);
        break;
      }
    }
  };
  take((title, alias) => title === alias);
  take((title, alias) => alias.length >= 5 && title.startsWith(`${alias} `));
  return mapping;
}

/** A mapping as it comes from a form or the database: known fields, columns of the table, each at most once. */
export function readMapping(entries: Iterable<readonly [string, unknown]>, columns: number): { mapping: ColumnMapping; twice: ImportField[] } {
  const mapping: ColumnMapping = {};
  const twice: ImportField[] = [];
  const taken = new Set<number>();
  for (const [name, value] of entries) {
    const field = IMPORT_FIELDS.find((known) => known === name);
    const column = Number(value);
    if (!field || !Number.isInteger(column) || column < 1 || column > columns) continue;
    if (taken.has(column)) twice.push(field);
    else mapping[field] = column;
    taken.add(column);
  }
  return { mapping, twice };
}
