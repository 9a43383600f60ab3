import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { Prisma } from "~/platform/db/generated/client";
import { linkRefusal, type LinkRefusal } from "./link-rules";
import { rankLink, type LinkReasons } from "./rank-links";
import { CERTIFICATE_WORDS, holdsWords, stageSql, standsAt } from "./register-sql.server";
import type { Stage } from "./standing";

export type LinkSide = "certificate" | "listing";
export type LinkDeskFilter = { side: LinkSide; q: string; page: number };

type CertificateSide = { id: string; number: string; name: string; stars: number; setNo: number; sector: string; producerId: string; producer: LocalizedText; seen: Date };
type ListingSide = { id: string; slug: string; name: LocalizedText; state: "draft" | "published" | "hidden"; setNo: number; sector: string; producerId: string; producer: LocalizedText };

/** One pair that may belong together; `refusal` says why it may not. `value` names both for the form. */
export type LinkOffer = { value: string; certificate: CertificateSide; listing: ListingSide; score: number; reasons: LinkReasons; refusal: LinkRefusal | null };

/** What waits for its other half, with the likeliest first. */
export type LinkDeskItem = { key: string; certificate: CertificateSide | null; listing: ListingSide | null; offers: LinkOffer[] };

export const LINK_PAGE_SIZE = 20;
/** As many pairs as fit a glance: three that may be linked, and two that may not, with why. */
const OFFERS = 3;
const REFUSED = 2;
/** How many are looked at for each: the rest is sorted out by `rankLink`. */
const CANDIDATES = 15;

const CERTIFICATE = Prisma.sql`jsonb_build_object('id', c.id, 'number', c.number, 'name', c.product_name, 'stars', c.stars, 'setNo', c.set_no,
  'sector', s.sector, 'producerId', c.producer_id, 'producer', p.name, 'seen', c.updated_at)`;
const LISTING = Prisma.sql`jsonb_build_object('id', g.id, 'slug', g.slug, 'name', g.name, 'state', g.state, 'setNo', g.set_no,
  'sector', gs.sector, 'producerId', g.producer_id, 'producer', gp.name)`;
const CERTIFICATE_FROM = Prisma.sql`certificate AS c JOIN producer AS p ON p.id = c.producer_id JOIN product_set AS s ON s.no = c.set_no`;
const LISTING_FROM = Prisma.sql`product AS g JOIN producer AS gp ON gp.id = g.producer_id JOIN product_set AS gs ON gs.no = g.set_no`;
const ALIKE = Prisma.sql`similarity(lower(unaccent(g.name ->> 'vi')), lower(unaccent(c.product_name)))`;
/** The same producer's, or of the same commune under nearly the same name: a producer may be written down twice. */
const RELATED = Prisma.sql`(g.producer_id = c.producer_id OR (g.commune_code = c.commune_code AND ${ALIKE} > 0.4))`;
const LIKELIEST = Prisma.sql`(g.producer_id = c.producer_id) DESC, (g.set_no = c.set_no) DESC, ${ALIKE} DESC`;
/** The certificate `c` covers nothing, and no later one has taken its place. */
const UNLINKED = Prisma.sql`NOT certificate_succeeded(c) AND NOT EXISTS (SELECT 1 FROM certificate_link AS k WHERE k.certificate_id = c.id AND k.unlinked_at IS NULL)`;

