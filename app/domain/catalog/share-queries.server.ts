import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";

/** What the sharing picture of a product shows; `stars` only those in force at that moment. */
export type ShareFacts = { name: LocalizedText; producer: string; commune: string; abvBp: number | null; stars: number; pictureKey: string | null; widths: number[] };

/** The facts of a published product in one query; null when there is none. */
export async function findShareFacts(slug: string, at: Date): Promise<ShareFacts | null> {
  const rows = await db().$queryRaw<ShareFacts[]>`
    SELECT p.name, pr.name ->> 'vi' AS producer, c.name AS commune, p.abv_bp AS "abvBp", coalesce(w.stars, 0) AS stars,
           pic.key AS "pictureKey", coalesce(pic.widths, '{}') AS widths
    FROM product AS p JOIN producer AS pr ON pr.id = p.producer_id JOIN commune AS c ON c.code = p.commune_code
    LEFT JOIN product_star_window AS w ON w.product_id = p.id AND w.stars_from <= ${at} AND (w.stars_until IS NULL OR w.stars_until > ${at})
    LEFT JOIN LATERAL (SELECT key, widths FROM picture WHERE product_id = p.id ORDER BY position LIMIT 1) AS pic ON true
    WHERE p.slug = ${slug} AND p.state = 'published' LIMIT 1`;
  return rows[0] ?? null;
}
