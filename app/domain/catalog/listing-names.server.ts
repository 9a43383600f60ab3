import { pick, type Locale, type LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";

/** Names by slug of listings, for lists that hold their slugs. Unknown ones are left out. */
export async function namesOfListings(slugs: readonly string[], locale: Locale): Promise<Map<string, string>> {
  if (slugs.length === 0) return new Map();
  const rows = await db().product.findMany({ where: { slug: { in: [...slugs] } }, select: { slug: true, name: true } });
  return new Map(rows.map(({ slug, name }) => [slug, pick(name as LocalizedText, locale)]));
}
