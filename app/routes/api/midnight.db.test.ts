/** A star goes by itself: at the end of a certificate's last day in Vietnam, with nobody writing and no job running. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { seedDemo } from "../../../prisma/seed";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { keepSearchAnswers } from "~/domain/search/engine.server";
import { startOfDay } from "~/lib/local-date";
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
