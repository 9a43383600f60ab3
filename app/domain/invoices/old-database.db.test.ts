/** A shop that sold before there were documents: the migration writes them, numbered in the order of delivery. */
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readInvariants } from "../../../scripts/invariants";
import { migrate, readMigrations } from "../../../scripts/setup/migrate";
import { seedReference } from "../../../prisma/seed";
import { createOrderWorld, placed, type OrderWorld } from "../../../tests/factories/order-world";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { advanceShipment } from "~/domain/orders/advance-shipment.server";
import { db, disconnect } from "~/platform/db/client.server";

const MIGRATION = "20261130000006_invoices";
let database: TestDatabase;
let world: OrderWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  await client.end();
  await migrate(database.url, (await readMigrations()).filter(({ name }) => name < MIGRATION));
  await seedReference(database.url);
  world = await createOrderWorld();
}, 120_000);
afterAll(async () => {
  await disconnect();
  await database.close();
});

async function deliver(lines: Record<string, number>): Promise<string> {
  const { orderId } = await placed(lines);
  const [{ id }] = await db().$queryRaw<[{ id: string }]>`SELECT id FROM shipment WHERE order_id = ${orderId}::uuid`;
  for (const [from, to] of [["pending", "confirmed"], ["confirmed", "shipped"], ["shipped", "delivered"]] as const) await advanceShipment({ shipmentId: id, from, to, actor: world.officer, idChecked: true });
  return id;
}

test("parcels that were delivered have their documents at once, each line the class that its rate belongs to", async () => {
  await world.sell({ sku: "HONEY", price: 200_000, stock: 500, producer: "bees" });
  await world.sell({ sku: "WINE", price: 90_000, stock: 500, producer: "bees", abvBp: 1_200 });
  const parcels = [await deliver({ HONEY: 1 }), await deliver({ WINE: 2 }), await deliver({ HONEY: 2, WINE: 1 })];
  await placed({ HONEY: 1 });
  // What was sold at 10 % stays so, whatever the product is now.
  await db().$executeRaw`UPDATE product SET vat_class = 'agri_not_subject' WHERE slug = 'wine'`;

  await migrate(database.url);
  await disconnect();
  const documents = await db().invoice.findMany({ include: { lines: { orderBy: { vatRateBp: "asc" } } }, orderBy: { number: "asc" } });
  expect(documents.map(({ shipmentId, number }) => [shipmentId, number])).toEqual(parcels.map((id, index) => [id, index + 1]));
  expect(documents.map(({ lines }) => lines.map(({ vatClass, vatRateBp }) => [vatClass, vatRateBp]))).toEqual([[["rate_5", 500]], [["rate_10", 1_000]], [["rate_5", 500], ["rate_10", 1_000]]]);
  const broken = (await readInvariants(database.url)).filter((rule) => rule.broken > 0 && !rule.rule.startsWith("what is on the shelf"));
  expect(broken).toEqual([]);
}, 120_000);
