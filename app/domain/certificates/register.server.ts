import { addDays, fromDateColumn, localDateAt, startOfDay, toDateColumn, type LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { fold } from "~/lib/vietnamese-text";
import { db } from "~/platform/db/client.server";
import { Prisma } from "~/platform/db/generated/client";
import type { RegisterFilter, RegisterSort, StandingFilter } from "./register";
import { RENEWAL_OPENS_DAYS, standing, type Standing } from "./standing";

export type RegisterRow = {
  id: string;
  number: string;
  productName: string;
  producer: LocalizedText;
  commune: string;
  setNo: number;
  stars: number;
  issuedOn: LocalDate;
  expiresOn: LocalDate;
  extendedUntil: LocalDate | null;
  standing: Standing;
  listing: { slug: string; name: LocalizedText } | null;
};

export const REGISTER_PAGE_SIZE = 50;

type SqlRow = {
  id: string; number: string; productName: string; producer: LocalizedText; commune: string; setNo: number; stars: number;
  issuedOn: Date; expiresOn: Date; extendedUntil: Date | null; revokedAt: Date | null;
  listingSlug: string | null; listingName: LocalizedText | null; total: bigint;
};

/** A page of the register and how many certificates the filter finds. Names are found with or without their marks. */
export async function listRegister(filter: RegisterFilter, at: Date): Promise<{ total: number; rows: RegisterRow[] }> {
  const rows = await db().$queryRaw<SqlRow[]>`
    SELECT c.id, c.number, c.product_name AS "productName", p.name AS producer, m.name AS commune, c.set_no AS "setNo", c.stars,
      c.issued_on AS "issuedOn", c.expires_on AS "expiresOn", c.extended_until AS "extendedUntil", c.revoked_at AS "revokedAt",
      l.slug AS "listingSlug", l.name AS "listingName", count(*) OVER () AS total
    FROM certificate AS c
    JOIN producer AS p ON p.id = c.producer_id
    JOIN commune AS m ON m.code = c.commune_code
    LEFT JOIN LATERAL (SELECT product.slug, product.name FROM certificate_link AS k JOIN product ON product.id = k.product_id
                       WHERE k.certificate_id = c.id AND k.unlinked_at IS NULL LIMIT 1) AS l ON true
    WHERE ${Prisma.join(conditions(filter, at), " AND ")}
    ORDER BY ${ORDER[filter.sort]}
    LIMIT ${REGISTER_PAGE_SIZE} OFFSET ${(filter.page - 1) * REGISTER_PAGE_SIZE}`;
  return {
    total: Number(rows[0]?.total ?? 0),
    rows: rows.map((row) => {
      const term = {
        issuedOn: fromDateColumn(row.issuedOn),
        expiresOn: fromDateColumn(row.expiresOn),
        extendedUntil: row.extendedUntil ? fromDateColumn(row.extendedUntil) : null,
      };
      const { id, number, productName, producer, commune, setNo, stars } = row;
      const listing = row.listingSlug !== null && row.listingName ? { slug: row.listingSlug, name: row.listingName } : null;
      return { id, number, productName, producer, commune, setNo, stars, ...term, standing: standing({ ...term, revokedAt: row.revokedAt }, at), listing };
    }),
  };
}

const ORDER: Record<RegisterSort, Prisma.Sql> = {
  "-issued": Prisma.sql`c.issued_on DESC, c.number`,
  expires: Prisma.sql`coalesce(c.extended_until, c.expires_on), c.number`,
  number: Prisma.sql`c.number`,
};

function conditions(filter: RegisterFilter, at: Date): Prisma.Sql[] {
  const found: Prisma.Sql[] = [Prisma.sql`true`];
  const words = fold(filter.q).split(" ").filter(Boolean).slice(0, 8);
  for (const word of words) {
    const like = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
    found.push(Prisma.sql`lower(unaccent(c.number || ' ' || c.product_name || ' ' || p.legal_name || ' ' || (p.name ->> 'vi'))) LIKE ${like}`);
  }
  if (filter.standing) found.push(standingIs(filter.standing, at));
  if (filter.stars !== null) found.push(Prisma.sql`c.stars = ${filter.stars}`);
  if (filter.year !== null) found.push(Prisma.sql`c.issued_on BETWEEN make_date(${filter.year}, 1, 1) AND make_date(${filter.year}, 12, 31)`);
  if (filter.setNo !== null) found.push(Prisma.sql`c.set_no = ${filter.setNo}`);
  if (filter.linked) found.push(filter.linked === "yes" ? Prisma.sql`l.slug IS NOT NULL` : Prisma.sql`l.slug IS NULL`);
  return found;
}

/** `standing()` as a condition, for filters and counts over the whole register; a test holds the two together. */
function standingIs(wanted: StandingFilter, at: Date): Prisma.Sql {
  const today = Prisma.sql`${localDateAt(at)}::date`;
  const revoked = Prisma.sql`(c.revoked_at IS NOT NULL AND c.revoked_at <= ${at})`;
  const begun = Prisma.sql`c.issued_on <= ${today}`;
  const lasts = Prisma.sql`coalesce(c.extended_until, c.expires_on) >= ${today}`;
  const late = Prisma.sql`c.expires_on - ${RENEWAL_OPENS_DAYS}::int <= ${today}`;
  switch (wanted) {
    case "revoked": return revoked;
    case "in_force": return Prisma.sql`NOT ${revoked} AND ${begun} AND ${lasts}`;
    case "not_yet": return Prisma.sql`NOT ${revoked} AND NOT ${begun}`;
    case "expired": return Prisma.sql`NOT ${revoked} AND ${begun} AND NOT ${lasts}`;
    case "expiring": return Prisma.sql`NOT ${revoked} AND ${begun} AND ${lasts} AND ${late}`;
    case "valid": return Prisma.sql`NOT ${revoked} AND ${begun} AND ${lasts} AND NOT ${late}`;
  }
}

export type RegisterCounts = Record<Standing, number> & { unlinked: number; expiringSoon: number };

/** How many certificates stand where, how many in force cover no listing, and how many end within 30 days. */
export async function countRegister(at: Date): Promise<RegisterCounts> {
  const holds = standingIs("in_force", at);
  const [row] = await db().$queryRaw<[RegisterCounts]>`
    SELECT count(*) FILTER (WHERE ${standingIs("valid", at)})::int AS valid, count(*) FILTER (WHERE ${standingIs("expiring", at)})::int AS expiring,
      count(*) FILTER (WHERE ${standingIs("expired", at)})::int AS expired, count(*) FILTER (WHERE ${standingIs("revoked", at)})::int AS revoked,
      count(*) FILTER (WHERE ${standingIs("not_yet", at)})::int AS not_yet,
      count(*) FILTER (WHERE ${holds} AND NOT EXISTS (SELECT 1 FROM certificate_link AS k WHERE k.certificate_id = c.id AND k.unlinked_at IS NULL))::int AS unlinked,
      count(*) FILTER (WHERE ${holds} AND coalesce(c.extended_until, c.expires_on) < ${addDays(localDateAt(at), 30)}::date)::int AS "expiringSoon"
    FROM certificate AS c`;
  return row;
}

/** How many were issued and revoked on the Vietnamese day of `at`. */
export async function countToday(at: Date): Promise<{ issued: number; revoked: number }> {
  const day = localDateAt(at);
  const [issued, revoked] = await Promise.all([
    db().certificate.count({ where: { issuedOn: toDateColumn(day) } }),
    db().certificate.count({ where: { revokedAt: { gte: startOfDay(day), lt: startOfDay(addDays(day, 1)) } } }),
  ]);
  return { issued, revoked };
}
