import { addDays, fromDateColumn, localDateAt, startOfDay, toDateColumn, type LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { Prisma } from "~/platform/db/generated/client";
import type { CertifyingLevel } from "./legal-basis";
import type { RegisterFilter } from "./register";
import { REGISTER_ORDER, registerConditions, stageSql, standsAt } from "./register-sql.server";
import { stageAt, standing, type Stage, type Standing } from "./standing";

export type RegisterRow = {
  id: string;
  number: string;
  productName: string;
  producer: LocalizedText;
  legalName: string;
  taxCode: string | null;
  commune: string;
  setNo: number;
  stars: number;
  /** With two decimals. */
  score: string;
  level: CertifyingLevel;
  legalBasis: string;
  decision: string;
  decidedOn: LocalDate;
  issuedOn: LocalDate;
  expiresOn: LocalDate;
  extendedUntil: LocalDate | null;
  standing: Standing;
  stage: Stage;
  listing: { slug: string; name: LocalizedText } | null;
};

export const REGISTER_PAGE_SIZE = 50;
/** A whole export is held in memory: far more than a province has, and few enough to write in a second or two. */
export const EXPORT_LIMIT = 20_000;

type SqlRow = Pick<RegisterRow, "id" | "number" | "productName" | "producer" | "legalName" | "taxCode" | "commune" | "setNo" | "stars" | "score" | "level" | "legalBasis" | "decision"> & {
  decidedOn: Date; issuedOn: Date; expiresOn: Date; extendedUntil: Date | null; revokedAt: Date | null;
  listingSlug: string | null; listingName: LocalizedText | null; total: bigint;
};

/** A page of the register and how many certificates the filter finds. Names are found with or without their marks. */
export function listRegister(filter: RegisterFilter, at: Date): Promise<{ total: number; rows: RegisterRow[] }> {
  return readRegister(filter, at, REGISTER_PAGE_SIZE, (filter.page - 1) * REGISTER_PAGE_SIZE);
}

/** All that the filter finds, on whatever page, in its order: what an export writes. At most `EXPORT_LIMIT`. */
export async function listWholeRegister(filter: RegisterFilter, at: Date): Promise<RegisterRow[]> {
  return (await readRegister(filter, at, EXPORT_LIMIT, 0)).rows;
}

async function readRegister(filter: RegisterFilter, at: Date, limit: number, offset: number): Promise<{ total: number; rows: RegisterRow[] }> {
  const rows = await db().$queryRaw<SqlRow[]>`
    SELECT c.id, c.number, c.product_name AS "productName", p.name AS producer, p.legal_name AS "legalName", p.tax_code AS "taxCode",
      m.name AS commune, c.set_no AS "setNo", c.stars, c.score::text AS score, c.level::text AS level, c.legal_basis AS "legalBasis",
      d.number AS decision, d.issued_on AS "decidedOn",
      c.issued_on AS "issuedOn", c.expires_on AS "expiresOn", c.extended_until AS "extendedUntil", c.revoked_at AS "revokedAt",
      l.slug AS "listingSlug", l.name AS "listingName", count(*) OVER () AS total
    FROM certificate AS c
    JOIN producer AS p ON p.id = c.producer_id
    JOIN product_set AS s ON s.no = c.set_no
    JOIN decision AS d ON d.id = c.decision_id
    JOIN commune AS m ON m.code = c.commune_code
    LEFT JOIN LATERAL (SELECT product.slug, product.name FROM certificate_link AS k JOIN product ON product.id = k.product_id
                       WHERE k.certificate_id = c.id AND k.unlinked_at IS NULL LIMIT 1) AS l ON true
    WHERE ${registerConditions(filter, at)}
    ORDER BY ${REGISTER_ORDER[filter.sort]}
    LIMIT ${limit} OFFSET ${offset}`;
  return { total: Number(rows[0]?.total ?? 0), rows: rows.map((row) => toRow(row, at)) };
}

function toRow({ listingSlug, listingName, revokedAt, total: _total, ...row }: SqlRow, at: Date): RegisterRow {
  const dates = {
    issuedOn: fromDateColumn(row.issuedOn),
    expiresOn: fromDateColumn(row.expiresOn),
    extendedUntil: row.extendedUntil ? fromDateColumn(row.extendedUntil) : null,
  };
  const term = { ...dates, revokedAt };
  const listing = listingSlug !== null && listingName ? { slug: listingSlug, name: listingName } : null;
  return { ...row, ...dates, decidedOn: fromDateColumn(row.decidedOn), standing: standing(term, at), stage: stageAt(term, at), listing };
}

export type RegisterCounts = Record<Standing, number> & { unlinked: number; expiringSoon: number };

/** How many certificates stand where, how many in force cover no listing, and how many end within 30 days. */
export async function countRegister(at: Date): Promise<RegisterCounts> {
  const holds = standsAt("in_force", at);
  const [row] = await db().$queryRaw<[RegisterCounts]>`
    SELECT count(*) FILTER (WHERE ${standsAt("active", at)})::int AS valid, count(*) FILTER (WHERE ${standsAt("expiring", at)})::int AS expiring,
      count(*) FILTER (WHERE ${standsAt("expired", at)})::int AS expired, count(*) FILTER (WHERE ${standsAt("revoked", at)})::int AS revoked,
      count(*) FILTER (WHERE ${standsAt("not_yet", at)})::int AS not_yet,
      count(*) FILTER (WHERE ${holds} AND NOT EXISTS (SELECT 1 FROM certificate_link AS k WHERE k.certificate_id = c.id AND k.unlinked_at IS NULL))::int AS unlinked,
      count(*) FILTER (WHERE ${holds} AND coalesce(c.extended_until, c.expires_on) < ${addDays(localDateAt(at), 30)}::date)::int AS "expiringSoon"
    FROM certificate AS c`;
  return row;
}

/** How many certificates are at each step at a moment; steps without any are left out. */
export async function countStages(at: Date): Promise<Partial<Record<Stage, number>>> {
  const rows = await db().$queryRaw<{ stage: Stage; count: number }[]>(Prisma.sql`SELECT ${stageSql(at)} AS stage, count(*)::int AS count FROM certificate AS c GROUP BY 1`);
  return Object.fromEntries(rows.map(({ stage, count }) => [stage, count]));
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
