import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "~/platform/db/client.server";
import type { PrismaClient } from "~/platform/db/generated/client";
import { MeiliServer } from "~/platform/search-engine/meilisearch.server";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { seedDemo } from "../../../prisma/seed";
import { plantCatalogue, PRODUCTS } from "./catalogue.fixture";
import { GRADED, type Graded } from "./graded-queries.fixture";
import { MeilisearchEngine } from "./meilisearch-engine.server";
import { PostgresEngine } from "./postgres-engine.server";
import { refreshSearchDocuments } from "./refresh-search-documents.server";
import type { SearchEngine, SearchHit, SearchQuery } from "./search";
import { emptyQuery } from "./search-query";

const AT = new Date("2026-11-23T05:00:00Z");
const MEILI_URL = process.env["TEST_MEILISEARCH_URL"] ?? process.env["MEILISEARCH_URL"];
const MEILI_KEY = process.env["MEILISEARCH_API_KEY"];
const meiliReachable = MEILI_URL !== undefined && (await fetch(`${MEILI_URL}/health`).then((answer) => answer.ok, () => false));
if (!meiliReachable) {
  process.stdout.write(`search-relevance: skipped for Meilisearch, ${MEILI_URL === undefined ? "MEILISEARCH_URL is unset" : `no server answers at ${MEILI_URL}`}\n`);
}

type Catalogue = { name: string; plant: (db: PrismaClient, url: string) => Promise<unknown>; nDCG: number };
const CATALOGUES: Catalogue[] = [
  { name: `${PRODUCTS.length} chosen products`, plant: (db) => plantCatalogue(db, AT), nDCG: 0.97 },
  { name: "the demo catalogue", plant: (_db, url) => seedDemo(url, { today: AT }), nDCG: 0.9 },
  { name: "10,000 products", plant: (db) => plantCatalogue(db, AT, 10_000), nDCG: 0.97 },
];

