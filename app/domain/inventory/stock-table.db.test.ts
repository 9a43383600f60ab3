import { PrismaPg } from "@prisma/adapter-pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createRegisterWorld, type RegisterWorld } from "../../../tests/factories/register";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { disconnect, useDatabase } from "~/platform/db/client.server";
import { PrismaClient } from "~/platform/db/generated/client";
import { countLowStock, listMovements, listStock, listStockNames } from "./stock-table.server";

const PRODUCTS = 1_000;
let database: TestDatabase;
let world: RegisterWorld;
let client: PrismaClient<"query">;
let queries = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createRegisterWorld(database.url);
  client = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.url }), log: [{ emit: "event", level: "query" }] });
  client.$on("query", () => {
    queries += 1;
  });
  useDatabase(client as unknown as PrismaClient);
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

/** Ten variants of each of a producer's `count` products, every hundredth running out; the eighth of each is made to order. */
async function stockUp(count: number): Promise<void> {
  await client.$transaction([
    client.$executeRaw`SET LOCAL app.bulk_load = 'on'`,
    client.$executeRaw`
      WITH made AS (
        INSERT INTO product (id, slug, producer_id, commune_code, set_no, state, name, summary, description, season_months, handling, vat_class, published_at)
        SELECT new_id(), 'bulk-' || n, ${world.producer}::uuid, commune_code, 4, 'published', t, t, t, '{}', '{ambient}', 'rate_5', now()
        FROM generate_series(1, ${count}::int) AS n, producer, LATERAL (SELECT jsonb_build_object('vi', 'Sản phẩm ' || md5(n::text)) AS t) AS name WHERE producer.id = ${world.producer}::uuid
        RETURNING id, slug)
      , numbered AS (SELECT made.id, slug, k, new_id() AS unit FROM made, generate_series(0, 9) AS k)
      , units AS (INSERT INTO stock_unit (id, producer_id, label, available) SELECT unit, ${world.producer}::uuid, slug || k, CASE WHEN k = 9 AND slug LIKE '%0' THEN 2 ELSE 50 END FROM numbered RETURNING id)
      INSERT INTO variant (id, product_id, sku, name, unit, net_weight_g, shipping_weight_g, length_cm, width_cm, height_cm, price_vnd, stock_unit_id, position, sale_mode, lead_days)
      SELECT new_id(), id, slug || '-' || k, jsonb_build_object('vi', 'Loại ' || k), '{"vi": "hộp"}', 500, 600, 1, 1, 1, 50000, unit, k,
        CASE WHEN k = 8 THEN 'made_to_order' ELSE 'stock' END::sale_mode, CASE WHEN k = 8 THEN 7 END FROM numbered`,
  ]);
}

const asked = async (work: () => Promise<unknown>): Promise<number> => {
  queries = 0;
  await work();
  return queries;
};
const page = (number: number, low = false) => Promise.all([listStock(world.producer, { page: number, low }), listMovements(world.producer), countLowStock(world.producer)]);

it("asks the same few questions for ten thousand variants as for ten, and gives none of them twice", { timeout: 120_000 }, async () => {
  await stockUp(1);
  const few = await asked(() => page(1));
  await client.$executeRaw`DELETE FROM variant WHERE sku LIKE 'bulk-%'`;
  await client.$executeRaw`DELETE FROM product WHERE slug LIKE 'bulk-%'`;
  await stockUp(PRODUCTS);
  await client.$executeRaw`ANALYZE`;
  expect(await asked(() => page(1))).toBe(few);
  expect(await asked(() => page(150))).toBe(few);
  expect(few).toBeLessThanOrEqual(6);

  const seen = new Set<string>();
  let total = 0;
  for (const number of [1, 2, 77, 199, 200]) {
    const { rows, total: all } = await listStock(world.producer, { page: number, low: false });
    total = all;
    for (const { id } of rows) seen.add(id);
  }
  expect([total, seen.size]).toEqual([PRODUCTS * 10, 5 * 50]);
  expect((await listStock(world.producer, { page: 201, low: false })).rows).toEqual([]);
  expect(await asked(() => listStockNames(world.producer))).toBe(1);
  const low = await listStock(world.producer, { page: 1, low: true });
  expect(low.rows.every(({ available, fromStock }) => fromStock && available <= 5)).toBe(true);
  expect(low.total).toBe(PRODUCTS / 10);
});
