/** Finding and reading the columns of a producers' list, whoever wrote its headings; no I/O. */
import { fold } from "~/lib/vietnamese-text";
import type { Cell, Sheet } from "~/platform/spreadsheet/sheet";
import { withoutGuard } from "~/platform/spreadsheet/table";

/** Headings without tone marks, as people write them. */
export const LIST_HEADINGS = {
  sku: ["ma", "ma hang", "ma san pham", "sku", "number", "编号"],
  price: ["gia", "gia (d)", "gia ban", "don gia", "gia ban (d)", "price", "price (d)", "价格", "价格(越盾)", "价格（越盾）"],
  stock: ["con", "ton", "ton kho", "so luong", "so dang co", "kho", "left", "stock", "库存"],
  producer: ["nha san xuat", "chu the", "hop tac xa", "ma so thue", "producer", "tax code", "生产者"],
  product: ["san pham", "ten san pham", "ten hang", "product", "商品"],
  variant: ["ten loai", "loai", "loai hang", "quy cach", "name of the size", "variant", "规格名称"],
  unit: ["don vi", "don vi tinh", "dvt", "unit", "单位"],
  weight: ["khoi luong", "khoi luong (g)", "khoi luong tinh", "khoi luong tinh (g)", "net weight", "net weight (g)", "净重", "净重(克)", "净重（克）"],
  gtin: ["gtin", "ma vach", "ma vach gtin", "barcode", "条码"],
  set: ["bo", "bo san pham", "nhom", "set", "product set", "产品组"],
} as const satisfies Record<string, readonly string[]>;
export type ListColumn = keyof typeof LIST_HEADINGS;

const COLUMNS = Object.keys(LIST_HEADINGS) as ListColumn[];

export type FoundColumns = { line: number; at: Partial<Record<ListColumn, number>> };

/** Where each column is, by the first row whose headings are enough; null when there is none among the first twenty. */
export function findColumns(sheet: Sheet, enough: (at: FoundColumns["at"]) => boolean): FoundColumns | null {
  for (const { line, cells } of sheet.rows.slice(0, 20)) {
    const at: FoundColumns["at"] = {};
    cells.forEach((cell, index) => {
      const heading = typeof cell === "string" ? fold(cell) : "";
      for (const column of COLUMNS) if ((LIST_HEADINGS[column] as readonly string[]).includes(heading)) at[column] ??= index;
    });
    if (enough(at)) return { line, at };
  }
  return null;
}

/** What a row says in a column, as text; empty where the list has no such column. */
export function textAt(cells: readonly Cell[], columns: FoundColumns, column: ListColumn): string {
  const index = columns.at[column];
  const cell = index === undefined ? null : (cells[index] ?? null);
  if (typeof cell === "number") return String(cell).replace(".", ",");
  if (typeof cell === "string") return withoutGuard(cell).trim();
  return cell === null ? "" : "day" in cell ? cell.day : cell.text;
}
