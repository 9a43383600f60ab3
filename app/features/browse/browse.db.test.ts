import { afterAll, beforeAll, expect, it } from "vitest";
import { PrismaPg } from "@prisma/adapter-pg";
import { forgetPlaces } from "~/domain/places/place-queries.server";
import { disconnect, useDatabase } from "~/platform/db/client.server";
import { unpack } from "~/platform/http/packed";
import { PrismaClient } from "~/platform/db/generated/client";
import { seedDemo } from "../../../prisma/seed";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { loadHome } from "./home.server";
import { loadProducer } from "./producer.server";
import { loadSearch } from "./search.server";

let database: TestDatabase;
let client: PrismaClient<"query">;
let queries = 0;
const now = new Date();

beforeAll(async () => {
  database = await createTestDatabase();
  process.env["DEMO"] = "1";
  await seedDemo(database.url, { storageUrl: "none", today: now });
  client = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.url }), log: [{ emit: "event", level: "query" }] });
  client.$on("query", () => {
    queries += 1;
  });
  useDatabase(client as unknown as PrismaClient);
  forgetPlaces();
});

afterAll(async () => {
  await disconnect();
  await database.close();
});

it("makes the home page from six questions, with goods, groups, map and producers", async () => {
  queries = 0;
  const home = await loadHome("vi", now);
  expect(queries).toBe(6);
  expect(home.groups.reduce((sum, group) => sum + group.count, 0)).toBeGreaterThan(150);
  expect(home.newest.every((card) => card.stars === 4)).toBe(true);
  expect(home.map).toHaveLength(65);
  expect(home.producers).toHaveLength(6);
  expect(home.season.every((card) => card.price > 0 && card.from.includes(" · "))).toBe(true);
});

it("answers a search page with at most two questions once the communes are known", async () => {
  await loadSearch(new URLSearchParams(), "vi", now, { shown: false });
  for (const search of ["q=mat+ong", "group=food&stars=4&in_stock=1", "q=tra&page=1&sort=price"]) {
    queries = 0;
    const page = await loadSearch(new URLSearchParams(search), "en", now, { shown: false });
    expect(queries).toBeLessThanOrEqual(2);
    expect(unpack(page.cards).length).toBeGreaterThan(0);
  }
});

it("keeps filtered states out of indexes and groups in", async () => {
  const page = async (search: string) => (await loadSearch(new URLSearchParams(search), "vi", now, { shown: false })).head;
  expect(await page("group=food")).toMatchObject({ noindex: false, path: "/san-pham?group=food" });
  expect(await page("group=food&stars=3")).toMatchObject({ noindex: true });
  expect(await page("q=mat+ong")).toMatchObject({ noindex: true });
});

it("leads a page beyond the last to the last, and shrugs at nonsense", async () => {
  await expect(loadSearch(new URLSearchParams("page=900"), "en", now, { shown: false })).rejects.toMatchObject({ status: 302 });
  const page = await loadSearch(new URLSearchParams("page=-1&stars=9&commune=x&min_price=abc&foo=1"), "vi", now, { shown: false });
  expect(unpack(page.found).query.page).toBe(1);
  expect(unpack(page.cards)).toHaveLength(24);
});

it("keeps a household's address and representative private", async () => {
  const household = await client.producer.findFirstOrThrow({ where: { kind: "household" } });
  const page = await loadProducer(household.slug, "vi", now);
  expect(page?.producer).toMatchObject({ representative: null, addressLine: null, taxCode: null });
  expect(JSON.stringify(page)).not.toContain(household.representative);
});
