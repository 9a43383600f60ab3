import { addDays, localDateAt, startOfDay, type LocalDate } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { Prisma } from "~/platform/db/generated/client";
import type { ChannelSales, EmptyShelf, PlaceSales, ProductSales, Sales, SalesWeeks, WeekSales } from "./sales";

/** What counts as sold: parcels that were not called off, nor refused at the door, and are paid, or to be paid at the door. */
const SOLD = (producerId: string, from: Date, until: Date) => Prisma.sql`
  FROM shipment AS s JOIN purchase_order AS o ON o.id = s.order_id JOIN order_line AS l ON l.shipment_id = s.id
  JOIN LATERAL (SELECT state FROM payment WHERE order_id = o.id ORDER BY created_at DESC LIMIT 1) AS y ON y.state IN ('paid', 'due_on_delivery')
  WHERE s.producer_id = ${producerId}::uuid AND s.state NOT IN ('cancelled', 'refused', 'returned') AND l.quantity > 0 AND o.placed_at >= ${from} AND o.placed_at < ${until}`;
const SUMS = Prisma.sql`count(DISTINCT s.id)::int AS parcels, sum(line_total(l))::bigint AS goods`;

/** A producer's sales of the last weeks, the running one included, in a constant number of queries. Goods only, as charged, tax included, before fees and returns. */
export async function salesOf(producerId: string, count: SalesWeeks, at: Date): Promise<Sales> {
  const today = localDateAt(at);
  const monday = addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
  const from = addDays(monday, -7 * (count - 1));
  const [start, end] = [startOfDay(from), startOfDay(addDays(today, 1))];
  const sold = SOLD(producerId, start, end);
  const [weeks, products, places, channels, shelves, [refunds]] = await Promise.all([
    db().$queryRaw<WeekSales[]>`SELECT to_char(date_trunc('week', o.placed_at AT TIME ZONE 'Asia/Ho_Chi_Minh'), 'YYYY-MM-DD') AS week, ${SUMS} ${sold} GROUP BY 1 ORDER BY 1`,
    db().$queryRaw<ProductSales[]>`
      SELECT l.product_id AS "productId", (array_agg(l.name ORDER BY o.placed_at DESC))[1] AS name, sum(l.quantity)::int AS pieces, ${SUMS} ${sold} GROUP BY 1 ORDER BY goods DESC, 1 LIMIT 200`,
    db().$queryRaw<PlaceSales[]>`
      SELECT r.name AS province, t.parcels, t.goods FROM (SELECT (SELECT c.province_code FROM commune AS c WHERE c.code = o.commune_code) AS code, ${SUMS} ${sold} GROUP BY 1) AS t
      LEFT JOIN province AS r ON r.code = t.code ORDER BY goods DESC, 1`,
    db().$queryRaw<ChannelSales[]>`SELECT o.locale, o.delivery_method::text AS method, ${SUMS} ${sold} GROUP BY 1, 2 ORDER BY goods DESC, 1, 2`,
    emptyShelves(producerId, start, at),
    db().$queryRaw<[{ refunds: bigint }]>`
      SELECT coalesce(sum(e.amount_vnd), 0)::bigint AS refunds FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id
      WHERE e.account = 'producer_payable' AND e.producer_id = ${producerId}::uuid AND x.kind = 'refund_due' AND x.at >= ${start} AND x.at < ${end}`,
  ]);
  return { from, until: today, weeks: everyWeek(weeks, from, count), products, places, channels, shelves, refunds: refunds.refunds };
}

/** Weeks without a sale are weeks too. */
function everyWeek(found: WeekSales[], from: LocalDate, count: number): WeekSales[] {
  return Array.from({ length: count }, (_, index) => addDays(from, 7 * index)).map((week) => found.find((one) => one.week === week) ?? { week, parcels: 0, goods: 0n });
}

/**
 * Shelves of articles on sale that stood empty for a while: what was left after each movement, from today's count back, and
 * how long it stayed so. Days are counted from the first movement on, and no earlier than `from`.
 */
async function emptyShelves(producerId: string, from: Date, at: Date): Promise<EmptyShelf[]> {
  return db().$queryRaw<EmptyShelf[]>`
    WITH article AS (
      SELECT DISTINCT ON (u.id) u.id, u.available, v.units_per_sale, p.name, v.name AS variant_name FROM stock_unit AS u JOIN variant AS v ON v.stock_unit_id = u.id AND v.active AND takes_stock(v.sale_mode)
      JOIN product AS p ON p.id = v.product_id AND p.state = 'published' WHERE u.producer_id = ${producerId}::uuid ORDER BY u.id, v.units_per_sale
    ), step AS (
      SELECT m.stock_unit_id AS id, a.units_per_sale, m.at AS since, lead(m.at, 1, ${at}::timestamptz) OVER later AS until,
        a.available - coalesce(sum(m.delta) OVER (PARTITION BY m.stock_unit_id ORDER BY m.at DESC, m.id DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS left_over
      FROM article AS a JOIN stock_movement AS m ON m.stock_unit_id = a.id WINDOW later AS (PARTITION BY m.stock_unit_id ORDER BY m.at, m.id)
    ), shelf AS (
      SELECT id, sum(extract(epoch FROM until - greatest(since, ${from}::timestamptz))) FILTER (WHERE left_over < units_per_sale) / 86400 AS out,
        sum(extract(epoch FROM until - greatest(since, ${from}::timestamptz))) / 86400 AS days
      FROM step WHERE until > ${from}::timestamptz GROUP BY id
    ), sold AS (
      SELECT l.stock_unit_id AS id, sum(l.stock_quantity)::int AS units, sum(line_total(l))::bigint AS vnd ${SOLD(producerId, from, at)} AND takes_stock(l.sale_mode) GROUP BY 1
    )
    SELECT a.name, a.variant_name AS "variantName", round(f.out, 1)::float8 AS "daysOut", round(f.days, 1)::float8 AS days,
      coalesce(d.units, 0) AS "soldUnits", coalesce(d.vnd, 0)::bigint AS "soldVnd", a.available < a.units_per_sale AS "emptyNow"
    FROM article AS a JOIN shelf AS f ON f.id = a.id LEFT JOIN sold AS d ON d.id = a.id WHERE f.out >= 0.1 ORDER BY "emptyNow" DESC, f.out DESC, a.id LIMIT 100`;
}
