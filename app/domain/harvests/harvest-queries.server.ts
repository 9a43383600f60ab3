import { opensWithToken } from "~/domain/cart/token-hash.server";
import { isId } from "~/lib/id";
import type { LocalDate } from "~/lib/local-date";
import type { Locale, LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import type { Forecast, PlaceState } from "./harvest";

/** What was forecast of a product's open harvests before, the latest first. */
export async function forecastsOfProduct(productId: string): Promise<(Forecast & { variantId: string; givenAt: Date })[]> {
  return db().$queryRaw`
    SELECT h.variant_id AS "variantId", f.low, f.likely, f.high, f.from_day::text AS "from", f.to_day::text AS "to", f.given_at AS "givenAt"
    FROM harvest_forecast AS f JOIN harvest AS h ON h.id = f.harvest_id AND h.closed_at IS NULL JOIN variant AS v ON v.id = h.variant_id
    WHERE v.product_id = ${productId}::uuid ORDER BY f.given_at DESC, f.id DESC LIMIT 100`;
}

/** A place in a waiting list, as its person sees it. */
export type PlaceView = {
  id: string;
  state: PlaceState;
  quantity: number;
  /** How many places stand before it; 0 is the next. */
  before: number;
  createdAt: Date;
  offerUntil: Date | null;
  sku: string;
  slug: string;
  product: LocalizedText;
  variant: LocalizedText;
  unit: LocalizedText;
  priceVnd: bigint;
  /** Null once the harvest is closed. */
  harvest: { low: number; likely: number; high: number; from: LocalDate; to: LocalDate } | null;
};

/** The place of that id, for whoever holds its token; null otherwise, whichever of the two is wrong. */
export async function findPlace(id: string, token: string): Promise<PlaceView | null> {
  if (!isId(id)) return null;
  const [row] = await db().$queryRaw<(PlaceView & { hash: Uint8Array })[]>`
    SELECT w.token_hash AS hash, w.id, w.state::text AS state, w.quantity, w.created_at AS "createdAt", w.offer_until AS "offerUntil",
      (SELECT count(*)::int FROM waiting_place AS b WHERE b.harvest_id = w.harvest_id AND b.state = 'waiting' AND (b.created_at, b.id) < (w.created_at, w.id)) AS before,
      v.sku, p.slug, p.name AS product, v.name AS variant, v.unit, v.price_vnd AS "priceVnd",
      (SELECT jsonb_build_object('low', s.low, 'likely', s.likely, 'high', s.high, 'from', s.from_day, 'to', s.to_day) FROM harvest_standing AS s WHERE s.harvest_id = w.harvest_id) AS harvest
    FROM waiting_place AS w JOIN harvest AS h ON h.id = w.harvest_id JOIN variant AS v ON v.id = h.variant_id JOIN product AS p ON p.id = v.product_id
    WHERE w.id = ${id}::uuid`;
  if (!row || !opensWithToken(token, row.hash)) return null;
  const { hash: _hash, ...place } = row;
  return place;
}

export type PlaceMail = { id: string; name: string; email: string; locale: Locale; quantity: number; unit: LocalizedText; product: LocalizedText; variant: LocalizedText; offerUntil: Date | null };

/** Those of the places that are there, with whom to write to. */
export async function findPlacesForMail(ids: readonly string[]): Promise<Map<string, PlaceMail>> {
  const rows = await db().$queryRaw<PlaceMail[]>`
    SELECT w.id, w.contact_name AS name, w.contact_email AS email, w.locale, w.quantity, v.unit, p.name AS product, v.name AS variant, w.offer_until AS "offerUntil"
    FROM waiting_place AS w JOIN harvest AS h ON h.id = w.harvest_id JOIN variant AS v ON v.id = h.variant_id JOIN product AS p ON p.id = v.product_id
    WHERE w.id = ANY (${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}
