import { addMonths, daysBetween, fromDateColumn, localDateAt, type LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { Prisma } from "~/platform/db/generated/client";
import type { RevocationGround } from "./end-certificate";
import { EXPIRY_TABS, type ExpiryFilter, type ExpiryTab } from "./expiry-desk";
import { CERTIFICATE_WORDS, holdsWords, standsAt } from "./register-sql.server";
import { stageAt, type Stage } from "./standing";

export type ExpiryRow = {
  id: string;
  number: string;
  productName: string;
  producer: LocalizedText;
  commune: string;
  stars: number;
  expiresOn: LocalDate;
  extendedUntil: LocalDate | null;
  revokedAt: Date | null;
  revocationReason: RevocationGround | null;
  stage: Stage;
  /** Until the end of the 36 months; negative past it. */
  daysLeft: number;
  lastNotice: Date | null;
  /** People who would get a notice by mail. */
  contacts: number;
  seen: string;
};

export const EXPIRY_PAGE_SIZE = 25;

/** What belongs into each list, on certificate `c`. A certificate whose place another has taken needs nobody's care. */
function belongs(tab: ExpiryTab, at: Date): Prisma.Sql {
  const open = Prisma.sql`NOT certificate_succeeded(c)`;
  if (tab === "revoked") return standsAt("revoked", at);
  if (tab === "expired_year") return Prisma.sql`${standsAt("expired", at)} AND coalesce(c.extended_until, c.expires_on) >= ${addMonths(localDateAt(at), -12)}::date AND ${open}`;
  return Prisma.sql`${standsAt(tab, at)} AND ${open}`;
}

/** How many certificates each list holds. */
export async function countExpiry(at: Date): Promise<Record<ExpiryTab, number>> {
  const counts = EXPIRY_TABS.map((tab) => Prisma.sql`count(*) FILTER (WHERE ${belongs(tab, at)})::int AS ${Prisma.raw(tab)}`);
  const [row] = await db().$queryRaw<[Record<ExpiryTab, number>]>`SELECT ${Prisma.join(counts)} FROM certificate AS c`;
  return row;
}

type SqlRow = Omit<ExpiryRow, "expiresOn" | "extendedUntil" | "stage" | "daysLeft" | "seen"> & { issuedOn: Date; expiresOn: Date; extendedUntil: Date | null; updatedAt: Date; total: bigint };

/** A page of one list: those that end first before the others; of those that have ended, the latest first. `size`: rows on a page. */
export async function listExpiry(filter: ExpiryFilter, at: Date, size = EXPIRY_PAGE_SIZE): Promise<{ total: number; rows: ExpiryRow[] }> {
  const where = [belongs(filter.tab, at), ...holdsWords(CERTIFICATE_WORDS, filter.q)];
  if (filter.commune !== null) where.push(Prisma.sql`c.commune_code = ${filter.commune}`);
  const ended = filter.tab === "revoked" ? Prisma.sql`c.revoked_at DESC` : filter.tab.startsWith("expired") ? Prisma.sql`coalesce(c.extended_until, c.expires_on) DESC` : Prisma.sql`coalesce(c.extended_until, c.expires_on)`;
  const rows = await db().$queryRaw<SqlRow[]>`
    SELECT c.id, c.number, c.product_name AS "productName", p.name AS producer, m.name AS commune, c.stars, c.issued_on AS "issuedOn",
      c.expires_on AS "expiresOn", c.extended_until AS "extendedUntil", c.revoked_at AS "revokedAt", c.revocation_reason::text AS "revocationReason",
      (SELECT max(n.sent_at) FROM certificate_notice AS n WHERE n.certificate_id = c.id) AS "lastNotice",
      (SELECT count(*)::int FROM producer_member AS k JOIN app_user AS u ON u.id = k.user_id WHERE k.producer_id = c.producer_id AND u.disabled_at IS NULL) AS contacts,
      c.updated_at AS "updatedAt", count(*) OVER () AS total
    FROM certificate AS c JOIN producer AS p ON p.id = c.producer_id JOIN commune AS m ON m.code = c.commune_code
    WHERE ${Prisma.join(where, " AND ")}
    ORDER BY ${ended}, c.number LIMIT ${size} OFFSET ${(filter.page - 1) * size}`;
  return { total: Number(rows[0]?.total ?? 0), rows: rows.map((row) => toRow(row, at)) };
}

function toRow({ issuedOn, updatedAt, total: _total, ...row }: SqlRow, at: Date): ExpiryRow {
  const expiresOn = fromDateColumn(row.expiresOn);
  const extendedUntil = row.extendedUntil ? fromDateColumn(row.extendedUntil) : null;
  const stage = stageAt({ issuedOn: fromDateColumn(issuedOn), expiresOn, extendedUntil, revokedAt: row.revokedAt }, at);
  return { ...row, expiresOn, extendedUntil, stage, daysLeft: daysBetween(localDateAt(at), expiresOn), seen: updatedAt.toISOString() };
}
