import { holdsWords } from "~/domain/certificates/register-sql.server";
import { fromDateColumn, localDateAt, type LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { Prisma } from "~/platform/db/generated/client";
import { followUpOn, type FollowUp, type InspectionFilter, type InspectionKind, type InspectionResult } from "./inspection";

export type InspectionRow = {
  id: string;
  kind: InspectionKind;
  inspectedOn: LocalDate;
  inspectors: string;
  minutesNo: string | null;
  findings: string;
  result: InspectionResult;
  followUpBy: LocalDate | null;
  followedUpOn: LocalDate | null;
  followUpNote: string | null;
  followUp: FollowUp | null;
  producer: { id: string; slug: string; name: LocalizedText };
  commune: string;
  certificate: { id: string; number: string; productName: string } | null;
  /** Its `updatedAt`, sent back with every change. */
  seen: string;
};

export const INSPECTION_PAGE_SIZE = 50;
const EXPORT_LIMIT = 20_000;

type SqlRow = Omit<InspectionRow, "inspectedOn" | "followUpBy" | "followedUpOn" | "followUp" | "seen"> & {
  inspectedOn: Date; followUpBy: Date | null; followedUpOn: Date | null; updatedAt: Date; total: bigint;
};

/** A page of inspections, latest first, and how many the filter finds. */
export function listInspections(filter: InspectionFilter, at: Date): Promise<{ total: number; rows: InspectionRow[] }> {
  return read(conditions(filter, at), at, INSPECTION_PAGE_SIZE, (filter.page - 1) * INSPECTION_PAGE_SIZE);
}

/** All that the filter finds, for an export. */
export async function listAllInspections(filter: InspectionFilter, at: Date): Promise<InspectionRow[]> {
  return (await read(conditions(filter, at), at, EXPORT_LIMIT, 0)).rows;
}

/** One inspection; null when there is none of that id. */
export async function findInspection(id: string, at: Date): Promise<InspectionRow | null> {
  return (await read(Prisma.sql`i.id = ${id}::uuid`, at, 1, 0)).rows[0] ?? null;
}

/** What was inspected about a certificate, or about its holder as a whole; latest first, at most 50. */
export async function listInspectionsOf(certificate: { id: string; producerId: string }, at: Date): Promise<InspectionRow[]> {
  return (await read(Prisma.sql`(i.certificate_id = ${certificate.id}::uuid OR (i.certificate_id IS NULL AND i.producer_id = ${certificate.producerId}::uuid))`, at, 50, 0)).rows;
}

/** A producer's inspections with something still to be put right. */
export async function listOpenFollowUps(producerId: string, at: Date): Promise<InspectionRow[]> {
  return (await read(Prisma.sql`i.producer_id = ${producerId}::uuid AND i.follow_up_by IS NOT NULL AND i.followed_up_on IS NULL`, at, 50, 0)).rows;
}

function conditions(filter: InspectionFilter, at: Date): Prisma.Sql {
  const today = Prisma.sql`${localDateAt(at)}::date`;
  const words = Prisma.sql`coalesce(c.number, '') || ' ' || coalesce(c.product_name, '') || ' ' || p.legal_name || ' ' || (p.name ->> 'vi') || ' ' || coalesce(i.minutes_no, '') || ' ' || i.findings`;
  const found = [Prisma.sql`true`, ...holdsWords(words, filter.q)];
  if (filter.kind) found.push(Prisma.sql`i.kind = ${filter.kind}::inspection_kind`);
  if (filter.result) found.push(Prisma.sql`i.result = ${filter.result}::inspection_result`);
  if (filter.year !== null) found.push(Prisma.sql`i.inspected_on BETWEEN make_date(${filter.year}, 1, 1) AND make_date(${filter.year}, 12, 31)`);
  if (filter.followUp === "done") found.push(Prisma.sql`i.followed_up_on IS NOT NULL`);
  if (filter.followUp === "open") found.push(Prisma.sql`i.followed_up_on IS NULL AND i.follow_up_by >= ${today}`);
  if (filter.followUp === "overdue") found.push(Prisma.sql`i.followed_up_on IS NULL AND i.follow_up_by < ${today}`);
  return Prisma.join(found, " AND ");
}

async function read(where: Prisma.Sql, at: Date, limit: number, offset: number): Promise<{ total: number; rows: InspectionRow[] }> {
  const rows = await db().$queryRaw<SqlRow[]>`
    SELECT i.id, i.kind::text AS kind, i.inspected_on AS "inspectedOn", i.inspectors, i.minutes_no AS "minutesNo", i.findings, i.result::text AS result,
      i.follow_up_by AS "followUpBy", i.followed_up_on AS "followedUpOn", i.follow_up_note AS "followUpNote", i.updated_at AS "updatedAt",
      jsonb_build_object('id', p.id, 'slug', p.slug, 'name', p.name) AS producer, m.name AS commune,
      CASE WHEN c.id IS NULL THEN NULL ELSE jsonb_build_object('id', c.id, 'number', c.number, 'productName', c.product_name) END AS certificate,
      count(*) OVER () AS total
    FROM inspection AS i JOIN producer AS p ON p.id = i.producer_id JOIN commune AS m ON m.code = p.commune_code
    LEFT JOIN certificate AS c ON c.id = i.certificate_id
    WHERE ${where} ORDER BY i.inspected_on DESC, i.id DESC LIMIT ${limit} OFFSET ${offset}`;
  return { total: Number(rows[0]?.total ?? 0), rows: rows.map((row) => toRow(row, localDateAt(at))) };
}

function toRow({ updatedAt, total: _total, ...row }: SqlRow, today: LocalDate): InspectionRow {
  const dates = {
    inspectedOn: fromDateColumn(row.inspectedOn),
    followUpBy: row.followUpBy ? fromDateColumn(row.followUpBy) : null,
    followedUpOn: row.followedUpOn ? fromDateColumn(row.followedUpOn) : null,
  };
  return { ...row, ...dates, followUp: followUpOn(dates, today), seen: updatedAt.toISOString() };
}
