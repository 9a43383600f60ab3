import { db } from "~/platform/db/client.server";
import { STRONG_ALCOHOL_BP, type SectorName } from "./listing";

export type CatalogueCounts = {
  /** Listings on sale by sector. */
  sectors: Partial<Record<SectorName, number>>;
  /** Listings in season in each month, January first. */
  months: number[];
  /** Listings on sale whose certificate is in force, by stars. */
  stars: { stars: number; count: number }[];
};

/** The numbers that the home page shows, in one query. */
export async function countCatalogue(at: Date): Promise<CatalogueCounts> {
  const [row] = await db().$queryRaw<[{ sectors: CatalogueCounts["sectors"] | null; months: number[]; stars: CatalogueCounts["stars"] | null }]>`
    WITH p AS MATERIALIZED (
      SELECT p.id, p.season_months, s.sector FROM product AS p JOIN product_set AS s ON s.no = p.set_no WHERE p.state = 'published')
    SELECT
      (SELECT jsonb_object_agg(sector, n) FROM (SELECT sector, count(*)::int AS n FROM p GROUP BY sector) AS g) AS sectors,
      ARRAY(SELECT (SELECT count(*)::int FROM p WHERE p.season_months @> ARRAY[m] AND p.sector <> 'tourism') FROM generate_series(1, 12) AS m ORDER BY m) AS months,
      (SELECT jsonb_agg(jsonb_build_object('stars', stars, 'count', n) ORDER BY stars DESC) FROM (
        SELECT w.stars, count(*)::int AS n FROM p JOIN product_star_window AS w ON w.product_id = p.id
        WHERE w.stars_from <= ${at} AND (w.stars_until IS NULL OR w.stars_until > ${at}) GROUP BY w.stars) AS g) AS stars`;
  return { sectors: row.sectors ?? {}, months: row.months, stars: row.stars ?? [] };
}

export type CommuneCount = { code: string; name: string; kind: "commune" | "ward" | "special_zone"; latitude: number | null; longitude: number | null; products: number };

/** Every commune of a province with how much of what is on sale comes from it. */
export function listCommunesWithGoods(provinceCode: string): Promise<CommuneCount[]> {
  return db().$queryRaw<CommuneCount[]>`
    SELECT c.code, c.name, c.kind, c.latitude, c.longitude, count(p.id)::int AS products
    FROM commune AS c LEFT JOIN product AS p ON p.commune_code = c.code AND p.state = 'published'
    WHERE c.province_code = ${provinceCode}
    GROUP BY c.code ORDER BY count(p.id) DESC, c.name COLLATE "vi-x-icu"`;
}

export type SitemapEntry = { slug: string; changedOn: Date };

/** Addresses of what is published, for the sitemap; at most 15,000 of each, so that three languages stay under the format's 50,000. */
export async function listPublishedSlugs(): Promise<{ products: SitemapEntry[]; producers: SitemapEntry[] }> {
  const [products, producers] = await Promise.all([
    db().$queryRaw<SitemapEntry[]>`SELECT slug, updated_at AS "changedOn" FROM product
      WHERE state = 'published' AND coalesce(abv_bp, 0) < ${STRONG_ALCOHOL_BP} ORDER BY slug LIMIT 15000`,
    db().$queryRaw<SitemapEntry[]>`
      SELECT pr.slug, max(p.updated_at) AS "changedOn" FROM producer AS pr JOIN product AS p ON p.producer_id = pr.id AND p.state = 'published'
      GROUP BY pr.slug ORDER BY pr.slug LIMIT 1000`,
  ]);
  return { products, producers };
}
