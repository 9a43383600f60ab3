/** Spirits of 15 % and more are advertised nowhere (Law 44/2019/QH14): every place that leads people to goods, in one table. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { seedDemo } from "../../../prisma/seed";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { loadHome } from "~/features/browse/home.server";
import { loadProducer } from "~/features/browse/producer.server";
import { loadProduct } from "~/features/product-page/product.server";
import { sharePicture } from "~/features/product-page/share-picture.server";
import { db, disconnect } from "~/platform/db/client.server";
import { forgetEnv } from "~/platform/env/env.server";
import { loader as sitemap } from "../files/sitemap";
import { loader as suggest } from "../api/suggest";

let database: TestDatabase;
let spirits: { slug: string; producer: { slug: string } }[];
/** A drink below 15 %, of the same kind else: the places do show such. */
let wine: { slug: string; producer: { slug: string } };
const now = new Date();

beforeAll(async () => {
  Object.assign(process.env, { DEMO: "1", SPIRITS_ONLINE: "" });
  forgetEnv();
  database = await createTestDatabase();
  await seedDemo(database.url, { storageUrl: "none", today: now });
  // The most wanted of all, at any time of the year.
  await db().$executeRaw`UPDATE product SET season_months = '{1,2,3,4,5,6,7,8,9,10,11,12}', sold_count = 1000000 WHERE abv_bp > 0`;
  const drinks = await db().product.findMany({ where: { state: "published", abvBp: { gt: 0 } }, select: { slug: true, abvBp: true, producer: { select: { slug: true } } } });
  spirits = drinks.filter(({ abvBp }) => (abvBp ?? 0) >= 1_500);
  wine = drinks.find(({ abvBp }) => (abvBp ?? 0) < 1_500)!;
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

const head = async (slug: string) => JSON.stringify((await loadProduct(slug, "vi", now))?.head);
const asked = async (q: string) => JSON.stringify(await ((await suggest({ request: new Request(`http://shop.test/api/v1/suggest?q=${encodeURIComponent(q)}`), params: {}, context: { requestId: "spirits", clientAddress: "198.51.100.9" } })) as Response).json());

it.each<[place: string, shows: (slug: string, producer: string) => Promise<string>, wineToo: boolean]>([
  ["shelves of the home page", async () => { const { season, newest } = await loadHome("vi", now); return JSON.stringify([season, newest]); }, true],
  ["related products", async () => JSON.stringify((await Promise.all(spirits.map(({ slug }) => loadProduct(slug, "vi", now)))).map((page) => page?.related)), true],
  ["a producer's shelf", async (_slug, producer) => JSON.stringify((await loadProducer(producer, "vi", now))?.cards), true],
  ["the sitemap", async () => (await sitemap()).text(), true],
  ["suggestions", async (slug) => asked((await db().product.findUniqueOrThrow({ where: { slug } })).slug.split("-").slice(0, 3).join(" ")), false],
  ["pictures for sharing", async (slug) => ((await sharePicture(slug, now)) ? slug : ""), true],
  ["the head's picture", async (slug) => ((await head(slug)).includes("/files/share/") ? slug : ""), true],
  ["data for machines", async (slug) => ((await head(slug)).includes('"Offer"') ? slug : ""), true],
])("are not in %s", async (_place, shows, wineToo) => {
  expect(spirits.length).toBeGreaterThan(3);
  for (const { slug, producer } of spirits) expect((await shows(slug, producer.slug)).match(new RegExp(`${slug}(?![\\w-])`)), slug).toBeNull();
  if (wineToo) expect(await shows(wine.slug, wine.producer.slug)).toMatch(new RegExp(`${wine.slug}(?![\\w-])`));
});
