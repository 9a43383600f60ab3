/** The Digital Link of a lot answers people and machines, and says what is wrong with one that leads nowhere. */
import { expect, test } from "../fixtures/test";

test("one address, several answers", async ({ request }) => {
  const products = await request.get("/api/v1/products?q=mat+ong&per_page=20");
  const { hits }: { hits: { slug: string }[] } = await products.json();
  const answers = await Promise.all(hits.map(async ({ slug }) => (await request.get(`/api/v1/products/${slug}`)).json() as Promise<{ lots: { gtin: string; lot: string }[] }>));
  const lot = answers.flatMap(({ lots }) => lots).find(({ gtin }) => /^\d{13}$/.test(gtin));
  if (!lot) throw new Error("no honey with a GTIN is on sale");
  const path = `/01/${lot.gtin}/10/${lot.lot}`;

  const links = await request.get(path, { headers: { Accept: "application/linkset+json" } });
  expect(links.headers()["content-type"]).toContain("application/linkset+json");
  const [set]: Record<string, { href: string }[]>[] = (await links.json()).linkset;
  expect(set?.["https://gs1.org/voc/traceability"]?.length).toBe(3);
  const epcis = await request.get(`${path}?linkType=gs1:epcis`);
  expect(epcis.headers()["content-type"]).toContain("application/ld+json");
  expect((await epcis.json()).type).toBe("EPCISDocument");
  expect((await request.get(`${path}?linkType=gs1:pip`, { maxRedirects: 0 })).status()).toBe(307);
  expect((await request.get(path)).headers()["content-type"]).toContain("text/html");

  const wrong = lot.gtin.slice(0, -1) + ((Number(lot.gtin.at(-1)) + 1) % 10);
  expect((await request.get(`/01/${wrong}/10/${lot.lot}`)).status()).toBe(400);
  expect((await request.get(`/01/${lot.gtin}/10/KHONG-CO`)).status()).toBe(404);
  expect((await request.get(`/01/0${lot.gtin}/10/${lot.lot}`)).status()).toBe(200);
});
