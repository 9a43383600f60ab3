import type { Table } from "~/platform/spreadsheet/table";

type Column = "sku" | "product" | "variant" | "unit" | "price" | "stock";
type Row = { sku: string; product: string; variant: string; unit: string; priceVnd: number; available: number };

/** Prices and counts as a sheet to save, edit and read back (`readPriceList`). */
export function priceTable(rows: readonly Row[], headings: Readonly<Record<Column | "title", string>>): Table<Column> {
  return {
    title: headings.title,
    columns: [
      { key: "sku", title: headings.sku, kind: "text" }, { key: "product", title: headings.product, kind: "text" }, { key: "variant", title: headings.variant, kind: "text" },
      { key: "unit", title: headings.unit, kind: "text" }, { key: "price", title: headings.price, kind: "money" }, { key: "stock", title: headings.stock, kind: "number" },
    ],
    rows: rows.map(({ sku, product, variant, unit, priceVnd, available }) => ({ sku, product, variant, unit, price: priceVnd, stock: available })),
  };
}
