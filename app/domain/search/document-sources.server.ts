import type { Db } from "~/platform/db/client.server";
import type { DocumentSource } from "./document";

/** Ids of every product that belongs in the index. */
export async function publishedProductIds(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM product AS p
    WHERE state = 'published' AND EXISTS (SELECT 1 FROM variant AS v WHERE v.product_id = p.id AND v.active)
    ORDER BY id`;
  return rows.map((row) => row.id);
}

/** What the catalogue knows now of those of the products that are published and have a variant on sale. */
export async function readDocumentSources(db: Db, productIds: readonly string[], at: Date): Promise<DocumentSource[]> {
  const rows = await db.$queryRaw<{ source: DocumentSource }[]>`
    SELECT jsonb_build_object(
      'productId', p.id, 'slug', p.slug, 'names', p.name, 'summary', p.summary, 'description', p.description,
      'ingredients', p.ingredients, 'setNo', p.set_no, 'setName', s.name, 'sector', s.sector,
      'seasonMonths', p.season_months, 'soldCount', p.sold_count, 'publishedAt', p.published_at,
      'communeCode', c.code, 'communeName', c.name,
      'formerNames', (SELECT coalesce(jsonb_agg(DISTINCT part), '[]') FROM former_unit AS f, unnest(ARRAY[f.name, f.district_name]) AS part
                      WHERE f.commune_code = c.code),
      'producerId', m.id, 'producerSlug', m.slug, 'producerName', m.name, 'producerLegalName', m.legal_name,
      'variants', v.list,
      'picture', (SELECT jsonb_build_object('key', key, 'tone', tone, 'avif', has_avif) FROM picture WHERE product_id = p.id ORDER BY position, id LIMIT 1),
      -- the certificate in force, or the next that will be
      'star', (SELECT jsonb_build_object('stars', w.stars, 'from', w.stars_from, 'until', w.stars_until) FROM product_star_window AS w
               WHERE w.product_id = p.id AND w.stars_from < coalesce(w.stars_until, 'infinity') AND coalesce(w.stars_until, 'infinity') > ${at}::timestamptz
               ORDER BY w.stars_from LIMIT 1),
      -- a right lasts as long as what it is a right to: least() passes over what has no end
      'marks', (SELECT coalesce(jsonb_agg(jsonb_build_object('code', code, 'from', from_, 'through', through)), '[]') FROM (
                 SELECT q.scheme::text AS code, q.issued_on AS from_, q.expires_on AS through
                 FROM quality_certificate_product AS l JOIN quality_certificate AS q ON q.id = l.quality_certificate_id WHERE l.product_id = p.id
                 UNION ALL
                 SELECT CASE r.kind WHEN 'gi' THEN 'gi' ELSE 'mark' END, g.valid_from, least(g.valid_to, r.expires_on)
                 FROM ip_right_grant AS g JOIN ip_right AS r ON r.id = g.ip_right_id
                 WHERE g.product_id = p.id AND r.kind <> 'trademark') AS mark)
    ) AS source
    FROM product AS p
    JOIN product_set AS s ON s.no = p.set_no
    JOIN commune AS c ON c.code = p.commune_code
    JOIN producer AS m ON m.id = p.producer_id
    CROSS JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('sku', v.sku, 'gtin', v.gtin, 'name', v.name, 'unit', v.unit, 'priceVnd', v.price_vnd,
               'inStock', free_units(v.sale_mode, u.available, v.id) >= v.units_per_sale * v.min_quantity) ORDER BY v.position, v.price_vnd, v.sku) AS list
      FROM variant AS v JOIN stock_unit AS u ON u.id = v.stock_unit_id WHERE v.product_id = p.id AND v.active
    ) AS v
    WHERE p.id = ANY (${[...productIds]}::uuid[]) AND p.state = 'published' AND v.list IS NOT NULL
    ORDER BY p.id`;
  return rows.map((row) => row.source);
}
