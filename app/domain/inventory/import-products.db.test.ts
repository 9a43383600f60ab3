import { beforeAll, describe, expect, it } from "vitest";
import { openOrderWorld } from "../../../tests/factories/order-world";
import { db } from "~/platform/db/client.server";
import type { Cell, Sheet } from "~/platform/spreadsheet/sheet";
import type { ListingFacts } from "~/domain/catalog/drafts/listing-facts";
import { catalogueForImport, importProducts } from "./import-products.server";
import { priceTable } from "./price-table";
import { readProductList, type ProductReading } from "./product-list";
import { listStockNames } from "./stock-table.server";

const world = openOrderWorld();

beforeAll(async () => {
  await world.sell({ sku: "JAR", price: 50_000, stock: 10, producer: "bees" });
  await world.sell({ sku: "TEA", price: 90_000, stock: 4, producer: "hills" });
});

const sheet = (...rows: Cell[][]): Sheet => ({ name: "", rows: rows.map((cells, index) => ({ line: index + 1, cells })), merges: [], hiddenLines: [], otherSheets: [], date1904: false, encoding: null });
async function read(...rows: Cell[][]): Promise<ProductReading> {
  const reading = readProductList(sheet(...rows), await catalogueForImport());
  if (!reading) throw new Error("no headings");
  return reading;
}
const HEAD: Cell[] = ["Nhà sản xuất", "Sản phẩm", "Tên loại", "Đơn vị", "Khối lượng tịnh (g)", "Giá (đ)", "Còn", "GTIN", "Bộ sản phẩm"];
const write = (reading: ProductReading) => importProducts(reading, { actor: { kind: "system" }, note: "danh-muc.xlsx", at: new Date() });

it("changes nothing when it is the table that producers download", async () => {
  const table = priceTable(await listStockNames(world.producers.bees), { title: "x", sku: "Mã", product: "Sản phẩm", variant: "Tên loại", unit: "Đơn vị", price: "Giá (đ)", stock: "Còn" });
  const cells = [table.columns.map(({ title }): Cell => title), ...table.rows.map((row): Cell[] => table.columns.map(({ key }) => row[key] as Cell))];
  expect(await read(...cells)).toEqual({ changes: [], additions: [], products: [], problems: [], unchanged: 1 });
});

describe("a list of many producers", () => {
  it("changes prices and counts, adds variants, drafts new products; again it does nothing", async () => {
    const rows: Cell[][] = [
      HEAD,
      ["bees", "Hàng JAR", "Hũ", null, null, "55k", 12, null, null],
      ["Hợp tác xã hills", "Hàng TEA", "Hộp 3 hũ", "hộp", 1500, "250.000", 7, null, null],
      ["hills", "Chè san tuyết", "Gói 100 g", "gói", 100, 85000, 20, "4006381333931", 5],
      ["hills", "Chè san tuyết", "Gói 200 g", "gói", 200, 160000, 20, null, 5],
    ];
    const reading = await read(...rows);
    expect(reading.problems).toEqual([]);
    expect(reading.changes).toMatchObject([{ line: 2, sku: "JAR", price: { seen: 50_000, wanted: 55_000 }, stock: { seen: 10, wanted: 12 } }]);
    expect(reading.additions).toMatchObject([{ line: 3, product: "Hàng TEA", variant: { name: "Hộp 3 hũ", priceVnd: 250_000, stock: 7, netWeightG: 1_500 } }]);
    expect(reading.products).toMatchObject([{ line: 4, name: "Chè san tuyết", setNo: 5, variants: [{ name: "Gói 100 g", gtin: "4006381333931" }, { name: "Gói 200 g" }] }]);
    expect(await write(reading)).toMatchObject({ ok: true });
    expect(await world.available("JAR")).toBe(12);
    const draft = await db().listingDraft.findFirstOrThrow({ where: { producerId: world.producers.hills, productId: null } });
    expect([draft.state, (draft.facts as ListingFacts).variants.length]).toEqual(["editing", 2]);
    expect(await db().auditEntry.count({ where: { actorKind: "system", action: { in: ["listing.price_changed", "listing.stock_changed", "listing.variant_added"] } } })).toBe(3);
    const again = await read(...rows);
    expect({ ...again, unchanged: 0 }).toEqual({ changes: [], additions: [], products: [], problems: [], unchanged: 0 });
    expect(again.unchanged).toBe(4);
  });

  it("names each bad cell with line, column and reason, and what may not be changed here", async () => {
    const { problems, additions, products } = await read(
      HEAD,
      ["nobody", "Gì đó", "Hũ", "hũ", 1, 1, 1, null, 1],
      ["bees", "Hàng JAR", "Hũ", "lọ", 1, "không", 1, null, null],
      ["bees", "Hàng JAR", "Thùng", "thùng", null, 0, "x", "4006381333932", null],
      ["bees", "Hàng mới", "Hũ", "hũ", 500, 1000, 1, null, null],
      ["bees", "Hàng mới", "Hũ", "hũ", 500, 1000, 1, null, 27],
    );
    expect(problems.map(({ line, column, kind }) => [line, column, kind])).toEqual([
      [2, 1, "unknown_producer"],
      [3, 4, "not_here"], [3, 5, "not_here"], [3, 6, "invalid"],
      [4, 8, "invalid"], [4, 5, "missing"], [4, 6, "invalid"], [4, 7, "invalid"],
      [5, 9, "missing"], [6, 9, "invalid"],
    ]);
    expect([additions, products]).toEqual([[], []]);
    expect((await read(["Mã", "Giá"], ["KHONG-CO", 5], ["TEA", 5], ["tea", 6])).problems.map(({ line, kind }) => [line, kind])).toEqual([[2, "unknown_sku"], [4, "twice"]]);
    expect(readProductList(sheet(["Tên", "Ghi chú"]), await catalogueForImport())).toBeNull();
  });

  it("writes all or nothing: a count that an order changed in between stops it", async () => {
    const reading = await read(["Mã", "Giá", "Còn"], ["JAR", 60_000, 20], ["TEA", 95_000, 9]);
    await db().stockUnit.updateMany({ where: { label: "TEA" }, data: { available: 3 } });
    expect(await write(reading)).toEqual({ ok: false, error: { kind: "stale" } });
    expect(await world.available("JAR")).toBe(12);
  });
});
