import { RENEWAL_OPENS_DAYS } from "~/domain/certificates/standing";
import { localDateAt, startOfDay, type LocalDate } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { Prisma } from "~/platform/db/generated/client";
import type { Period } from "./period";
import { buildReport, type CommunePlace, type IssuedCell, type ListingCell, type PromotionCell, type RecognisedCell, type Report, type ReportSource, type SalesCell, type SupportCell } from "./report";
import type { Target } from "./target";

/** Where a product's last certificate stands, as SQL over `recognised_product AS r`; its words are those of the API. */
export function standingSql(at: Date): Prisma.Sql {
  const today = Prisma.sql`${localDateAt(at)}::date`;
  return Prisma.sql`CASE WHEN r.revoked_at <= ${at} THEN 'revoked' WHEN coalesce(r.extended_until, r.expires_on) < ${today} THEN 'expired'
    WHEN r.expires_on - ${RENEWAL_OPENS_DAYS}::int <= ${today} THEN 'renewal' ELSE 'in_force' END`;
}

/** The day on which rights are looked at for a period: its last, or today when that is still to come. */
function lastDay({ to }: Period, at: Date): LocalDate {
  const [end, today] = [`${to}-12-31` as LocalDate, localDateAt(at)];
  return end < today ? end : today;
}

/** The report of a period as of a moment: ten queries, however many rows there are. Places are those of the province. */
export async function findReport(period: Period, at: Date, provinceCode: string): Promise<Report> {
  const [recognised, targets, rights, awards, support, promotions, issued, listings, sales, communes] = await Promise.all([
    countRecognised(at), findTargets(at), countProtected(lastDay(period, at)), countAwards(period), sumSupport(), countPromotions(), countIssued(period), countListings(at), sumSales(period), findPlaces(provinceCode),
  ]);
  const source: ReportSource = {
    recognised, targets, support, promotions, issued, listings, communes,
    protectedBy: rights.filter(({ kind }) => kind !== null) as ReportSource["protectedBy"],
    protectedProducts: rights.find(({ kind }) => kind === null)?.products ?? 0,
    ruralIndustrial: awards.find(({ kind }) => kind === "rural_industrial")?.products ?? 0,
    goldBrand: awards.find(({ kind }) => kind === "gold_brand")?.products ?? 0,
    sales: sales.filter((cell): cell is SalesCell => cell.stars !== null), orders: sales.find(({ stars }) => stars === null)?.orders ?? 0,
  };
  return buildReport(source, period);
}

/** The years of the target period that is running, or of the last that ran: what a report is about when nobody says. */
export async function usualPeriod(at: Date): Promise<Period> {
  const year = Number(localDateAt(at).slice(0, 4));
  const last = (await findTargets(at)).filter(({ kind, from }) => kind === "period" && from <= year).toSorted((a, b) => b.from - a.from)[0];
  return last ? { from: last.from, to: last.to } : { from: year, to: year };
}

function countRecognised(at: Date): Promise<RecognisedCell[]> {
  return db().$queryRaw`
    SELECT r.first_year AS year, r.first_stars AS stars, s.sector, r.commune_code AS commune, ${standingSql(at)} AS standing, count(*)::int AS products
    FROM recognised_product AS r JOIN product_set AS s ON s.no = r.set_no
    WHERE r.first_issued_on <= ${localDateAt(at)}::date GROUP BY 1, 2, 3, 4, 5`;
}

/** The latest row of each kind and years counts, from the day it is valid. */
async function findTargets(at: Date): Promise<Target[]> {
  return db().$queryRaw`
    SELECT DISTINCT ON (kind, from_year, to_year) kind, from_year AS "from", to_year AS "to", products, basis
    FROM programme_target WHERE valid_from <= ${localDateAt(at)}::date ORDER BY kind, from_year, to_year, valid_from DESC`;
}

/** Products with a right to a protected name on that day, by kind of right and (kind null) each once. */
function countProtected(day: LocalDate): Promise<{ kind: string | null; products: number }[]> {
  return db().$queryRaw`
    SELECT i.kind::text AS kind, count(DISTINCT g.product_id)::int AS products
    FROM ip_right_grant AS g JOIN ip_right AS i ON i.id = g.ip_right_id
    WHERE g.valid_from <= ${day}::date AND (g.valid_to IS NULL OR g.valid_to >= ${day}::date) AND (i.expires_on IS NULL OR i.expires_on >= ${day}::date)
    GROUP BY GROUPING SETS ((i.kind), ())`;
}

