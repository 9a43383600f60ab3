import { afterAll, beforeAll, expect, it } from "vitest";
import { PrismaPg } from "@prisma/adapter-pg";
import { disconnect, useDatabase } from "~/platform/db/client.server";
import { Prisma, PrismaClient } from "~/platform/db/generated/client";
import { seedDemo } from "../../../prisma/seed";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { loadProduct } from "./product.server";
import { sharePicture } from "./share-picture.server";

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
});

afterAll(async () => {
  await disconnect();
  await database.close();
});

async function slugs(where: string): Promise<string[]> {
  const rows = await client.$queryRaw<{ slug: string }[]>`
    SELECT p.slug FROM product AS p LEFT JOIN product_star_window AS w ON w.product_id = p.id AND w.stars_from <= now() AND (w.stars_until IS NULL OR w.stars_until > now())
     WHERE p.state = 'published' AND ${Prisma.raw(where)} ORDER BY p.slug LIMIT 20`;
  return rows.map(({ slug }) => slug);
}

async function load(slug: string, at = now) {
  const page = await loadProduct(slug, "vi", at);
  if (!page) throw new Error(`no page for ${slug}`);
  return page;
}

it("asks the same number of questions whatever the product", async () => {
  const counts: number[] = [];
  for (const slug of await slugs("w.stars IS NOT NULL AND EXISTS (SELECT 1 FROM lot WHERE product_id = p.id) AND p.set_no <> 26")) {
    queries = 0;
    await load(slug);
    counts.push(queries);
  }
  expect(counts.length).toBeGreaterThan(10);
  // One more of those that are made or harvested first.
  expect(Math.max(...counts)).toBeLessThanOrEqual(32);
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(6);
});

it("shows a star until the certificate is revoked, and then nowhere", async () => {
  const [slug = ""] = await slugs("w.stars = 4");
  const before = await load(slug);
  expect(before.product.stars).toBe(4);
  expect(JSON.stringify(before.head.jsonLd)).toContain("certificationRating");
  await client.$executeRaw`UPDATE certificate SET revoked_at = now() - interval '1 second', revocation_reason = 'law_breach' WHERE number = ${before.certificate?.number}`;
  const after = await load(slug, new Date());
  expect(after.product.stars).toBe(0);
  expect(after.certificate).toMatchObject({ holds: false, standing: "revoked" });
  expect(JSON.stringify(after.head.jsonLd)).not.toContain("certificationRating");
});

it("says that a certificate has expired, without stars", async () => {
  const [slug = ""] = await slugs("w.stars IS NULL AND EXISTS (SELECT 1 FROM product_star_window AS e WHERE e.product_id = p.id AND e.stars_until < now())");
  const page = await load(slug);
  expect(page.product.stars).toBe(0);
  expect(page.certificate?.holds).not.toBe(true);
});

it("is the same star at every moment as the view gives", async () => {
  const [slug = ""] = await slugs("w.stars = 3");
  const [link] = await client.$queryRaw<[{ from: Date; until: Date }]>`
    SELECT w.stars_from AS "from", w.stars_until AS until FROM product_star_window AS w JOIN product AS p ON p.id = w.product_id
    WHERE p.slug = ${slug} AND w.stars_from <= now() AND w.stars_until > now()`;
  expect((await load(slug, new Date(link.until.getTime() - 1))).product.stars).toBe(3);
  expect((await load(slug, link.until)).product.stars).toBe(0);
  expect((await load(slug, link.from)).product.stars).toBe(3);
});

it("neither sells nor advertises spirits", async () => {
  const [slug = ""] = await slugs("p.abv_bp >= 1500");
  const page = await load(slug);
  expect(page.product.soldOnline).toBe(false);
  expect(page.head.image).toBeNull();
  expect(JSON.stringify(page.head.jsonLd)).not.toContain("Offer");
  expect(await sharePicture(slug, now)).toBeNull();
});

it("recommends no spirits and not the product itself", async () => {
  const strong = new Set(await slugs("p.abv_bp >= 1500"));
  for (const slug of await slugs("p.set_no IN (14, 15, 17)")) {
    const { related } = await load(slug);
    expect(related.some((card) => card.slug === slug || strong.has(card.slug))).toBe(false);
  }
});

it("tells buyers' points apart from the certificate's stars, and says nothing where nobody has spoken", async () => {
  const [slug = ""] = await slugs("w.stars IS NOT NULL AND EXISTS (SELECT 1 FROM review WHERE product_id = p.id AND state = 'published' AND text IS NOT NULL)");
  const page = await load(slug);
  const data = page.head.jsonLd?.find((one) => "aggregateRating" in one) as { aggregateRating: object; review: object[]; hasCertification: object } | undefined;
  expect(data?.aggregateRating).toMatchObject({ ratingValue: page.rating?.average, reviewCount: page.rating?.count, bestRating: 5 });
  expect(data?.review.length).toBe(page.reviews.filter(({ text }) => text !== null).length);
  expect(data?.hasCertification).toMatchObject({ name: "OCOP" });
  const [silent = ""] = await slugs("NOT EXISTS (SELECT 1 FROM review WHERE product_id = p.id) AND coalesce(p.abv_bp, 0) < 1500");
  const quiet = await load(silent);
  expect(quiet.rating).toBeNull();
  expect(JSON.stringify(quiet.head.jsonLd)).not.toMatch(/aggregateRating|"Review"/);
});
