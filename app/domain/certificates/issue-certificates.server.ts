import type { Actor } from "~/domain/audit/audit";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { newId } from "~/lib/id";
import { addMonths, fromDateColumn, toDateColumn, type LocalDate } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import type { Db } from "~/platform/db/client.server";
import { env } from "~/platform/env/env.server";
import { TERM_MONTHS } from "./certificate-draft";
import { termOf } from "./certificate-facts.server";
import { certifyingLevel, legalBasisOn, type CertifyingLevel } from "./legal-basis";
import { stillCovers } from "./link-rules";
import { nextProductNumber } from "./next-product-number";

/** One product of a decision. */
export type Grant = {
  /** Whatever the caller knows it by; the answer names it so. */
  key: string;
  producerId: string;
  productName: string;
  setNo: number;
  communeCode: string;
  stars: number;
  /** "72.50" */
  score: string;
  /** The listing that is to carry the certificate, and the certificate it renews. */
  productId: string | null;
  replaces: string | null;
};

export type IssueFailure =
  /** A decision of that number was registered with another day or level. */
  | { kind: "decision_differs" }
  /** On that day this level certified no such stars. */
  | { kind: "decision_date" }
  /** A commune has had 999 numbers in the year. */
  | { kind: "numbers_exhausted" };

export type Issued = { key: string; id: string; number: string; linked: boolean };

type Order = { decision: { authority: string; number: string; issuedOn: LocalDate }; level: CertifyingLevel; grants: readonly Grant[]; actor: Actor; at: Date };

/**
 * Issues all certificates of a decision in the caller's transaction: each gets the next product number of its commune and
 * year, and its listing carries it from now on in place of the one it renews. A listing under another certificate that
 * still holds is left as it is (`linked: false`); the desk then decides.
 */
export async function issueCertificates(tx: Db, { decision, level, grants, actor, at }: Order): Promise<Result<{ decisionId: string; certificates: Issued[] }, IssueFailure>> {
  const { authority, number, issuedOn } = decision;
  if (grants.some(({ stars }) => certifyingLevel(issuedOn, stars) !== level)) return err({ kind: "decision_date" });
  const year = Number(issuedOn.slice(0, 4));
  await tx.decision.createMany({ data: { id: newId(), authority, number, year, issuedOn: toDateColumn(issuedOn), level }, skipDuplicates: true });
  const known = await tx.decision.findUniqueOrThrow({ where: { authority_number_year: { authority, number, year } } });
  if (known.level !== level || fromDateColumn(known.issuedOn) !== issuedOn) return err({ kind: "decision_differs" });

  const numbers = await takeNumbers(tx, grants, year);
  if (!numbers) return err({ kind: "numbers_exhausted" });
  const legalBasis = legalBasisOn(issuedOn) ?? "";
  const rows = grants.map((grant, index) => ({ grant, id: newId(), number: numbers[index] ?? "" }));
  const dates = { issuedOn: toDateColumn(issuedOn), expiresOn: toDateColumn(addMonths(issuedOn, TERM_MONTHS)), createdAt: at, updatedAt: at };
  await tx.certificate.createMany({
    data: rows.map(({ grant: { producerId, productName, setNo, communeCode, stars, score }, ...row }) => ({
      ...row, decisionId: known.id, producerId, productName, setNo, communeCode, stars, score, legalBasis, level, ...dates,
    })),
  });
  // The trail is a chain: its rows are written one after the other.
  for (const { grant, id, number: given } of rows) {
    await recordAudit(tx, {
      actor, action: "certificate.created", subjectType: "certificate", subjectId: id,
      after: { number: given, productName: grant.productName, producer: grant.producerId, set: grant.setNo, commune: grant.communeCode, stars: grant.stars, score: grant.score, legalBasis, level, decision: `${number} · ${authority}`, issuedOn },
    });
  }
  const linked = await carry(tx, rows, `${number} · ${authority}`, actor, at);
  return ok({ decisionId: known.id, certificates: rows.map(({ grant, ...row }) => ({ key: grant.key, ...row, linked: linked.has(row.id) })) });
}

/** The next numbers of every commune, in the order of the grants; null when one has none left. Held against others until the end. */
async function takeNumbers(tx: Db, grants: readonly Grant[], year: number): Promise<string[] | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`product-number-${year}`}, 0))`;
  const used = await tx.certificate.findMany({ where: { number: { endsWith: `-${year}`, startsWith: `${env().provinceCode}-` } }, select: { number: true } });
  const taken = used.map(({ number }) => number);
  const numbers: string[] = [];
  for (const { communeCode } of grants) {
    const number = nextProductNumber({ province: env().provinceCode, communeCode, year }, [...taken, ...numbers]);
    if (number === null) return null;
    numbers.push(number);
  }
  return numbers;
}

type Row = { grant: Grant; id: string; number: string };

/** Lets listings carry their new certificates; answers the certificates that were linked. */
async function carry(tx: Db, rows: readonly Row[], reason: string, actor: Actor, at: Date): Promise<Set<string>> {
  const wanted = rows.filter(({ grant }) => grant.productId !== null);
  const productIds = wanted.flatMap(({ grant }) => (grant.productId === null ? [] : [grant.productId]));
  if (productIds.length === 0) return new Set();
  // Held until the end, so that no other certificate finds one of them free.
  await tx.$queryRaw`SELECT id FROM product WHERE id = ANY (${productIds}::uuid[]) ORDER BY id FOR UPDATE`;
  const listings = await tx.product.findMany({ where: { id: { in: productIds } }, include: { links: { where: { unlinkedAt: null }, include: { certificate: true } } } });
  const linkable = wanted.flatMap((row) => {
    const listing = listings.find(({ id }) => id === row.grant.productId);
    const present = listing?.links[0];
    if (!listing || listing.producerId !== row.grant.producerId || listing.setNo !== row.grant.setNo) return [];
    if (present && present.certificateId !== row.grant.replaces && stillCovers(termOf(present.certificate), at)) return [];
    return [{ ...row, listing, present }];
  });
  // Links follow one another without a gap, also where both were made in one millisecond.
  const from = new Date(Math.max(at.getTime(), ...linkable.map(({ present }) => (present ? present.linkedAt.getTime() + 1 : 0))));
  const by = actor.kind === "user" ? actor.userId : null;
  const ended = linkable.flatMap(({ present }) => (present ? [present] : []));
  await tx.certificateLink.updateMany({ where: { id: { in: ended.map(({ id }) => id) }, unlinkedAt: null }, data: { unlinkedAt: from, unlinkedBy: by, unlinkReason: reason } });
  await tx.certificateLink.createMany({ data: linkable.map(({ id, listing }) => ({ id: newId(), certificateId: id, productId: listing.id, linkedAt: from, linkedBy: by, reason })) });
  for (const { id, number, listing, present } of linkable) {
    if (present) {
      await recordAudit(tx, { actor, action: "certificate.unlinked", subjectType: "certificate", subjectId: present.certificateId, before: { listing: listing.slug }, after: { listing: null, number: present.certificate.number }, reason });
    }
    await recordAudit(tx, { actor, action: "certificate.linked", subjectType: "certificate", subjectId: id, before: { listing: null }, after: { listing: listing.slug, number }, reason });
  }
  return new Set(linkable.map(({ id }) => id));
}
