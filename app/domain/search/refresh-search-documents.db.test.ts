import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "~/platform/db/client.server";
import type { PrismaClient } from "~/platform/db/generated/client";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { plantCatalogue, PRODUCTS } from "./catalogue.fixture";
import { PostgresEngine } from "./postgres-engine.server";
import { refreshExpired, refreshSearchDocuments } from "./refresh-search-documents.server";
import { emptyQuery } from "./search-query";

const AT = new Date("2026-11-23T05:00:00Z");
let database: TestDatabase;
let db: PrismaClient;
let engine: PostgresEngine;

const search = (q: string, at = AT) => engine.search({ ...emptyQuery("vi"), q, perPage: 100 }, at);
async function productOf(name: string): Promise<string> {
  const [row] = await db.$queryRaw<{ id: string }[]>`SELECT id::text FROM product WHERE name ->> 'vi' = ${name}`;
  if (!row) throw new Error(`no product ${name}`);
  return row.id;
}

beforeAll(async () => {
  database = await createTestDatabase();
  db = connect(database.url, 4);
  engine = new PostgresEngine(() => db);
  await plantCatalogue(db, AT);
  await refreshSearchDocuments(db, "all", AT);
});
afterAll(async () => {
  await db.$disconnect();
  await database.close();
});

describe("refreshSearchDocuments", () => {
  it("makes the same rows again, whole or one by one", async () => {
    const rows = () => db.$queryRaw`SELECT to_jsonb(d) - 'indexed_at' AS row FROM search_document AS d ORDER BY product_id`;
    const before = await rows();
    expect(await refreshSearchDocuments(db, "all", AT)).toEqual({ indexed: PRODUCTS.length, removed: 0 });
    const ids = (await db.$queryRaw<{ id: string }[]>`SELECT product_id::text AS id FROM search_document`).map(({ id }) => id);
    await Promise.all(ids.slice(0, 20).map((id) => refreshSearchDocuments(db, [id], AT)));
    expect(await rows()).toEqual(before);
  });

  it("follows price, stock, name and state", async () => {
    const id = await productOf("Cải làn");
    await db.$executeRaw`UPDATE variant SET price_vnd = 12345 WHERE product_id = ${id}::uuid`;
    await db.$executeRaw`UPDATE stock_unit SET available = 0 WHERE id = (SELECT stock_unit_id FROM variant WHERE product_id = ${id}::uuid)`;
    await db.$executeRaw`UPDATE product SET name = '{"vi": "Cải ngồng Kỳ Cùng"}' WHERE id = ${id}::uuid`;
    await refreshSearchDocuments(db, [id], AT);
    expect((await search("ky cung")).hits[0]).toMatchObject({ priceVnd: 12345, inStock: false, names: { vi: "Cải ngồng Kỳ Cùng" } });
    expect((await search("kỳ cugn")).total).toBe(1);
    await db.$executeRaw`UPDATE product SET state = 'hidden' WHERE id = ${id}::uuid`;
    expect(await refreshSearchDocuments(db, [id], AT)).toEqual({ indexed: 0, removed: 1 });
    expect((await search("ky cung")).total).toBe(0);
    await db.$executeRaw`UPDATE product SET state = 'published' WHERE id = ${id}::uuid`;
    await refreshSearchDocuments(db, [id], AT);
  });

  it("shows a star only while the certificate holds, without a refresh", async () => {
    const [row] = await db.$queryRaw<{ until: Date }[]>`SELECT stars_until AS until FROM search_document WHERE product_id = ${await productOf("Na Chi Lăng")}::uuid`;
    const until = row?.until ?? AT;
    expect((await search("na chi lăng", new Date(until.getTime() - 1))).hits[0]?.stars).toBe(4);
    expect((await search("na chi lăng", until)).hits[0]?.stars).toBeNull();
    expect((await search("", until)).facets.stars).toEqual([]);
    expect((await engine.search({ ...emptyQuery("vi"), stars: [4] }, until)).total).toBe(0);
  });

  it("drops a revoked star and an ended quality certificate", async () => {
    const id = await productOf("Na dai Đồng Mỏ");
    await db.$executeRaw`UPDATE certificate SET revoked_at = ${AT}, revocation_reason = 'law_breach' WHERE id = (SELECT certificate_id FROM certificate_link WHERE product_id = ${id}::uuid)`;
    await refreshSearchDocuments(db, [id], AT);
    expect((await search("na dai dong mo")).hits[0]?.stars).toBeNull();

    const withVietGap = async () => (await search("")).facets.certification.find(({ value }) => value === "vietgap")?.count;
    expect(await withVietGap()).toBeGreaterThan(0);
    const years = new Date(AT.getTime() + 3 * 365 * 86_400_000);
    expect((await refreshExpired(db, AT)).length).toBe(0);
    expect((await refreshExpired(db, years)).length).toBeGreaterThan(0);
    expect(await withVietGap()).toBeUndefined();
    await refreshSearchDocuments(db, "all", AT);
  });

  it("answers in full while everything is made anew", async () => {
    const work = refreshSearchDocuments(db, "all", AT);
    const totals = await Promise.all(Array.from({ length: 40 }, async (_, turn) => {
      await new Promise((resolve) => setTimeout(resolve, turn * 15));
      return (await search("")).total;
    }));
    await work;
    expect(new Set(totals)).toEqual(new Set([PRODUCTS.length]));
  });

  it("works inside a transaction, and goes back with it", async () => {
    const id = await productOf("Bánh khảo");
    const undone = db.$transaction(async (tx) => {
      await tx.$executeRaw`UPDATE variant SET price_vnd = 999 WHERE product_id = ${id}::uuid`;
      await refreshSearchDocuments(tx, [id], AT);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect((await search("bánh khảo")).hits[0]?.priceVnd).toBe(20_000);
  });
});