/** A certificate in force covers the listing `g`. */
function covered(at: Date): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM certificate_link AS k JOIN certificate AS c ON c.id = k.certificate_id
    WHERE k.product_id = g.id AND k.unlinked_at IS NULL AND ${standsAt("in_force", at)})`;
}

type Held = { id: string; number: string; stage: Stage };
type Pair = { certificate: CertificateSide; listing: ListingSide; linkedSlug: string | null; held: Held | null };

/**
 * A page of certificates in force that cover no listing, or of listings that no certificate in force covers, each with the
 * likeliest pairs. Two queries, however many there are.
 */
export async function listLinkDesk(filter: LinkDeskFilter, at: Date): Promise<{ total: number; items: LinkDeskItem[] }> {
  const waiting = await (filter.side === "certificate" ? waitingCertificates(filter, at) : waitingListings(filter, at));
  const pairs = waiting.length > 0 ? await pairsOf(filter.side, waiting.map(({ id }) => id), at) : [];
  const items = waiting.map(({ id, certificate, listing }) => {
    const offers = pairs.filter((pair) => (filter.side === "certificate" ? pair.certificate.id : pair.listing.id) === id).map(toOffer);
    offers.sort((a, b) => b.score - a.score);
    const [free, refused] = [offers.filter(({ refusal }) => refusal === null), offers.filter(({ refusal }) => refusal !== null)];
    return { key: id, certificate: certificate && withDate(certificate), listing, offers: [...free.slice(0, OFFERS), ...refused.slice(0, REFUSED)] };
  });
  return { total: Number(waiting[0]?.total ?? 0), items };
}

/** How many wait on either side. */
export async function countLinkDesk(at: Date): Promise<Record<LinkSide, number>> {
  const [row] = await db().$queryRaw<[Record<LinkSide, number>]>`SELECT
    (SELECT count(*)::int FROM certificate AS c WHERE ${standsAt("in_force", at)} AND ${UNLINKED}) AS certificate,
    (SELECT count(*)::int FROM product AS g WHERE g.state = 'published' AND NOT ${covered(at)}) AS listing`;
  return row;
}

type Waiting = { id: string; certificate: CertificateSide | null; listing: ListingSide | null; total: bigint };

function waitingCertificates({ q, page }: LinkDeskFilter, at: Date): Promise<Waiting[]> {
  const where = Prisma.join([standsAt("in_force", at), UNLINKED, ...holdsWords(CERTIFICATE_WORDS, q)], " AND ");
  return db().$queryRaw<Waiting[]>`
    SELECT c.id, ${CERTIFICATE} AS certificate, NULL AS listing, count(*) OVER () AS total FROM ${CERTIFICATE_FROM} WHERE ${where}
    ORDER BY c.issued_on DESC, c.number LIMIT ${LINK_PAGE_SIZE} OFFSET ${(page - 1) * LINK_PAGE_SIZE}`;
}

/** Listings for which their producer holds a certificate that covers nothing come first: there is something to do. */
function waitingListings({ q, page }: LinkDeskFilter, at: Date): Promise<Waiting[]> {
  const words = Prisma.sql`(g.name ->> 'vi') || ' ' || g.slug || ' ' || gp.legal_name || ' ' || (gp.name ->> 'vi')`;
  const free = Prisma.sql`EXISTS (SELECT 1 FROM certificate AS c WHERE c.producer_id = g.producer_id AND c.set_no = g.set_no AND ${standsAt("in_force", at)}
    AND ${UNLINKED})`;
  const where = Prisma.join([Prisma.sql`g.state = 'published' AND NOT ${covered(at)}`, ...holdsWords(words, q)], " AND ");
  return db().$queryRaw<Waiting[]>`
    SELECT g.id, NULL AS certificate, ${LISTING} AS listing, count(*) OVER () AS total FROM ${LISTING_FROM} WHERE ${where}
    ORDER BY ${free} DESC, (g.name ->> 'vi') COLLATE "vi-x-icu", g.slug LIMIT ${LINK_PAGE_SIZE} OFFSET ${(page - 1) * LINK_PAGE_SIZE}`;
}

/** What may go with each of these, more than are shown. */
function pairsOf(side: LinkSide, ids: string[], at: Date): Promise<Pair[]> {
  const facts = Prisma.sql`${CERTIFICATE} AS certificate, ${LISTING} AS listing,
    (SELECT o.slug FROM certificate_link AS k JOIN product AS o ON o.id = k.product_id WHERE k.certificate_id = c.id AND k.unlinked_at IS NULL LIMIT 1) AS "linkedSlug",
    (SELECT jsonb_build_object('id', c.id, 'number', c.number, 'stage', ${stageSql(at)}) FROM certificate_link AS k JOIN certificate AS c ON c.id = k.certificate_id
      WHERE k.product_id = g.id AND k.unlinked_at IS NULL LIMIT 1) AS held`;
  if (side === "certificate") {
    return db().$queryRaw<Pair[]>`
      SELECT x.* FROM ${CERTIFICATE_FROM} JOIN LATERAL (SELECT ${facts} FROM ${LISTING_FROM} WHERE ${RELATED} ORDER BY ${LIKELIEST}, g.slug LIMIT ${CANDIDATES}) AS x ON true
      WHERE c.id = ANY (${ids}::uuid[])`;
  }
  return db().$queryRaw<Pair[]>`
    SELECT x.* FROM ${LISTING_FROM} JOIN LATERAL (SELECT ${facts} FROM ${CERTIFICATE_FROM} WHERE ${RELATED} AND ${standsAt("in_force", at)} ORDER BY ${LIKELIEST}, c.number LIMIT ${CANDIDATES}) AS x ON true
    WHERE g.id = ANY (${ids}::uuid[])`;
}

function toOffer({ certificate, listing, linkedSlug, held }: Pair): LinkOffer {
  const ranked = rankLink({ ...certificate, producerName: certificate.producer.vi }, { ...listing, name: listing.name.vi, producerName: listing.producer.vi });
  const certifiedBy = held && held.stage !== "expired" && held.stage !== "revoked" ? held : null;
  const refusal = linkRefusal({ ...certificate, revokedAt: null, linkedSlug }, { ...listing, certifiedBy });
  return { value: linkValue(certificate.id, listing.slug, new Date(certificate.seen)), certificate: withDate(certificate), listing, ...ranked, refusal };
}

function withDate(certificate: CertificateSide): CertificateSide {
  return { ...certificate, seen: new Date(certificate.seen) };
}

/** A pair as one value of a form: certificate, the state in which it was seen, listing. */
function linkValue(id: string, slug: string, seen: Date): string {
  return `${id} ${seen.toISOString()} ${slug}`;
}

/** The pair behind a value of the form; null for what was not made here. */
export function readLinkValue(value: string): { id: string; seen: string; slug: string } | null {
  const [id, seen, slug, ...rest] = value.split(" ");
  return id && seen && slug && rest.length === 0 ? { id, seen, slug } : null;
}
