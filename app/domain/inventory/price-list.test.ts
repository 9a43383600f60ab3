import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSpreadsheet } from "~/platform/spreadsheet/read-spreadsheet.server";
import type { Sheet } from "~/platform/spreadsheet/sheet";
import { writeCsv } from "~/platform/spreadsheet/write-csv";
import { writeXlsx } from "~/platform/spreadsheet/write-xlsx.server";
import { packChanges, readPriceList, unpackChanges } from "./price-list";
import { priceTable } from "./price-table";

const HEADINGS = { title: "Giá và kho", sku: "Mã", product: "Sản phẩm", variant: "Tên loại", unit: "Đơn vị", price: "Giá (đ)", stock: "Còn" };
const row = (sku: string, priceVnd: number, available: number) => ({ id: `0193b0a0-0000-7000-8000-${sku.padStart(12, "0")}`, sku, product: "=Na dai", variant: "Hộp", unit: "hộp", priceVnd, available });
const rows = [row("1", 45_000, 12), row("2", 1_250_000, 0)];

async function sheetOf(text: string | Uint8Array): Promise<Sheet> {
  const read = await readSpreadsheet(typeof text === "string" ? new TextEncoder().encode(text) : text);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

describe("a price list", () => {
  // Each file is opened in a thread of its own, which takes its time to start.
  it("read back as it was written changes nothing, as CSV and as XLSX", { timeout: 120_000 }, async () => {
    const table = priceTable(rows, HEADINGS);
    for (const file of [writeCsv(table), await writeXlsx(table)]) {
      expect(readPriceList(await sheetOf(file), rows)).toEqual({ changes: [], problems: [], unchanged: 2 });
    }
  });

  const made = (...rows: (string | number | null)[][]): Sheet => ({
    name: "", rows: rows.map((cells, index) => ({ line: index + 1, cells })), merges: [], hiddenLines: [], otherSheets: [], date1904: false, encoding: null,
  });

  it("says what changes and names bad cells with their line", () => {
    const reading = readPriceList(made(["Bảng giá"], ["TỒN KHO", "Mã hàng", "Giá bán"], [15, "1", "45k"], [null, "2", "1,3tr"], [4, 1, 9], ["5", "9", "5"]), rows);
    expect(reading?.changes).toMatchObject([{ line: 3, sku: "1", price: null, stock: { seen: 12, wanted: 15 } }, { line: 4, sku: "2", price: { seen: 1_250_000, wanted: 1_300_000 }, stock: null }]);
    expect(reading?.problems).toEqual([{ line: 5, kind: "twice", value: "1" }, { line: 6, kind: "unknown_sku", value: "9" }]);
    const bad = readPriceList(made(["Mã", "Giá (đ)", "Còn"], ["1", "không bán", -4], ["2", 12.5, "0"]), rows);
    expect(bad?.problems).toEqual([{ line: 2, kind: "price", value: "không bán" }, { line: 2, kind: "stock", value: "-4" }, { line: 3, kind: "price", value: "12,5" }]);
    expect(bad?.changes).toEqual([]);
    expect(readPriceList(made(["Tên", "Ghi chú"], ["a", "b"]), rows)).toBeNull();
  });

  it("comes back from a form as it went in", () => {
    const number = fc.record({ seen: fc.integer({ min: 0, max: 1_000_000 }), wanted: fc.integer({ min: 1, max: 1_000_000 }) });
    fc.assert(fc.property(fc.array(fc.record({ id: fc.uuid(), price: fc.option(number), stock: fc.option(number) }), { maxLength: 450 }), (list) => {
      const changes = list.map(({ id, price, stock }, line) => ({ line, sku: id, variantId: id, price, stock }));
      expect(unpackChanges(packChanges(changes))).toEqual(changes.map(({ variantId, price, stock }) => ({ variantId, price, stock })));
    }));
  });
});
