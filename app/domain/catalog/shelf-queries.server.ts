import { localDateAt } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { Prisma } from "~/platform/db/generated/client";
import { STRONG_ALCOHOL_BP, type Listing } from "./listing";

type Row = Omit<Listing, "priceVnd" | "picture"> & {
  priceVnd: bigint;
  pictureKey: string | null;
  pictureTone: string | null;
  pictureAvif: boolean | null;
};

/** SQL for the certifications of product `p` that are valid on a day, in the words of the `certification` filter. */
export function certificationsOf(day: string): Prisma.Sql {
  return Prisma.sql`ARRAY(
    SELECT q.scheme::text FROM quality_certificate_product AS qp JOIN quality_certificate AS q ON q.id = qp.quality_certificate_id
    WHERE qp.product_id = p.id AND ${day}::date BETWEEN q.issued_on AND q.expires_on
    UNION
    SELECT CASE r.kind WHEN 'gi' THEN 'gi' ELSE 'mark' END FROM ip_right_grant AS g JOIN ip_right AS r ON r.id = g.ip_right_id
    WHERE g.product_id = p.id AND r.kind <> 'trademark' AND g.valid_from <= ${day}::date AND (g.valid_to IS NULL OR g.valid_to >= ${day}::date)
      AND (r.expires_on IS NULL OR r.expires_on >= ${day}::date)
    ORDER BY 1)`;
}

/**
 * Listings of a shelf in one query. `pick` selects candidate products `p` with their star window `w` (null when no
 * certificate is in force), filters, orders and limits them; details are then looked up for those few only.
 */
async function shelf(at: Date, { where, order, limit }: { where: Prisma.Sql; order: Prisma.Sql; limit: number }): Promise<Listing[]> {
  const rows = await db().$queryRaw<Row[]>`
    WITH picked AS (
      SELECT p.id, coalesce(w.stars, 0) AS stars, row_number() OVER (ORDER BY ${order}, p.id) AS place
      FROM product AS p
      JOIN product_set AS s ON s.no = p.set_no
      LEFT JOIN product_star_window AS w ON w.product_id = p.id AND w.stars_from <= ${at} AND (w.stars_until IS NULL OR w.stars_until > ${at})
      WHERE p.state = 'published' AND (p.abv_bp IS NULL OR p.abv_bp < ${STRONG_ALCOHOL_BP}) AND ${where}
      ORDER BY place LIMIT ${limit})
    SELECT p.slug, p.name, p.abv_bp AS "abvBp", picked.stars, pr.name AS producer, c.name AS commune,
           v.sku, v.unit, v.price_vnd AS "priceVnd", v.in_stock AS "inStock",
           ${certificationsOf(localDateAt(at))} AS certifications,
           pic.key AS "pictureKey", pic.tone AS "pictureTone", pic.has_avif AS "pictureAvif"
    FROM picked
    JOIN product AS p ON p.id = picked.id
    JOIN producer AS pr ON pr.id = p.producer_id
    JOIN commune AS c ON c.code = p.commune_code
    JOIN LATERAL (
      SELECT v.sku, v.unit, v.price_vnd, free_units(v.sale_mode, u.available, v.id) >= v.units_per_sale * v.min_quantity AS in_stock
      FROM variant AS v JOIN stock_unit AS u ON u.id = v.stock_unit_id
      WHERE v.product_id = p.id AND v.active ORDER BY in_stock DESC, v.position, v.sku LIMIT 1) AS v ON true
    LEFT JOIN LATERAL (SELECT key, tone, has_avif FROM picture WHERE product_id = p.id ORDER BY position LIMIT 1) AS pic ON true
    ORDER BY picked.place`;
  return rows.map(({ priceVnd, pictureKey, pictureTone, pictureAvif, ...row }) => ({
    ...row,
    priceVnd: Number(priceVnd),
    picture: pictureKey && pictureTone ? { key: pictureKey, tone: pictureTone, avif: pictureAvif ?? false } : null,
  }));
}

/** Goods harvested or sold fresh in that month (1-12), the most certified and best sold first. */
export function listInSeason(month: number, at: Date, limit: number): Promise<Listing[]> {
  return shelf(at, {
    where: Prisma.sql`p.season_months @> ARRAY[${month}]::int[] AND s.sector <> 'tourism'`,
    order: Prisma.sql`coalesce(w.stars, 0) DESC, p.sold_count DESC, p.published_at DESC`,
    limit,
  });
}

/** Products with `stars` in force, the latest recognised first. */
export function listNewestWithStars(stars: number, at: Date, limit: number): Promise<Listing[]> {
  return shelf(at, { where: Prisma.sql`w.stars = ${stars}`, order: Prisma.sql`w.stars_from DESC, p.sold_count DESC`, limit });
}

/** Everything one producer sells. */
export function listByProducer(producerId: string, at: Date): Promise<Listing[]> {
  return shelf(at, {
    where: Prisma.sql`p.producer_id = ${producerId}::uuid`,
    order: Prisma.sql`coalesce(w.stars, 0) DESC, p.sold_count DESC`,
    limit: 60,
  });
}

/** What goes with a product: the same set first, then the same commune, then the same producer; never itself. */
export function listRelated(product: { id: string; setNo: number; communeCode: string; producerId: string }, at: Date, limit: number): Promise<Listing[]> {
  return shelf(at, {
    where: Prisma.sql`p.id <> ${product.id}::uuid AND (p.set_no = ${product.setNo} OR p.commune_code = ${product.communeCode} OR p.producer_id = ${product.producerId}::uuid)`,
    order: Prisma.sql`(p.set_no = ${product.setNo}) DESC, (p.commune_code = ${product.communeCode}) DESC, coalesce(w.stars, 0) DESC, p.sold_count DESC`,
    limit,
  });
}
