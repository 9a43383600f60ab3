import { fold } from "~/lib/vietnamese-text";
import { standing, type CertificateTerm } from "./standing";

export type LinkRefusal =
  | { kind: "no_such_listing" }
  | { kind: "other_producer" }
  | { kind: "other_set"; listingSet: number }
  /** The certificate covers another listing; `slug` says which. */
  | { kind: "certificate_on_another"; slug: string }
  /** The listing carries a certificate; `number` says which. */
  | { kind: "listing_certified"; number: string }
  | { kind: "already_linked" }
  | { kind: "revoked" };

/** Whether a linked certificate keeps its listing from another one: not once it is revoked or has ended. */
export function stillCovers(term: CertificateTerm, at: Date): boolean {
  const state = standing(term, at);
  return state !== "revoked" && state !== "expired";
}

/** Why a certificate cannot cover a listing; null when it can. */
export function linkRefusal(
  certificate: { id: string; producerId: string; setNo: number; revokedAt: Date | null; linkedSlug: string | null },
  listing: { slug: string; producerId: string; setNo: number; certifiedBy: { id: string; number: string } | null },
): LinkRefusal | null {
  if (certificate.linkedSlug === listing.slug) return { kind: "already_linked" };
  if (certificate.revokedAt !== null) return { kind: "revoked" };
  if (certificate.producerId !== listing.producerId) return { kind: "other_producer" };
  if (certificate.setNo !== listing.setNo) return { kind: "other_set", listingSet: listing.setNo };
  if (certificate.linkedSlug !== null) return { kind: "certificate_on_another", slug: certificate.linkedSlug };
  if (listing.certifiedBy) return { kind: "listing_certified", number: listing.certifiedBy.number };
  return null;
}

/** How alike two names are, 0 to 1: shared pairs of letters of their folded forms, whatever the order of the words (Dice). */
export function nameSimilarity(one: string, other: string): number {
  return pairSimilarity(namePairs(one), namePairs(other));
}

/** `nameSimilarity` of names whose pairs are at hand: for comparing many with many. */
export function pairSimilarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}

/** The pairs of letters by which names are compared. */
export function namePairs(name: string): Set<string> {
  const found = new Set<string>();
  for (const word of fold(name).split(/[^\p{L}\p{N}]+/u).filter(Boolean)) {
    const padded = ` ${word}`;
    for (let i = 0; i < padded.length - 1; i += 1) found.add(padded.slice(i, i + 2));
  }
  return found;
}