describe.each(CATALOGUES)("search in $name", ({ name, plant, nDCG }) => {
  let database: TestDatabase;
  let db: PrismaClient;
  let rows: { slug: string; name: string; communeCode: string }[];
  const engines = new Map<string, SearchEngine>();

  beforeAll(async () => {
    database = await createTestDatabase();
    db = connect(database.url, 4);
    await plant(db, database.url);
    await refreshSearchDocuments(db, "all", AT);
    rows = await db.$queryRaw`SELECT slug, names ->> 'vi' AS name, commune_code AS "communeCode" FROM search_document`;
    const postgres = new PostgresEngine(() => db);
    engines.set("postgres", postgres);
    if (meiliReachable && MEILI_URL !== undefined) {
      const meili = new MeilisearchEngine(new MeiliServer({ url: MEILI_URL, apiKey: MEILI_KEY }, 10_000), postgres, "products_test");
      await meili.rebuild(db, AT);
      engines.set("meilisearch", meili);
    }
  }, 240_000);
  afterAll(async () => {
    await db.$disconnect();
    await database.close();
  });

  describe.each(["postgres", ...(meiliReachable ? ["meilisearch"] : [])])("by %s", (engineName) => {
    const search = (change: Partial<SearchQuery>, at = AT) => {
      const engine = engines.get(engineName);
      if (engine === undefined) throw new Error(`no engine ${engineName}`);
      return engine.search({ ...emptyQuery("vi"), ...change }, at);
    };
    const names = (hits: SearchHit[]) => hits.map((hit) => hit.names.vi);
    const slugs = (hits: SearchHit[]) => hits.map((hit) => hit.slug).sort();

    it("answers the graded queries well", async () => {
      const weak: string[] = [];
      const scores: number[] = [];
      for (const graded of GRADED) {
        const wanted = rows.filter((row) => isWanted(graded, row));
        if (wanted.length === 0) continue;
        const { hits } = await search({ q: graded.q, perPage: 10 });
        const gains = hits.map((hit): number => (isWanted(graded, { name: hit.names.vi, communeCode: hit.communeCode }) ? 1 : 0));
        const score = discounted(gains) / discounted(Array.from({ length: Math.min(10, wanted.length) }, () => 1));
        const recall = gains.reduce((sum, gain) => sum + gain, 0) / Math.min(10, wanted.length);
        scores.push(score);
        if (recall < 1 || score < 0.9) weak.push(`${graded.q}: nDCG ${score.toFixed(2)}, recall ${recall.toFixed(2)}: ${names(hits).slice(0, 5).join(" | ")}`);
      }
      const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
      process.stdout.write(`search in ${name} by ${engineName}: nDCG@10 ${mean.toFixed(3)} over ${scores.length} queries, ${weak.length} not perfect\n${weak.map((line) => `  ${line}\n`).join("")}`);
      expect(scores.length).toBeGreaterThan(50);
      expect(mean).toBeGreaterThan(nDCG);
      expect(weak.length).toBeLessThanOrEqual(Math.ceil(scores.length * 0.1));
    });

    it.each(["mật ong", "hoa hồi", "thạch đen", "vịt quay", "đình lập", "lạp sườn"])("finds with and without tones the same: %s", async (q) => {
      const folded = q.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
      const [toned, plain, decomposed] = await Promise.all([q, folded, q.normalize("NFD")].map((text) => search({ q: text, perPage: 100 })));
      expect(toned?.total).toBeGreaterThan(0);
      expect(slugs(plain?.hits ?? [])).toEqual(slugs(toned?.hits ?? []));
      expect(decomposed?.hits).toEqual(toned?.hits);
    });

    it("finds nothing for nonsense, and everything for nothing", async () => {
      expect(await search({ q: "zzzqqq wwxx" })).toMatchObject({ total: 0, hits: [], facets: { stars: [], group: [], commune: [], certification: [] } });
      expect((await search({ q: "" })).total).toBe(rows.length);
      expect((await search({ q: "!!! '; DROP TABLE product; -- %_\\ :* & | ( <->" })).total).toBeGreaterThanOrEqual(0);
    });

    it("counts every facet as if it had no filter of its own", async () => {
      for (const base of [{}, { q: "mau son" }, { maxPrice: 100_000, inStock: true }] satisfies Partial<SearchQuery>[]) {
        const filters: Partial<SearchQuery> = { ...base, stars: [4], groups: ["food"] };
        const [both, noStars, noGroup] = await Promise.all([search(filters), search({ ...filters, stars: [] }), search({ ...filters, groups: [] })]);
        expect(both.facets.group).toEqual(noGroup.facets.group);
        expect(both.facets.stars).toEqual(noStars.facets.stars);
        expect(both.facets.group.find(({ value }) => value === "food")?.count ?? 0).toBe(both.total);
        expect(both.facets.stars.find(({ value }) => value === "4")?.count ?? 0).toBe(both.total);
        expect(both.facets.commune.reduce((sum, { count }) => sum + count, 0)).toBe(both.total);
        for (const { value, count } of both.facets.commune.slice(0, 3)) expect((await search({ ...filters, communes: [value] })).total).toBe(count);
        expect(both.hits.every((hit) => hit.stars === 4 && hit.group === "food")).toBe(true);
      }
    });

    it("counts marks", async () => {
      const all = await search({});
      for (const { value, count } of all.facets.certification) {
        const one = await search({ certifications: [value as SearchHit["certifications"][number]] });
        expect(one.total).toBe(count);
        expect(one.hits.every((hit) => hit.certifications.some((mark) => mark === value))).toBe(true);
        expect(one.facets.certification).toEqual(all.facets.certification);
      }
    });

    it("sorts, and pages without gaps", async () => {
      const cheap = (await search({ sort: "price", perPage: 50 })).hits.map((hit) => hit.priceVnd);
      expect(cheap).toEqual([...cheap].sort((a, b) => a - b));
      const dear = (await search({ sort: "-price", perPage: 50 })).hits.map((hit) => hit.priceVnd);
      expect(dear).toEqual([...dear].sort((a, b) => b - a));
      const starred = (await search({ sort: "-stars", perPage: 50 })).hits.map((hit) => hit.stars ?? 0);
      expect(starred).toEqual([...starred].sort((a, b) => b - a));
      const sold = (await search({ sort: "-sold", perPage: 50 })).hits.map((hit) => hit.soldCount);
      expect(sold).toEqual([...sold].sort((a, b) => b - a));
      const pages = await Promise.all([1, 2, 3].map((page) => search({ sort: "newest", page, perPage: 10 })));
      const whole = await search({ sort: "newest", perPage: 30 });
      expect(pages.flatMap((page) => names(page.hits))).toEqual(names(whole.hits));
      expect((await search({ page: 1_000, perPage: 100 })).hits).toEqual([]);
    });

    it("forgets a star when its day is over, with nobody doing anything", async () => {
      const today = await search({ stars: [3, 4, 5] });
      expect(today.total).toBeGreaterThan(0);
      const later = new Date("2035-01-01T00:00:00Z");
      expect((await search({ stars: [3, 4, 5] }, later)).total).toBe(0);
      const browsed = await search({}, later);
      expect(browsed.facets.stars).toEqual([]);
      expect(browsed.hits.every((hit) => hit.stars === null)).toBe(true);
      expect((await search({ q: "na" }, later)).hits.every((hit) => hit.stars === null)).toBe(true);
    });

    it("puts exact tones first", async () => {
      if (!name.includes("chosen") && !name.includes("10,000")) return;
      expect(names((await search({ q: "thế" })).hits)[0]).toMatch(/^Tượng gỗ thế/);
      expect(names((await search({ q: "thể" })).hits)[0]).toMatch(/^Thể dục/);
      expect(names((await search({ q: "the", perPage: 100 })).hits).filter((one) => /^(Tượng gỗ thế|Thể dục)/.test(one)).length).toBeGreaterThan(1);
    });

    it("puts the exact name first, then stars, then sales", async () => {
      if (!name.includes("chosen")) return;
      expect(names((await search({ q: "mật ong nhãn" })).hits)[0]).toBe("Mật ong nhãn");
      expect(names((await search({ q: "mat ong" })).hits).slice(0, 2)).toEqual(["Mật ong bạc hà Mẫu Sơn", "Mật ong hoa rừng"]);
      expect(names((await search({ q: "na" })).hits).slice(0, 3)).toEqual(["Na Chi Lăng", "Na dai Đồng Mỏ", "Na Cai Kinh"]);
    });

    it("suggests", async () => {
      const engine = engines.get(engineName);
      const found = await engine?.suggest("mật o", "vi", AT);
      expect(found?.products[0]?.names.vi).toMatch(/mật ong/i);
      expect(found?.products.length).toBeLessThanOrEqual(6);
      expect(found?.queries).toContain("mật ong");
      expect((await engine?.suggest("đồng m", "vi", AT))?.communes.map((commune) => commune.code)).toContain("06463");
      expect((await engine?.suggest("honey", "en", AT))?.products[0]?.names.vi).toMatch(/mật ong/i);
    });
  });
});

function isWanted(graded: Graded, row: { name: string; communeCode: string }): boolean {
  return (graded.name?.test(row.name) ?? false) || (graded.communes?.includes(row.communeCode) ?? false);
}

function discounted(gains: number[]): number {
  return gains.reduce((sum, gain, place) => sum + gain / Math.log2(place + 2), 0);
}
