import { fold } from "~/lib/vietnamese-text";
import { addDays, localDateAt, startOfDay } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { Prisma } from "~/platform/db/generated/client";
import type { DeskOrderFilter } from "./desk-orders";
import { ordersLate } from "./desk-parcels.server";
import { orderState, type PaymentMethod, type PaymentState, type ShipmentState } from "./order";
import type { OrderSummary } from "./order-view";

export type DeskOrderRow = OrderSummary & { contactPhone: string; reference: string | null };

export const DESK_PAGE_SIZE = 50;

/** An order with its latest payment (y) and what its shipments count (s). */
const FROM = Prisma.sql`
  FROM purchase_order AS o
  JOIN LATERAL (SELECT * FROM payment WHERE order_id = o.id ORDER BY created_at DESC LIMIT 1) AS y ON true
  JOIN LATERAL (SELECT array_agg(state::text) AS states, count(*) FILTER (WHERE state <> 'cancelled') AS uncancelled, count(*) FILTER (WHERE state NOT IN ('cancelled', 'refused', 'returned')) AS live,
      count(*) FILTER (WHERE state = 'confirmed') AS confirmed, count(*) FILTER (WHERE state IN ('shipped', 'delivered')) AS gone,
      count(*) FILTER (WHERE state = 'delivered') AS delivered
    FROM shipment WHERE order_id = o.id) AS s ON true`;

/** `orderState()` in SQL, for filters and counts; a test holds the two together. */
const STATE = Prisma.sql`CASE
  WHEN o.cancelled_at IS NOT NULL OR s.uncancelled = 0 THEN 'cancelled' WHEN s.live = 0 THEN 'refused'
  WHEN y.state IN ('awaiting', 'failed', 'expired') AND s.confirmed + s.gone = 0 THEN 'awaiting_payment'
  WHEN s.delivered = s.live THEN 'delivered' WHEN s.gone = s.live THEN 'shipped' WHEN s.gone > 0 THEN 'partly_shipped'
  WHEN s.confirmed > 0 THEN 'preparing' ELSE 'placed' END`;

const TO_CONFIRM = Prisma.sql`(o.cancelled_at IS NULL AND NOT o.direct AND y.method = 'vietqr' AND y.state = 'awaiting')`;

type Row = {
  id: string; code: string; placedAt: Date; cancelledAt: Date | null; contactName: string; contactPhone: string; states: ShipmentState[] | null;
  paymentMethod: PaymentMethod; paymentState: PaymentState; reference: string | null; amount: bigint; total: bigint;
};

/** A page of all orders, newest first, and how many the filter finds. */
export function listDeskOrders(filter: DeskOrderFilter, at: Date = new Date()): Promise<OrderPage> {
  return list(Prisma.join(conditions(filter, at), " AND "), filter.page, DESK_PAGE_SIZE);
}

/** The orders of these ids, newest first. */
export async function findDeskOrders(ids: readonly string[]): Promise<DeskOrderRow[]> {
  return (await list(Prisma.sql`o.id = ANY (${ids}::uuid[])`, 1, ids.length)).orders;
}

/** A page of what one buyer ordered while signed in, newest first. */
export function listOrdersOfUser(userId: string, page: number, pageSize: number): Promise<OrderPage> {
  return list(Prisma.sql`o.user_id = ${userId}::uuid`, page, pageSize);
}

type OrderPage = { total: number; orders: DeskOrderRow[] };

async function list(where: Prisma.Sql, page: number, pageSize: number): Promise<OrderPage> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT o.id, o.code, o.placed_at AS "placedAt", o.cancelled_at AS "cancelledAt", o.contact_name AS "contactName", o.contact_phone AS "contactPhone",
      s.states, y.method::text AS "paymentMethod", y.state::text AS "paymentState", y.reference, y.amount_vnd AS amount, count(*) OVER () AS total
    ${FROM}
    WHERE ${where}
    ORDER BY o.placed_at DESC, o.id DESC
    LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
  return {
    total: Number(rows[0]?.total ?? 0),
    orders: rows.map(({ states, cancelledAt, amount, total: _all, ...row }) => ({
      ...row,
      total: amount,
      shipmentCount: states?.length ?? 0,
      state: orderState(row.paymentState, states ?? [], cancelledAt),
    })),
  };
}

function conditions({ q, state, payment, toConfirm, method, producer, from, until, late }: DeskOrderFilter, at: Date): Prisma.Sql[] {
  const found: Prisma.Sql[] = [Prisma.sql`true`];
  if (state) found.push(Prisma.sql`${STATE} = ${state}`);
  if (payment) found.push(Prisma.sql`y.state::text = ${payment}`);
  if (toConfirm) found.push(TO_CONFIRM);
  if (method) found.push(Prisma.sql`y.method = ${method}::payment_method`);
  if (producer) found.push(Prisma.sql`o.id IN (SELECT order_id FROM shipment WHERE producer_id = ${producer}::uuid)`);
  if (from) found.push(Prisma.sql`o.placed_at >= ${startOfDay(from)}`);
  if (until) found.push(Prisma.sql`o.placed_at < ${startOfDay(addDays(until, 1))}`);
  if (late) found.push(Prisma.sql`o.id IN (${ordersLate(late, at)})`);
  if (q !== "") {
    const code = q.toUpperCase().replace(/[^0-9A-Z]/g, "");
    // 0912… and +84912… are one number
    const digits = /^[\d\s+().-]{4,}$/.test(q) ? q.replace(/\D/g, "").replace(/^(84|0)/, "") : "";
    const any = [Prisma.sql`lower(unaccent(o.contact_name)) LIKE ${contains(fold(q))}`];
    if (code !== "") any.push(Prisma.sql`o.code LIKE ${contains(code)}`, Prisma.sql`y.reference LIKE ${contains(code)}`);
    if (digits !== "") any.push(Prisma.sql`o.contact_phone LIKE ${contains(digits)}`);
    found.push(Prisma.sql`(${Prisma.join(any, " OR ")})`);
  }
  return found;
}

function contains(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}

export type DeskCounts = { placedToday: number; turnoverToday: bigint; waiting: number; preparing: number; toConfirm: number };

/** Today's orders, those nobody has taken up, those being prepared, and transfers to confirm. */
export async function countDeskOrders(at: Date): Promise<DeskCounts> {
  const day = localDateAt(at);
  const [from, until] = [startOfDay(day), startOfDay(addDays(day, 1))];
  const [row] = await db().$queryRaw<[Omit<DeskCounts, "turnoverToday"> & { turnoverToday: bigint }]>`
    SELECT count(*) FILTER (WHERE o.placed_at >= ${from} AND o.placed_at < ${until})::int AS "placedToday",
      coalesce(sum(y.amount_vnd) FILTER (WHERE o.placed_at >= ${from} AND o.placed_at < ${until} AND o.cancelled_at IS NULL), 0)::bigint AS "turnoverToday",
      count(*) FILTER (WHERE ${STATE} = 'placed')::int AS waiting,
      count(*) FILTER (WHERE ${STATE} = 'preparing')::int AS preparing,
      count(*) FILTER (WHERE ${TO_CONFIRM})::int AS "toConfirm"
    ${FROM}`;
  return row;
}
