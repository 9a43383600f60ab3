import { db } from "~/platform/db/client.server";
import { factsOf, toDraftPicture } from "./begin-draft.server";
import type { DraftPicture, ListingFacts } from "./listing-facts";

/** What stands in the shop of a listing, with the number of the certificate linked to it. */
export type StandingListing = { slug: string; facts: ListingFacts; pictures: DraftPicture[]; certificate: string | null };

export async function findStanding(productId: string): Promise<StandingListing | null> {
  const row = await db().product.findUnique({
    where: { id: productId },
    include: { pictures: { orderBy: { position: "asc" } }, links: { where: { unlinkedAt: null }, select: { certificate: { select: { number: true } } } } },
  });
  return row && { slug: row.slug, facts: factsOf(row), pictures: row.pictures.map(toDraftPicture), certificate: row.links[0]?.certificate.number ?? null };
}
