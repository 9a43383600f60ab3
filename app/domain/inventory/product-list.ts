/** A list of products of many producers, read against the catalogue; no I/O. */
import { readNewVariant, type NewVariant } from "~/domain/catalog/variants/variant-form";
import { readWhole } from "~/lib/vietnamese-number";
import { fold } from "~/lib/vietnamese-text";
import type { Cell, Sheet } from "~/platform/spreadsheet/sheet";
import { findColumns, textAt, type FoundColumns, type ListColumn } from "./list-columns";

export type KnownVariant = { id: string; sku: string; producerId: string; productId: string; product: string; variant: string; unit: string; priceVnd: number; available: number; gtin: string | null; netWeightG: number };
export type KnownProduct = { id: string; producerId: string; name: string; setNo: number };
export type KnownProducer = { id: string; slug: string; legalName: string; name: string; taxCode: string | null };
/** What the list is read against. `drafts` are products that are being written, by producer and name. */
export type Catalogue = { variants: readonly KnownVariant[]; products: readonly KnownProduct[]; producers: readonly KnownProducer[]; drafts: readonly { producerId: string; name: string }[] };

export type ProductProblem = {
  line: number;
  /** Counted from 1. */
  column: number;
  kind: "unknown_sku" | "twice" | "missing" | "invalid" | "unknown_producer" | "not_here" | "gtin_taken";
  value: string;
};
type Seen = { seen: number; wanted: number };
export type RowChange = { line: number; producerId: string; variantId: string; sku: string; price: Seen | null; stock: Seen | null };
export type RowAddition = { line: number; producerId: string; productId: string; product: string; variant: NewVariant };
/** A product that is not in the shop yet: it becomes a draft, for its label and pictures are still to come and to be checked. */
export type NewProduct = { line: number; producerId: string; name: string; setNo: number; variants: NewVariant[] };
export type ProductReading = { changes: RowChange[]; additions: RowAddition[]; products: NewProduct[]; problems: ProductProblem[]; unchanged: number };

const SEPARATOR = "\u0000";
const keyOf = (...parts: string[]): string => parts.map(fold).join(SEPARATOR);
const FIELD_COLUMN = { name: "variant", unit: "unit", weight: "weight", price: "price", stock: "stock", gtin: "gtin" } as const;

/**
 * What a list would change: prices and counts of variants that are there (by number, or by producer, product and variant),
 * new variants of products that are there, and drafts of products that are not. Empty cells change nothing. Null when no row
 * has headings enough.
 */
export function readProductList(sheet: Sheet, catalogue: Catalogue): ProductReading | null {
  const columns = findColumns(sheet, (at) => (at.sku !== undefined && (at.price !== undefined || at.stock !== undefined)) || (at.producer !== undefined && at.product !== undefined && at.variant !== undefined));
  if (!columns) return null;
  const index = indexOf(catalogue);
  const reading: ProductReading = { changes: [], additions: [], products: [], problems: [], unchanged: 0 };
  const seen = new Set<string>();
  for (const { line, cells } of sheet.rows) {
    if (line > columns.line && cells.some((cell) => cell !== null && cell !== "")) readRow({ line, cells, columns, index, reading, seen });
  }
  return reading;
}

function indexOf({ variants, products, producers, drafts }: Catalogue) {
  return {
    bySku: new Map(variants.map((variant) => [variant.sku.toUpperCase(), variant])),
    byName: new Map(variants.map((variant) => [keyOf(variant.producerId, variant.product, variant.variant), variant])),
    products: new Map(products.map((product) => [keyOf(product.producerId, product.name), product])),
    producers: new Map(producers.flatMap((producer) => [producer.slug, producer.legalName, producer.name, producer.taxCode].flatMap((name) => (name ? [[fold(name), producer] as const] : [])))),
    drafts: new Set(drafts.map(({ producerId, name }) => keyOf(producerId, name))),
    gtins: new Set(variants.flatMap(({ gtin }) => gtin ?? [])),
  };
}

type Row = { line: number; cells: readonly Cell[]; columns: FoundColumns; index: ReturnType<typeof indexOf>; reading: ProductReading; seen: Set<string> };

function problem({ line, cells, columns, reading }: Row, column: ListColumn, kind: ProductProblem["kind"]): void {
  reading.problems.push({ line, column: (columns.at[column] ?? 0) + 1, kind, value: textAt(cells, columns, column).slice(0, 50) });
}

