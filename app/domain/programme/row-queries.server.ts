import { fromDateColumn, localDateAt, type LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { Prisma } from "~/platform/db/generated/client";
import type { Period } from "./period";
import type { ProductStanding, RecognisedRow, Sector } from "./report";
import { standingSql } from "./report-queries.server";

export const ROWS_PAGE_SIZE = 100;

export type RecognisedFilter = { period: Period | null; stars: number | null; sector: Sector | null; commune: string | null; standing: ProductStanding | null; page: number };

/** A page of the products behind a figure of the report, by the same view and the same conditions. */
export async function listRecognised(filter: RecognisedFilter, at: Date): Promise<{ total: number; rows: RecognisedRow[] }> {
  const conditions = [Prisma.sql`r.first_issued_on <= ${localDateAt(at)}::date`];
  if (filter.period) conditions.push(Prisma.sql`r.first_year BETWEEN ${filter.period.from} AND ${filter.period.to}`);
  if (filter.stars !== null) conditions.push(Prisma.sql`r.first_stars = ${filter.stars}`);
  if (filter.sector !== null) conditions.push(Prisma.sql`s.sector = ${filter.sector}::sector`);
  if (filter.commune !== null) conditions.push(Prisma.sql`r.commune_code = ${filter.commune}`);
  if (filter.standing !== null) conditions.push(Prisma.sql`${standingSql(at)} = ${filter.standing}`);
  const rows = await db().$queryRaw<(RecognisedRow & { total: bigint })[]>`
    SELECT r.product_name AS name, p.name AS producer, m.name AS commune, r.first_year AS "firstYear", r.first_stars AS "firstStars", r.number,
      ${standingSql(at)} AS standing, CASE WHEN l.state = 'published' THEN l.slug END AS slug, count(*) OVER () AS total
    FROM recognised_product AS r JOIN product_set AS s ON s.no = r.set_no JOIN producer AS p ON p.id = r.producer_id JOIN commune AS m ON m.code = r.commune_code
    LEFT JOIN product AS l ON l.id = r.product_id
    WHERE ${Prisma.join(conditions, " AND ")} ORDER BY r.first_issued_on DESC, r.number LIMIT ${ROWS_PAGE_SIZE} OFFSET ${(filter.page - 1) * ROWS_PAGE_SIZE}`;
  return { total: Number(rows[0]?.total ?? 0), rows };
}

export type MarkRow = { product: LocalizedText; slug: string | null; producer: LocalizedText; kind: "gi" | "collective_mark" | "certification_mark" | "trademark"; name: string; number: string | null; since: LocalDate };

/** Rights to protected names that hold on a day; a product with several stands in several rows. */
export async function listProtected(day: LocalDate): Promise<MarkRow[]> {
  const rows = await db().$queryRaw<(Omit<MarkRow, "since"> & { since: Date })[]>`
    SELECT p.name AS product, CASE WHEN p.state = 'published' THEN p.slug END AS slug, d.name AS producer, i.kind::text AS kind, i.name, i.number, g.valid_from AS since
    FROM ip_right_grant AS g JOIN ip_right AS i ON i.id = g.ip_right_id JOIN product AS p ON p.id = g.product_id JOIN producer AS d ON d.id = g.producer_id
    WHERE g.valid_from <= ${day}::date AND (g.valid_to IS NULL OR g.valid_to >= ${day}::date) AND (i.expires_on IS NULL OR i.expires_on >= ${day}::date)
    ORDER BY i.kind, i.name, p.slug LIMIT 2000`;
  return rows.map((row) => ({ ...row, since: fromDateColumn(row.since) }));
}

export type AwardKind = "rural_industrial" | "gold_brand";
export type AwardRow = { product: LocalizedText; slug: string | null; producer: LocalizedText; kind: AwardKind; year: number; decision: string | null };

export async function listAwards(period: Period, kind: AwardKind | null): Promise<AwardRow[]> {
  const rows = await db().recognition.findMany({
    where: { year: { gte: period.from, lte: period.to }, ...(kind ? { kind } : {}) },
    select: { kind: true, year: true, decision: true, product: { select: { name: true, slug: true, state: true, producer: { select: { name: true } } } } },
    orderBy: [{ year: "desc" }, { kind: "asc" }, { id: "asc" }],
    take: 2000,
  });
  return rows.map(({ kind, year, decision, product }) => ({
    kind, year, decision, product: product.name as LocalizedText, slug: product.state === "published" ? product.slug : null, producer: product.producer.name as LocalizedText,
  }));
}

export type SupportRow = { year: number; source: string; purpose: string; title: string; amountVnd: bigint };

/** A page of the support money of the years, and what all pages come to. */
export async function listSupport(period: Period, { source, purpose, page }: { source: string | null; purpose: string | null; page: number }): Promise<{ total: number; sumVnd: bigint; rows: SupportRow[] }> {
  const kept = Prisma.sql`cancelled_at IS NULL AND year BETWEEN ${period.from} AND ${period.to} AND (${source}::text IS NULL OR source::text = ${source}) AND (${purpose}::text IS NULL OR purpose::text = ${purpose})`;
  const [all] = await db().$queryRaw<[{ total: number; sumVnd: bigint }]>`SELECT count(*)::int AS total, coalesce(sum(amount_vnd), 0)::bigint AS "sumVnd" FROM support_item WHERE ${kept}`;
  const rows = await db().$queryRaw<SupportRow[]>`
    SELECT year, source::text AS source, purpose::text AS purpose, title, amount_vnd AS "amountVnd" FROM support_item WHERE ${kept}
    ORDER BY year DESC, amount_vnd DESC, id LIMIT ${ROWS_PAGE_SIZE} OFFSET ${(page - 1) * ROWS_PAGE_SIZE}`;
  return { ...all, rows };
}

export type PromotionRow = { title: string; kind: "fair" | "week" | "conference" | "online" | "training"; organiser: string; place: string; startsOn: LocalDate; endsOn: LocalDate; participants: number; salesVnd: bigint | null };

/** A page of the programmes held in the years, the latest first. */
export async function listHeldPromotions(period: Period, page: number): Promise<{ total: number; rows: PromotionRow[] }> {
  const where = { state: "held" as const, startsOn: { gte: new Date(`${period.from}-01-01`), lte: new Date(`${period.to}-12-31`) } };
  const total = await db().promotion.count({ where });
  const rows = await db().promotion.findMany({
    where,
    include: { participants: { where: { state: "accepted" }, select: { id: true } } },
    orderBy: [{ startsOn: "desc" }, { id: "asc" }],
    take: ROWS_PAGE_SIZE,
    skip: (page - 1) * ROWS_PAGE_SIZE,
  });
  return {
    total,
    rows: rows.map(({ title, kind, organiser, place, startsOn, endsOn, participantCount, participants, salesVnd }) => ({
      title, kind, organiser, place, startsOn: fromDateColumn(startsOn), endsOn: fromDateColumn(endsOn), participants: participants.length || (participantCount ?? 0), salesVnd,
    })),
  };
}

export type Policy = { id: string; title: LocalizedText; summary: LocalizedText; conditions: LocalizedText; basis: string; office: string; phone: string | null; email: string | null; validFrom: LocalDate; validTo: LocalDate | null };

/** Policies in force on a day, in their order; all of them without a day. */
export async function listPolicies(day: LocalDate | null): Promise<Policy[]> {
  const on = day === null ? {} : { validFrom: { lte: new Date(day) }, OR: [{ validTo: null }, { validTo: { gte: new Date(day) } }] };
  const rows = await db().supportPolicy.findMany({ where: on, orderBy: [{ position: "asc" }, { id: "asc" }] });
  return rows.map(({ id, title, summary, conditions, basis, office, phone, email, validFrom, validTo }) => ({
    id, title: title as LocalizedText, summary: summary as LocalizedText, conditions: conditions as LocalizedText, basis, office, phone, email,
    validFrom: fromDateColumn(validFrom), validTo: validTo ? fromDateColumn(validTo) : null,
  }));
}
