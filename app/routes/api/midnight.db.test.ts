/** A star goes by itself: at the end of a certificate's last day in Vietnam, with nobody writing and no job running. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { seedDemo } from "../../../prisma/seed";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { listRelated } from "~/domain/catalog/shelf-queries.server";
import { keepSearchAnswers, refreshSearch, refreshSearchAtMidnight } from "~/domain/search/engine.server";
import { loadProduct } from "~/features/product-page/product.server";
import { addDays, localDateAt, startOfDay, toDateColumn } from "~/lib/local-date";
import { db, disconnect } from "~/platform/db/client.server";
import { loader as certificateApi } from "./certificate";
import { loader as productApi } from "./product";
import { loader as productsApi } from "./products";

let database: TestDatabase;
const today = new Date("2026-11-25T05:00:00Z");

beforeAll(async () => {
  database = await createTestDatabase();
  process.env["DEMO"] = "1";
  await seedDemo(database.url, { storageUrl: "none", today });
  keepSearchAnswers(true);
});
afterEach(() => vi.useRealTimers());
afterAll(async () => {
  keepSearchAnswers(false);
  await disconnect();
  await database.close();
});

type Loader = (args: LoaderFunctionArgs) => Promise<Response>;
async function ask<Body>(loader: Loader, path: string, params: Record<string, string> = {}): Promise<Body> {
  const response = await loader({ request: new Request(`http://localhost${path}`), params, context: { requestId: "test", clientAddress: "198.51.100.1" } } as unknown as LoaderFunctionArgs);
  return (await response.json()) as Body;
}

it("the last millisecond of the last day still shows it, the first of the next does not: product, search with kept answers, certificate", async () => {
  const [row] = await db().$queryRaw<[{ slug: string; number: string; stars: number; until: Date }]>`
    SELECT p.slug, w.number, w.stars, w.stars_until AS until FROM product_star_window AS w JOIN product AS p ON p.id = w.product_id
    WHERE p.state = 'published' AND w.stars_from <= ${today} AND w.stars_until > ${today} ORDER BY w.stars_until, p.slug LIMIT 1`;
  expect(row.until).toEqual(startOfDay(new Date(row.until.getTime() + 7 * 3_600_000).toISOString().slice(0, 10) as Parameters<typeof startOfDay>[0]));
  const look = async (at: Date) => {
    vi.useFakeTimers({ toFake: ["Date"], now: at });
    const product = await ask<{ stars: number | null; certificate: unknown }>(productApi as Loader, `/api/v1/products/${row.slug}`, { slug: row.slug });
    const found = await ask<{ hits: { slug: string }[] }>(productsApi as Loader, `/api/v1/products?stars=${row.stars}&per_page=100&sort=newest`);
    const certificate = await ask<{ status: string }>(certificateApi as Loader, `/api/v1/certificates/${row.number}`, { number: row.number });
    vi.useRealTimers();
    return { stars: product.stars, held: product.certificate !== null, found: found.hits.some(({ slug }) => slug === row.slug), status: certificate.status };
  };
  const before = { stars: row.stars, held: true, found: true, status: "expiring" };
  expect(await look(new Date(row.until.getTime() - 60_000))).toEqual(before);
  // The answer of a minute ago is kept, and must not be taken for the new day's.
  expect(await look(new Date(row.until.getTime() - 1))).toEqual(before);
  expect(await look(row.until)).toEqual({ stars: null, held: false, found: false, status: "expired" });
});

it("a protected name that lapses and an award whose term ends go from page, card, API and search as the star does", async () => {
  const last = addDays(localDateAt(today), 10);
  // Two listings of one commune that bear the same indication: the second looks at the first as related.
  const [row] = await db().$queryRaw<[{ slug: string; productId: string; producerId: string; communeCode: string; setNo: number; right: string }]>`
    SELECT p.slug, p.id AS "productId", p.producer_id AS "producerId", p.commune_code AS "communeCode", p.set_no AS "setNo", g.ip_right_id AS right
    FROM ip_right_grant AS g JOIN ip_right AS r ON r.id = g.ip_right_id JOIN product AS p ON p.id = g.product_id JOIN recognition AS w ON w.product_id = p.id
    WHERE r.kind = 'gi' AND p.state = 'published' ORDER BY p.slug LIMIT 1`;
  await db().outboxMessage.deleteMany({ where: { topic: "search.product" } });
  await db().ipRight.update({ where: { id: row.right }, data: { expiresOn: toDateColumn(last) } });
  await db().recognition.updateMany({ where: { productId: row.productId }, data: { validTo: toDateColumn(last) } });
  const told = (await db().outboxMessage.findMany({ where: { topic: "search.product" } })).map(({ payload }) => (payload as { productId: string }).productId);
  expect(told).toContain(row.productId);
  vi.useFakeTimers({ toFake: ["Date"], now: today });
  await refreshSearch([...new Set(told)]);
  vi.useRealTimers();

  const look = async (at: Date) => {
    vi.useFakeTimers({ toFake: ["Date"], now: at });
    const api = await ask<{ certifications: string[] }>(productApi as Loader, `/api/v1/products/${row.slug}`, { slug: row.slug });
    const found = await ask<{ hits: { slug: string }[] }>(productsApi as Loader, "/api/v1/products?certification=gi&per_page=100&sort=newest");
    const page = await loadProduct(row.slug, "vi", at);
    const cards = await listRelated({ id: "00000000-0000-0000-0000-000000000000", setNo: row.setNo, communeCode: row.communeCode, producerId: row.producerId }, at, 50);
    vi.useRealTimers();
    return {
      api: api.certifications.includes("gi"), search: found.hits.some(({ slug }) => slug === row.slug), card: cards.find(({ slug }) => slug === row.slug)?.certifications.includes("gi"),
      names: page?.product.protectedNames.map(({ until, papers }) => ({ until, papers: papers.length })), awards: page?.product.awards.map(({ until }) => until),
    };
  };
  const end = startOfDay(addDays(last, 1));
  expect(await look(new Date(end.getTime() - 1))).toEqual({ api: true, search: true, card: true, names: [{ until: last, papers: 1 }], awards: [last] });
  vi.useFakeTimers({ toFake: ["Date"], now: end });
  await refreshSearchAtMidnight(end);
  vi.useRealTimers();
  expect(await look(end)).toEqual({ api: false, search: false, card: false, names: [], awards: [] });
});
