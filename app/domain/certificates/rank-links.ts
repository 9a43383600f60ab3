import { nameSimilarity } from "./link-rules";

type Side = { name: string; producerId: string; producerName: string; setNo: number; sector: string };

/** Why a certificate and a listing may belong together, as the desk says it. */
export type LinkReasons = {
  /** How alike the names are, in whole percent. */
  name: number;
  producer: "same" | "other";
  /** The product set of the programme, its sector at least, or neither. */
  group: "set" | "sector" | "none";
};

/** What each likeness weighs; together 1. The name says most: one producer may hold ten certificates of one set. */
const WEIGHT = { name: 0.6, producer: 0.25, group: 0.15 };

/** How likely a certificate is that listing's, 0 to 1, and why. A producer under another name counts by how alike the names are. */
export function rankLink(certificate: Side, listing: Side): { score: number; reasons: LinkReasons } {
  const name = nameSimilarity(certificate.name, listing.name);
  const same = certificate.producerId === listing.producerId;
  const producer = same ? 1 : nameSimilarity(certificate.producerName, listing.producerName) / 2;
  const group = certificate.setNo === listing.setNo ? "set" : certificate.sector === listing.sector ? "sector" : "none";
  const groupScore = { set: 1, sector: 0.4, none: 0 }[group];
  return {
    score: WEIGHT.name * name + WEIGHT.producer * producer + WEIGHT.group * groupScore,
    reasons: { name: Math.round(name * 100), producer: same ? "same" : "other", group },
  };
}
