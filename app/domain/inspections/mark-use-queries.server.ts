import { holdsWords, stageSql } from "~/domain/certificates/register-sql.server";
import type { Stage } from "~/domain/certificates/standing";
import { fromDateColumn, localDateAt, type LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { Prisma } from "~/platform/db/generated/client";
import type { MarkFilter, MarkState, MarkSurface } from "./mark-use";

export type MarkUseRow = {
  id: string;
  surface: MarkSurface;
  description: string;
  quantity: number | null;
  usedFrom: LocalDate;
  usedTo: LocalDate | null;
  misuse: string | null;
  misuseFoundOn: LocalDate | null;
  state: MarkState;
  producer: { id: string; slug: string; name: LocalizedText };
  certificate: { id: string; number: string; productName: string; stars: number; stage: Stage; seen: string };
  /** Whether one of the producer's own people registered it. */
  byProducer: boolean;
  /** Its `updatedAt`, sent back with every change. */
  seen: string;
};

export const MARK_PAGE_SIZE = 50;
const EXPORT_LIMIT = 20_000;

type SqlRow = Omit<MarkUseRow, "usedFrom" | "usedTo" | "misuseFoundOn" | "seen"> & { usedFrom: Date; usedTo: Date | null; misuseFoundOn: Date | null; updatedAt: Date; total: bigint };

/** A page of registered uses, latest first, and how many the filter finds. */
export function listMarkUses(filter: MarkFilter, at: Date): Promise<{ total: number; rows: MarkUseRow[] }> {
  return read(conditions(filter, at), at, MARK_PAGE_SIZE, (filter.page - 1) * MARK_PAGE_SIZE);
}

/** All that the filter finds, for an export. */
export async function listAllMarkUses(filter: MarkFilter, at: Date): Promise<MarkUseRow[]> {
  return (await read(conditions(filter, at), at, EXPORT_LIMIT, 0)).rows;
}

/** One registered use; null when there is none of that id. */
export async function findMarkUse(id: string, at: Date): Promise<MarkUseRow | null> {
  return (await read(Prisma.sql`u.id = ${id}::uuid`, at, 1, 0)).rows[0] ?? null;
}

/** The uses registered on the strength of a certificate; latest first, at most 50. */
export async function listMarkUsesOf(certificateId: string, at: Date): Promise<MarkUseRow[]> {
  return (await read(Prisma.sql`u.certificate_id = ${certificateId}::uuid`, at, 50, 0)).rows;
}

/** What a producer has registered, or an officer for it; latest first, at most 200. */
export async function listMarkUsesOfProducer(producerId: string, at: Date): Promise<MarkUseRow[]> {
  return (await read(Prisma.sql`u.producer_id = ${producerId}::uuid`, at, 200, 0)).rows;
}

/** Misuse stands above all; a use without a running certificate above its own period. */
function stateSql(at: Date): Prisma.Sql {
  const today = Prisma.sql`${localDateAt(at)}::date`;
  return Prisma.sql`CASE WHEN u.misuse IS NOT NULL THEN 'misuse' WHEN u.used_to < ${today} THEN 'ended'
    WHEN ${stageSql(at)} IN ('expired', 'revoked') THEN 'lapsed' ELSE 'now' END`;
}

function conditions(filter: MarkFilter, at: Date): Prisma.Sql {
  const words = Prisma.sql`c.number || ' ' || c.product_name || ' ' || p.legal_name || ' ' || (p.name ->> 'vi') || ' ' || u.description`;
  const found = [Prisma.sql`true`, ...holdsWords(words, filter.q)];
  if (filter.surface) found.push(Prisma.sql`u.surface = ${filter.surface}::mark_surface`);
  if (filter.state) found.push(Prisma.sql`${stateSql(at)} = ${filter.state}`);
  return Prisma.join(found, " AND ");
}

async function read(where: Prisma.Sql, at: Date, limit: number, offset: number): Promise<{ total: number; rows: MarkUseRow[] }> {
  const rows = await db().$queryRaw<SqlRow[]>`
    SELECT u.id, u.surface::text AS surface, u.description, u.quantity, u.used_from AS "usedFrom", u.used_to AS "usedTo", u.misuse,
      u.misuse_found_on AS "misuseFoundOn", ${stateSql(at)} AS state, u.updated_at AS "updatedAt",
      EXISTS (SELECT 1 FROM producer_member AS b WHERE b.producer_id = u.producer_id AND b.user_id = u.created_by) AS "byProducer",
      jsonb_build_object('id', p.id, 'slug', p.slug, 'name', p.name) AS producer,
      jsonb_build_object('id', c.id, 'number', c.number, 'productName', c.product_name, 'stars', c.stars, 'stage', ${stageSql(at)},
        'seen', to_char(c.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) AS certificate,
      count(*) OVER () AS total
    FROM mark_use AS u JOIN certificate AS c ON c.id = u.certificate_id JOIN producer AS p ON p.id = u.producer_id
    WHERE ${where} ORDER BY u.used_from DESC, u.id DESC LIMIT ${limit} OFFSET ${offset}`;
  return { total: Number(rows[0]?.total ?? 0), rows: rows.map(toRow) };
}

function toRow({ updatedAt, total: _total, ...row }: SqlRow): MarkUseRow {
  return {
    ...row,
    usedFrom: fromDateColumn(row.usedFrom),
    usedTo: row.usedTo ? fromDateColumn(row.usedTo) : null,
    misuseFoundOn: row.misuseFoundOn ? fromDateColumn(row.misuseFoundOn) : null,
    seen: updatedAt.toISOString(),
  };
}
