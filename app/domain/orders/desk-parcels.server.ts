import { addDays, fromDateColumn, startOfDay, type LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { Prisma } from "~/platform/db/generated/client";
import { fold } from "~/lib/vietnamese-text";
import type { Late, ParcelDeskFilter } from "./desk-orders";
import type { PaymentMethod, PaymentState, ShipmentState } from "./order";
import { ORDER_TERMS } from "./order-terms";

export const PARCEL_DESK_PAGE_SIZE = 50;

export type DeskParcelRow = {
  id: string; code: string; producer: LocalizedText; state: ShipmentState; placedAt: Date; contactName: string;
  paymentMethod: PaymentMethod; paymentState: PaymentState; carrier: string | null; trackingNumber: string | null;
  /** The last day on which it is to leave; null while nobody has paid, or once it is delivered. */
  leaveBy: LocalDate | null;
  late: Late | null;
};

const TERMS = JSON.stringify(ORDER_TERMS);

/** Which term of a parcel is over at a moment, in words of the desk; `c` is a row of the clock. */
function lateness(at: Date): Prisma.Sql {
  return Prisma.sql`CASE WHEN c.state IN ('pending', 'confirmed') AND c.remind_ship_at <= ${at} THEN 'unshipped' WHEN c.state = 'pending' AND c.remind_confirm_at <= ${at} THEN 'unconfirmed'
    WHEN c.state = 'shipped' AND c.ask_delivered_at <= ${at} THEN 'undelivered' END`;
}

/** The ids of orders with a parcel that is late in this way at that moment. */
export function ordersLate(late: Late, at: Date): Prisma.Sql {
  return Prisma.sql`SELECT c.order_id FROM parcel_clock(${TERMS}::jsonb) AS c WHERE ${lateness(at)} = ${late}`;
}

/** A page of all parcels, the latest ordered first, and how many the filter finds. */
export function listDeskParcels(filter: ParcelDeskFilter, at: Date): Promise<{ total: number; parcels: DeskParcelRow[] }> {
  return list(Prisma.join(conditions(filter, at), " AND "), at, PARCEL_DESK_PAGE_SIZE, filter.page);
}

/** The parcels of these ids. */
export async function findDeskParcels(ids: readonly string[], at: Date): Promise<DeskParcelRow[]> {
  return (await list(Prisma.sql`s.id = ANY (${ids}::uuid[])`, at, ids.length, 1)).parcels;
}

async function list(where: Prisma.Sql, at: Date, size: number, page: number): Promise<{ total: number; parcels: DeskParcelRow[] }> {
  const rows = await db().$queryRaw<(Omit<DeskParcelRow, "leaveBy"> & { leaveBy: Date | null; total: bigint })[]>`
    SELECT s.id, o.code, p.name AS producer, s.state::text AS state, o.placed_at AS "placedAt", o.contact_name AS "contactName", y.method::text AS "paymentMethod", y.state::text AS "paymentState",
      s.carrier, s.tracking_number AS "trackingNumber", c.leave_by AS "leaveBy", ${lateness(at)} AS late, count(*) OVER () AS total
    FROM shipment AS s JOIN purchase_order AS o ON o.id = s.order_id JOIN producer AS p ON p.id = s.producer_id
    JOIN LATERAL (SELECT method, state FROM payment WHERE order_id = o.id ORDER BY created_at DESC LIMIT 1) AS y ON true
    LEFT JOIN parcel_clock(${TERMS}::jsonb) AS c ON c.shipment_id = s.id
    WHERE ${where} ORDER BY o.placed_at DESC, s.id DESC LIMIT ${size} OFFSET ${(page - 1) * size}`;
  return { total: Number(rows[0]?.total ?? 0), parcels: rows.map(({ total: _all, leaveBy, ...row }) => ({ ...row, leaveBy: leaveBy && fromDateColumn(leaveBy) })) };
}

function conditions({ q, state, method, producer, from, until, late }: ParcelDeskFilter, at: Date): Prisma.Sql[] {
  const found = [Prisma.sql`true`];
  if (state) found.push(Prisma.sql`s.state = ${state}::shipment_state`);
  if (method) found.push(Prisma.sql`y.method = ${method}::payment_method`);
  if (producer) found.push(Prisma.sql`s.producer_id = ${producer}::uuid`);
  if (from) found.push(Prisma.sql`o.placed_at >= ${startOfDay(from)}`);
  if (until) found.push(Prisma.sql`o.placed_at < ${startOfDay(addDays(until, 1))}`);
  if (late) found.push(Prisma.sql`${lateness(at)} = ${late}`);
  if (q !== "") {
    const [code, name] = [q.toUpperCase().replace(/[^0-9A-Z]/g, ""), `%${fold(q).replace(/[\\%_]/g, "\\$&")}%`];
    const any = [Prisma.sql`lower(unaccent(o.contact_name)) LIKE ${name}`];
    if (code !== "") any.push(Prisma.sql`o.code LIKE ${`%${code}%`}`, Prisma.sql`s.tracking_number ILIKE ${`%${code}%`}`);
    found.push(Prisma.sql`(${Prisma.join(any, " OR ")})`);
  }
  return found;
}

/** Everybody who sells, by name, for a filter. */
export function listParcelProducers(): Promise<{ id: string; name: LocalizedText }[]> {
  return db().$queryRaw`SELECT p.id, p.name FROM producer AS p WHERE EXISTS (SELECT 1 FROM shipment AS s WHERE s.producer_id = p.id) ORDER BY p.name ->> 'vi' COLLATE "vi-x-icu"`;
}
