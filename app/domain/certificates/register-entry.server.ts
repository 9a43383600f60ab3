import { fromDateColumn, type LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import type { CertifyingLevel } from "./legal-basis";
import { termOf } from "./certificate-facts.server";
import { linkRefusal, nameSimilarity, stillCovers, type LinkRefusal } from "./link-rules";
import type { RevocationGround } from "./end-certificate";
import { stageAt, standing, type CertificateTerm, type Stage, type Standing } from "./standing";

/** Everything the desk knows of one certificate. */
export type RegisterEntry = CertificateTerm & {
  id: string;
  number: string;
  productName: string;
  producer: { id: string; name: LocalizedText; legalName: string; slug: string };
  setNo: number;
  commune: { code: string; name: string };
  stars: number;
  score: string;
  legalBasis: string;
  level: CertifyingLevel;
  decision: { id: string; authority: string; number: string; issuedOn: LocalDate };
  extensionReason: string | null;
  revocationReason: RevocationGround | null;
  revocationNote: string | null;
  standing: Standing;
  stage: Stage;
  /** Its `updatedAt`: sent back with every change, so that nobody overwrites what they have not seen. */
  seen: string;
  links: { id: string; slug: string; name: LocalizedText; linkedAt: Date; unlinkedAt: Date | null; reason: string; unlinkReason: string | null }[];
};

/** A certificate with its links, the present one first; null when there is none of that id. */
export async function findRegisterEntry(id: string, at: Date): Promise<RegisterEntry | null> {
  const row = await db().certificate.findUnique({
    where: { id },
    include: {
      decision: true,
      producer: { select: { id: true, name: true, legalName: true, slug: true } },
      links: { orderBy: { linkedAt: "desc" }, include: { product: { select: { slug: true, name: true } } } },
    },
  });
  if (!row) return null;
  const commune = await db().commune.findUniqueOrThrow({ where: { code: row.communeCode }, select: { code: true, name: true } });
  const term = termOf(row);
  const { number, productName, setNo, stars, legalBasis, level, extensionReason, revocationReason, revocationNote } = row;
  return {
    id, number, productName, setNo, stars, legalBasis, level, extensionReason, revocationReason, revocationNote, commune, ...term,
    producer: { ...row.producer, name: row.producer.name as LocalizedText },
    score: row.score.toFixed(2),
    decision: { id: row.decision.id, authority: row.decision.authority, number: row.decision.number, issuedOn: fromDateColumn(row.decision.issuedOn) },
    standing: standing(term, at),
    stage: stageAt(term, at),
    seen: row.updatedAt.toISOString(),
    links: row.links.map(({ product, id: linkId, linkedAt, unlinkedAt, reason, unlinkReason }) => ({
      id: linkId, slug: product.slug, name: product.name as LocalizedText, linkedAt, unlinkedAt, reason, unlinkReason,
    })),
  };
}

export type LinkProposal = { slug: string; name: LocalizedText; setNo: number; state: "draft" | "published" | "hidden"; similarity: number; refusal: LinkRefusal | null };

/** The producer's listings for a certificate without one, those it may cover first, the most alike in name before the others; at most 30. */
export async function proposeListings(entry: RegisterEntry, at: Date): Promise<LinkProposal[]> {
  const products = await db().product.findMany({
    where: { producerId: entry.producer.id },
    select: { slug: true, name: true, setNo: true, state: true, producerId: true, links: { where: { unlinkedAt: null }, select: { certificate: true } } },
    orderBy: { slug: "asc" },
    take: 500,
  });
  const linkedSlug = entry.links.find(({ unlinkedAt }) => unlinkedAt === null)?.slug ?? null;
  return products
    .map((product) => {
      const name = product.name as LocalizedText;
      const present = product.links[0]?.certificate;
      const certifiedBy = present && stillCovers(termOf(present), at) ? present : null;
      const refusal = linkRefusal({ ...entry, producerId: entry.producer.id, linkedSlug }, { ...product, certifiedBy });
      return { slug: product.slug, name, setNo: product.setNo, state: product.state, similarity: nameSimilarity(entry.productName, name.vi), refusal };
    })
    .sort((a, b) => Number(a.refusal !== null) - Number(b.refusal !== null) || b.similarity - a.similarity)
    .slice(0, 30);
}

export type FormChoices = {
  producers: { id: string; name: LocalizedText; communeCode: string }[];
  sets: { no: number; name: LocalizedText }[];
  decisions: { id: string; authority: string; number: string; issuedOn: LocalDate; level: CertifyingLevel }[];
};

/** What the form of a certificate offers; decisions the latest first. */
export async function findFormChoices(): Promise<FormChoices> {
  const [producers, sets, decisions] = await Promise.all([
    db().producer.findMany({ select: { id: true, name: true, communeCode: true } }),
    findSets(),
    db().decision.findMany({ orderBy: [{ issuedOn: "desc" }, { number: "asc" }], take: 300 }),
  ]);
  const order = new Intl.Collator("vi").compare;
  return {
    producers: producers.map((producer) => ({ ...producer, name: producer.name as LocalizedText })).sort((a, b) => order(a.name.vi, b.name.vi)),
    sets,
    decisions: decisions.map(({ id, authority, number, issuedOn, level }) => ({ id, authority, number, issuedOn: fromDateColumn(issuedOn), level })),
  };
}

/** The 26 product sets in their order. */
export async function findSets(): Promise<FormChoices["sets"]> {
  const sets = await db().productSet.findMany({ orderBy: { no: "asc" }, select: { no: true, name: true } });
  return sets.map((set) => ({ ...set, name: set.name as LocalizedText }));
}
