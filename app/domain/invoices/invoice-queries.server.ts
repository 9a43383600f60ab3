import { isId } from "~/lib/id";
import type { LocalDate } from "~/lib/local-date";
import { Prisma } from "~/platform/db/generated/client";
import { db } from "~/platform/db/client.server";
import type { Invoice, InvoiceLine } from "./invoice";

type Money = "unitPrice" | "base" | "discount" | "amount" | "tax";
type LineRow = Omit<InvoiceLine, Money> & Record<Money, number | null>;
type Row = Omit<Invoice, "goods" | "discount" | "tax" | "shipping" | "total" | "lines"> & Record<"goods" | "discount" | "tax" | "shipping" | "total", number> & { lines: LineRow[] };

/** A document as one JSON value; its name is the producer's own series, year and number. */
const DOCUMENT = Prisma.sql`
  jsonb_build_object('id', i.id, 'kind', i.kind, 'code', invoice_code(i), 'producerId', i.producer_id, 'shipmentId', i.shipment_id, 'orderCode', o.code, 'placedOn', local_day(o.placed_at), 'payment', o.payment_method,
    'adjusts', (SELECT invoice_code(f) FROM invoice AS f WHERE f.id = i.adjusts_id), 'reason', i.reason, 'day', i.day, 'month', i.month, 'seller', CASE WHEN i.kind <> 'commission' THEN i.seller END,
    'buyer', coalesce(t.buyer, CASE WHEN i.kind = 'commission' THEN invoice_producer_as_buyer(i.producer_id) ELSE invoice_buyer_now(o.id) END),
    'goods', i.goods_vnd, 'discount', i.discount_vnd, 'tax', i.tax_vnd, 'shipping', i.shipping_vnd, 'total', i.total_vnd,
    'vouchers', (SELECT coalesce(jsonb_agg(DISTINCT d.code), '[]') FROM order_discount AS d WHERE d.shipment_id = i.shipment_id),
    'sent', CASE WHEN t.id IS NOT NULL THEN jsonb_build_object('batchCode', (SELECT b.code FROM invoice_batch AS b WHERE b.id = t.batch_id), 'state', t.state) END,
    'refusal', t.reason, 'eInvoice', CASE WHEN t.state = 'accepted' THEN jsonb_build_object('series', t.e_series, 'number', t.e_number, 'authorityCode', t.authority_code, 'day', t.e_day) END,
    'lines', (SELECT coalesce(jsonb_agg(jsonb_build_object('position', l.position, 'name', l.name, 'unit', l.unit, 'quantity', l.quantity, 'grams', l.grams, 'unitPrice', l.unit_price_vnd, 'base', l.base_vnd,
      'discount', l.discount_vnd, 'amount', l.amount_vnd, 'tax', l.tax_vnd, 'vatClass', l.vat_class, 'vatRateBp', l.vat_rate_bp) ORDER BY l.position), '[]') FROM invoice_line AS l WHERE l.invoice_id = i.id)) AS document
  FROM invoice AS i LEFT JOIN shipment AS s ON s.id = i.shipment_id LEFT JOIN purchase_order AS o ON o.id = s.order_id`;
const UNDER_WAY = Prisma.sql`LEFT JOIN invoice_item AS t ON t.invoice_id = i.id AND t.state <> 'rejected'`;

async function read(where: Prisma.Sql, items = UNDER_WAY): Promise<Invoice[]> {
  const rows = await db().$queryRaw<{ document: Row }[]>`SELECT ${DOCUMENT} ${items} WHERE ${where} ORDER BY i.day DESC, i.series, i.year DESC, i.number DESC`;
  return rows.map(({ document }) => fromRow(document));
}

/** A producer's documents of a month, the newest first. */
export function listInvoices(producerId: string, month: LocalDate): Promise<Invoice[]> {
  return read(Prisma.sql`i.producer_id = ${producerId}::uuid AND i.day >= ${month}::date AND i.day < ${month}::date + interval '1 month'`);
}

/** What belongs to an order, its adjustments too. */
export function invoicesOfOrder(orderId: string): Promise<Invoice[]> {
  return read(Prisma.sql`i.shipment_id IN (SELECT id FROM shipment WHERE order_id = ${orderId}::uuid)`);
}

/** What belongs to a parcel. */
export function invoicesOfParcel(shipmentId: string): Promise<Invoice[]> {
  return read(Prisma.sql`i.shipment_id = ${shipmentId}::uuid`);
}

/** One document; null when there is none, or it is not of this producer or order. */
export async function findInvoice(id: string, of: { producerId?: string; orderId?: string } = {}): Promise<Invoice | null> {
  if (!isId(id)) return null;
  const mine = of.producerId === undefined ? Prisma.sql`true` : Prisma.sql`i.producer_id = ${of.producerId}::uuid`;
  const theirs = of.orderId === undefined ? Prisma.sql`true` : Prisma.sql`o.id = ${of.orderId}::uuid`;
  return (await read(Prisma.sql`i.id = ${id}::uuid AND ${mine} AND ${theirs}`))[0] ?? null;
}

/** The documents of a batch as they were handed over, in the order of their numbers. */
export async function invoicesOfBatch(batchId: string): Promise<Invoice[]> {
  const invoices = await read(Prisma.sql`t.batch_id = ${batchId}::uuid`, Prisma.sql`JOIN invoice_item AS t ON t.invoice_id = i.id`);
  return invoices.toSorted((one, other) => one.code.localeCompare(other.code));
}

function fromRow(row: Row): Invoice {
  const money = (amount: number | null) => (amount === null ? null : BigInt(amount));
  return {
    ...row, goods: BigInt(row.goods), discount: BigInt(row.discount), tax: BigInt(row.tax), shipping: BigInt(row.shipping), total: BigInt(row.total),
    lines: row.lines.map((line) => ({ ...line, unitPrice: money(line.unitPrice), base: money(line.base), discount: BigInt(line.discount ?? 0), amount: BigInt(line.amount ?? 0), tax: BigInt(line.tax ?? 0) })),
  };
}
