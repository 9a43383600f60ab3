/** A price list as a file: reading it against what is there; no I/O. */
import { readWhole } from "~/lib/vietnamese-number";
import type { Sheet } from "~/platform/spreadsheet/sheet";
import { findColumns, textAt } from "./list-columns";

export type ListedVariant = { id: string; sku: string; priceVnd: number; available: number };
export type ListProblem = { line: number; kind: "unknown_sku" | "twice" | "price" | "stock"; value: string };
export type ListChange = { line: number; variantId: string; sku: string; price: { seen: number; wanted: number } | null; stock: { seen: number; wanted: number } | null };
export type ListReading = { changes: ListChange[]; problems: ListProblem[]; unchanged: number };

/**
 * What a file would change. An empty cell and what is the same already change nothing, so that a list read back as it was
 * written does nothing at all. Bad cells are named with their line; null when the headings cannot be found.
 */
export function readPriceList(sheet: Sheet, variants: readonly ListedVariant[]): ListReading | null {
  const columns = findColumns(sheet, (at) => at.sku !== undefined && (at.price !== undefined || at.stock !== undefined));
  if (!columns) return null;
  const bySku = new Map(variants.map((variant) => [variant.sku.toUpperCase(), variant]));
  const reading: ListReading = { changes: [], problems: [], unchanged: 0 };
  const seen = new Set<string>();
  for (const { line, cells } of sheet.rows) {
    if (line <= columns.line) continue;
    const sku = textAt(cells, columns, "sku");
    if (sku === "") continue;
    const variant = bySku.get(sku.toUpperCase());
    if (!variant || seen.has(variant.id)) {
      reading.problems.push({ line, kind: variant ? "twice" : "unknown_sku", value: sku });
      continue;
    }
    seen.add(variant.id);
    const number = (column: "price" | "stock", present: number, least: number, most: number) => {
      const text = textAt(cells, columns, column);
      if (text === "") return null;
      const wanted = readWhole(text);
      if (wanted === null || wanted < least || wanted > most) reading.problems.push({ line, kind: column, value: text.slice(0, 50) });
      return wanted === null || wanted < least || wanted > most || wanted === present ? null : { seen: present, wanted };
    };
    const price = number("price", variant.priceVnd, 1, 1_000_000_000);
    const stock = number("stock", variant.available, 0, 1_000_000);
    if (price || stock) reading.changes.push({ line, variantId: variant.id, sku: variant.sku, price, stock });
    else reading.unchanged += 1;
  }
  return reading;
}

/** Changes as short texts for a form, a few hundred each: what was seen goes along, so that nothing newer is overwritten. */
export function packChanges(changes: readonly ListChange[]): string[] {
  const part = (value: ListChange["price"]) => (value ? `${value.seen}>${value.wanted}` : "");
  const rows = changes.map(({ variantId, price, stock }) => `${variantId}:${part(price)}:${part(stock)}`);
  return Array.from({ length: Math.ceil(rows.length / 200) }, (_, index) => rows.slice(index * 200, index * 200 + 200).join(","));
}

/** Back from the form; what is malformed is left out. */
export function unpackChanges(texts: readonly string[]): Pick<ListChange, "variantId" | "price" | "stock">[] {
  const part = (text: string) => {
    const match = /^(\d{1,13})>(\d{1,10})$/.exec(text);
    return match ? { seen: Number(match[1]), wanted: Number(match[2]) } : null;
  };
  return texts.flatMap((text) => text.split(",")).flatMap((row) => {
    const [variantId = "", price = "", stock = ""] = row.split(":");
    const change = { variantId, price: part(price), stock: part(stock) };
    const sound = (change.price === null || (change.price.wanted >= 1 && change.price.wanted <= 1_000_000_000)) && (change.stock === null || change.stock.wanted <= 1_000_000);
    return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(variantId) && sound ? [change] : [];
  });
}