/** Products that got the award in one of the years, each once. */
function countAwards({ from, to }: Period): Promise<{ kind: string; products: number }[]> {
  return db().$queryRaw`SELECT kind::text AS kind, count(DISTINCT product_id)::int AS products FROM recognition WHERE year BETWEEN ${from} AND ${to} GROUP BY kind`;
}

function sumSupport(): Promise<SupportCell[]> {
  return db().$queryRaw`SELECT year, source::text AS source, purpose::text AS purpose, sum(amount_vnd)::bigint AS vnd FROM support_item WHERE cancelled_at IS NULL GROUP BY 1, 2, 3`;
}

/** Programmes that took place; those that took part one by one are counted, else the number that was entered. */
function countPromotions(): Promise<PromotionCell[]> {
  return db().$queryRaw`
    SELECT extract(year FROM p.starts_on)::int AS year, count(*)::int AS held, sum(coalesce(nullif(t.accepted, 0), p.participant_count, 0))::int AS participants,
      sum(coalesce(p.sales_vnd, t.sales, 0))::bigint AS "salesVnd"
    FROM promotion AS p
    LEFT JOIN (SELECT promotion_id, count(*) FILTER (WHERE state = 'accepted')::int AS accepted, sum(sales_vnd) AS sales FROM promotion_participant GROUP BY 1) AS t ON t.promotion_id = p.id
    WHERE p.state = 'held' GROUP BY 1`;
}

/** All certificates issued in the years, re-evaluations included. */
function countIssued({ from, to }: Period): Promise<IssuedCell[]> {
  return db().$queryRaw`
    SELECT extract(year FROM issued_on)::int AS year, stars, count(*)::int AS certificates FROM certificate
    WHERE issued_on BETWEEN make_date(${from}, 1, 1) AND make_date(${to}, 12, 31) GROUP BY 1, 2`;
}

/** Published listings by the stars that hold now (0: none) and commune, with the units in stock. */
function countListings(at: Date): Promise<ListingCell[]> {
  return db().$queryRaw`
    SELECT coalesce(w.stars, 0) AS stars, p.commune_code AS commune, count(*)::int AS listings, coalesce(sum(k.units), 0)::bigint AS "inStock"
    FROM product AS p
    LEFT JOIN product_star_window AS w ON w.product_id = p.id AND w.stars_from <= ${at} AND ${at} < w.stars_until
    LEFT JOIN (SELECT v.product_id, sum(u.available) AS units FROM (SELECT DISTINCT product_id, stock_unit_id FROM variant WHERE active) AS v
               JOIN stock_unit AS u ON u.id = v.stock_unit_id GROUP BY 1) AS k ON k.product_id = p.id
    WHERE p.state = 'published' GROUP BY 1, 2`;
}

/**
 * Sales of the years by the stars the goods had when bought (0: none) and commune: orders that were not cancelled, goods
 * with VAT, without shipping. The cell without stars counts each order once.
 */
function sumSales({ from, to }: Period): Promise<(SalesCell | (Omit<SalesCell, "stars" | "commune"> & { stars: null; commune: null }))[]> {
  const [start, end] = [startOfDay(`${from}-01-01` as LocalDate), startOfDay(`${to + 1}-01-01` as LocalDate)];
  return db().$queryRaw`
    SELECT sold.stars, sold.commune, count(DISTINCT sold.order_id)::int AS orders, sum(sold.units)::bigint AS units, sum(sold.vnd)::bigint AS vnd
    FROM (SELECT coalesce(l.stars, 0) AS stars, p.commune_code AS commune, l.order_id, l.stock_quantity AS units, line_total(l) AS vnd
          FROM purchase_order AS o JOIN order_line AS l ON l.order_id = o.id JOIN product AS p ON p.id = l.product_id
          WHERE o.placed_at >= ${start} AND o.placed_at < ${end} AND o.cancelled_at IS NULL AND l.quantity > 0) AS sold
    GROUP BY GROUPING SETS ((sold.stars, sold.commune), ())`;
}

function findPlaces(provinceCode: string): Promise<CommunePlace[]> {
  return db().commune.findMany({ where: { provinceCode }, select: { code: true, name: true, latitude: true, longitude: true } });
}
