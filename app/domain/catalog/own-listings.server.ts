import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";

export const OWN_PAGE_SIZE = 24;

export type OwnListing = { id: string; slug: string; name: LocalizedText; state: "draft" | "published" | "hidden"; priceVnd: bigint | null; picture: { key: string; tone: string; avif: boolean } | null };

/** A producer's own listings, by name, whatever their state. */
export async function listOwnListings(producerId: string, page: number): Promise<{ total: number; listings: OwnListing[] }> {
  const [total, rows] = await Promise.all([
    db().product.count({ where: { producerId } }),
    db().product.findMany({
      where: { producerId },
      select: {
        id: true, slug: true, name: true, state: true,
        variants: { where: { active: true }, orderBy: { position: "asc" }, take: 1, select: { priceVnd: true } },
        pictures: { orderBy: { position: "asc" }, take: 1, select: { key: true, tone: true, hasAvif: true } },
      },
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      skip: (page - 1) * OWN_PAGE_SIZE,
      take: OWN_PAGE_SIZE,
    }),
  ]);
  const listings = rows.map(({ variants, pictures, name, ...row }) => {
    const [picture] = pictures;
    return { ...row, name: name as LocalizedText, priceVnd: variants[0]?.priceVnd ?? null, picture: picture ? { key: picture.key, tone: picture.tone, avif: picture.hasAvif } : null };
  });
  return { total, listings };
}

/** Names of what a producer has put in, by name: for forms that choose among them. */
export async function listOwnListingNames(producerId: string): Promise<{ id: string; name: LocalizedText }[]> {
  const rows = await db().product.findMany({ where: { producerId }, select: { id: true, name: true }, orderBy: { slug: "asc" }, take: 200 });
  return rows.map(({ id, name }) => ({ id, name: name as LocalizedText }));
}