function readRow(row: Row): void {
  const { line, cells, columns, index, reading, seen } = row;
  const text = (column: ListColumn) => textAt(cells, columns, column);
  const sku = text("sku");
  if (sku !== "") {
    const known = index.bySku.get(sku.toUpperCase());
    return known ? changeRow(row, known) : problem(row, "sku", "unknown_sku");
  }
  const producer = index.producers.get(fold(text("producer")));
  if (!producer) return problem(row, "producer", text("producer") === "" ? "missing" : "unknown_producer");
  if (text("product") === "") return problem(row, "product", "missing");
  const known = index.byName.get(keyOf(producer.id, text("product"), text("variant")));
  if (known) return changeRow(row, known);

  const product = index.products.get(keyOf(producer.id, text("product")));
  const setNo = product?.setNo ?? readWhole(text("set"));
  if (setNo === null || setNo < 1 || setNo > 26) return problem(row, "set", text("set") === "" ? "missing" : "invalid");
  const form = new Map([["mode", "stock"], ...Object.entries(FIELD_COLUMN).map(([field, column]): [string, string] => [field, text(column)])]);
  const { variant, faults } = readNewVariant(form, setNo);
  const wrong = Object.entries(faults).flatMap(([field, fault]) => (field in FIELD_COLUMN ? [[FIELD_COLUMN[field as keyof typeof FIELD_COLUMN], fault] as const] : []));
  for (const [column, fault] of wrong) problem(row, column, fault === "missing" ? "missing" : "invalid");
  const place = keyOf(producer.id, text("product"), variant.name);
  if (seen.has(place)) problem(row, "variant", "twice");
  if (variant.gtin !== null && index.gtins.has(variant.gtin)) problem(row, "gtin", "gtin_taken");
  if (wrong.length > 0 || seen.has(place) || (variant.gtin !== null && index.gtins.has(variant.gtin))) return;
  seen.add(place);
  if (variant.gtin !== null) index.gtins.add(variant.gtin);
  if (product) reading.additions.push({ line, producerId: producer.id, productId: product.id, product: product.name, variant });
  else if (index.drafts.has(keyOf(producer.id, text("product")))) reading.unchanged += 1;
  else addToProduct(reading, { line, producerId: producer.id, name: text("product"), setNo, variants: [variant] });
}

/** Rows of one product that is not there yet are its variants. */
function addToProduct(reading: ProductReading, product: NewProduct): void {
  const place = keyOf(product.producerId, product.name);
  const begun = reading.products.find((one) => keyOf(one.producerId, one.name) === place);
  if (begun) begun.variants.push(...product.variants);
  else reading.products.push(product);
}

/** Price and count change at once; what the label says changes at the desk, where it is checked. */
function changeRow(row: Row, known: KnownVariant): void {
  const { line, cells, columns, reading, seen } = row;
  if (seen.has(known.id)) return problem(row, columns.at.sku === undefined ? "variant" : "sku", "twice");
  seen.add(known.id);
  const before = reading.problems.length;
  const fixed: [ListColumn, string][] = [["product", known.product], ["variant", known.variant], ["unit", known.unit], ["gtin", known.gtin ?? ""], ["weight", String(known.netWeightG)]];
  for (const [column, present] of fixed) {
    const typed = textAt(cells, columns, column);
    const same = column === "weight" ? readWhole(typed) === known.netWeightG : fold(typed) === fold(present);
    if (typed !== "" && !same) problem(row, column, "not_here");
  }
  const number = (column: "price" | "stock", present: number, least: number, most: number): Seen | null => {
    const typed = textAt(cells, columns, column);
    if (typed === "") return null;
    const wanted = readWhole(typed);
    if (wanted === null || wanted < least || wanted > most) {
      problem(row, column, "invalid");
      return null;
    }
    return wanted === present ? null : { seen: present, wanted };
  };
  const [price, stock] = [number("price", known.priceVnd, 1, 1_000_000_000), number("stock", known.available, 0, 1_000_000)];
  if (reading.problems.length > before) return;
  if (price || stock) reading.changes.push({ line, producerId: known.producerId, variantId: known.id, sku: known.sku, price, stock });
  else reading.unchanged += 1;
}
