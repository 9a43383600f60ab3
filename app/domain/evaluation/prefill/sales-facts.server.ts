import { addDays, startOfDay, type LocalDate } from "~/lib/local-date";
import type { Db } from "~/platform/db/client.server";
import type { Fact } from "./facts";

const YEAR = 365;

/** Sales in the shop of two whole years before a day, from order rows that were not cancelled: growth, and into how many provinces. */
export async function salesFacts(tx: Db, productId: string, link: string, today: LocalDate): Promise<Fact[]> {
  const [begin, middle, end] = [startOfDay(addDays(today, -2 * YEAR)), startOfDay(addDays(today, -YEAR)), startOfDay(today)];
  const [row] = await tx.$queryRaw<[{ before: bigint; after: bigint; orders: number; provinces: number }]>`
    SELECT coalesce(sum(line_total(l)) FILTER (WHERE o.placed_at < ${middle}), 0)::bigint AS before,
           coalesce(sum(line_total(l)) FILTER (WHERE o.placed_at >= ${middle}), 0)::bigint AS after,
           count(DISTINCT o.id)::int AS orders, count(DISTINCT c.province_code)::int AS provinces
    FROM order_line AS l
    JOIN purchase_order AS o ON o.id = l.order_id AND o.cancelled_at IS NULL
    JOIN shipment AS s ON s.id = l.shipment_id AND s.state <> 'cancelled'
    LEFT JOIN commune AS c ON c.code = o.commune_code
    WHERE l.product_id = ${productId}::uuid AND o.placed_at >= ${begin} AND o.placed_at < ${end}`;
  if (row.orders === 0) return [];
  const facts: Fact[] = [];
  // Per cent of nothing is no figure: growth needs a year before.
  if (row.before > 0n) {
    const growth = Number(((row.after - row.before) * 100n) / row.before);
    facts.push({ kind: "sales_growth", value: growth, on: today, link, title: `Doanh thu qua sàn: ${vnd(row.before)} rồi ${vnd(row.after)} trong hai năm gần nhất (${growth >= 0 ? "+" : ""}${growth}%), ${row.orders} đơn, tính đến ${day(today)}` });
  }
  if (row.provinces > 0) facts.push({ kind: "sales_provinces", value: row.provinces, on: today, link, title: `Đơn hàng giao đến ${row.provinces} tỉnh, thành phố trong hai năm gần nhất (${row.orders} đơn qua sàn), tính đến ${day(today)}` });
  return facts;
}

function vnd(amount: bigint): string {
  return `${amount.toString().replaceAll(/\B(?=(\d{3})+$)/g, ".")} đ`;
}

function day(date: LocalDate): string {
  return date.split("-").reverse().join("/");
}
