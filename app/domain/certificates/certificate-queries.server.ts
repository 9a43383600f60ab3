import { fromDateColumn, localDateAt, type LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import type { Prisma } from "~/platform/db/generated/client";
import { standing, type CertificateTerm, type Standing } from "./standing";

export type RevocationReason =
  | "false_dossier"
  | "criteria_no_longer_met"
  | "law_breach"
  | "ocop_mark_misuse"
  | "production_stopped"
  | "other_authority_finding";

/** A certificate as the public may read it, with where it stands at the moment asked for. */
export type PublicCertificate = CertificateTerm & {
  number: string;
  productName: string;
  stars: number;
  legalBasis: string;
  level: "district" | "province" | "ministry";
  revocationReason: RevocationReason | null;
  decision: { authority: string; number: string; issuedOn: LocalDate };
  producer: { slug: string; name: LocalizedText; legalName: string };
  commune: string;
  standing: Standing;
};

/** A link of a certificate to a listing, the latest first. */
export type CertificateListing = { slug: string; name: LocalizedText; published: boolean; linkedAt: Date; unlinkedAt: Date | null };

const withFacts = { decision: true, producer: { select: { slug: true, name: true, legalName: true, commune: { select: { name: true } } } } } as const;
type Row = Prisma.CertificateGetPayload<{ include: typeof withFacts }>;

function toPublic(row: Row, at: Date): PublicCertificate {
  const term: CertificateTerm = {
    issuedOn: fromDateColumn(row.issuedOn),
    expiresOn: fromDateColumn(row.expiresOn),
    extendedUntil: row.extendedUntil ? fromDateColumn(row.extendedUntil) : null,
    revokedAt: row.revokedAt,
  };
  const { producer } = row;
  return {
    ...term,
    number: row.number,
    productName: row.productName,
    stars: row.stars,
    legalBasis: row.legalBasis,
    level: row.level,
    revocationReason: row.revocationReason,
    decision: { authority: row.decision.authority, number: row.decision.number, issuedOn: fromDateColumn(row.decision.issuedOn) },
    producer: { slug: producer.slug, name: producer.name as LocalizedText, legalName: producer.legalName },
    commune: producer.commune.name,
    standing: standing(term, at),
  };
}

/** The certificate of that product number, whatever became of it, with the listings it was linked to; null when there is none. */
export async function findCertificate(number: string, at: Date): Promise<(PublicCertificate & { listings: CertificateListing[] }) | null> {
  const row = await db().certificate.findUnique({
    where: { number },
    include: { ...withFacts, links: { orderBy: { linkedAt: "desc" }, include: { product: { select: { slug: true, name: true, state: true } } } } },
  });
  if (!row) return null;
  const listings = row.links.map(({ product, linkedAt, unlinkedAt }) => ({
    slug: product.slug,
    name: product.name as LocalizedText,
    published: product.state === "published",
    linkedAt,
    unlinkedAt,
  }));
  return { ...toPublic(row, at), listings };
}

/** The certificate linked to a listing at that moment, valid or not; null when none is linked. */
export async function findCertificateOfProduct(productId: string, at: Date): Promise<PublicCertificate | null> {
  const link = await db().certificateLink.findFirst({
    where: { productId, linkedAt: { lte: at }, OR: [{ unlinkedAt: null }, { unlinkedAt: { gt: at } }] },
    orderBy: { linkedAt: "desc" },
    include: { certificate: { include: withFacts } },
  });
  return link ? toPublic(link.certificate, at) : null;
}

/** How many certificates stand how on that day, for those who want the whole picture. */
export async function countCertificatesInForce(at: Date): Promise<number> {
  const [row] = await db().$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM certificate
    WHERE issued_on <= ${localDateAt(at)}::date AND coalesce(extended_until, expires_on) >= ${localDateAt(at)}::date
      AND (revoked_at IS NULL OR revoked_at > ${at})`;
  return row.count;
}
