import type { SaleMode } from "~/domain/catalog/sale-note";
import type { LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import type { Vnd } from "~/lib/money";
import { fold } from "~/lib/vietnamese-text";
import { db } from "~/platform/db/client.server";
import { Prisma } from "~/platform/db/generated/client";
import { CANCELLATIONS_JSON, CANCELLED_PIECES, cancellationView, type CancellationRow } from "./cancellation-queries.server";
import type { LineSale } from "./line-note";
import type { PaymentMethod, PaymentState, RefusalReason, ShipmentState } from "./order";
import type { CancellationView, ParcelTransfer } from "./order-view";
import { TRANSFER_JSON, toTransfer, type TransferRow } from "./parcel-transfer.server";
import { PARCEL_TABS, TAB_STATES, type ParcelFilter, type ParcelTab } from "./parcels";

export const PARCEL_PAGE_SIZE = 30;
/** So many parcels are printed or picked for at once. */
export const MOST_PARCELS = 100;

export type ParcelLine = { id: string; sku: string; name: LocalizedText; variantName: LocalizedText; unit: LocalizedText; /** What is still wanted; with `cancelled` it is what was ordered. */ quantity: number; cancelled: number; unitPrice: Vnd; total: Vnd; sale: LineSale; /** Codes of the lots it was packed from; none before it leaves. */ lots: string[]; /** What was found of it when it came back from the door. */ back: { sound: number; spoiled: number; reason: string | null } | null };

/** One producer's part of an order, with what it takes to pack it and hand it over. */
export type Parcel = {
  id: string;
  code: string;
  state: ShipmentState;
  placedAt: Date;
  contact: { name: string; phone: string };
  delivery: { method: "ship"; street: string; ward: string; province: string } | { method: "pickup"; name: LocalizedText; address: string };
  note: string | null;
  carrier: string | null;
  trackingNumber: string | null;
  shippedAt: Date | null;
  deliveredAt: Date | null;
  /** The last day on which it is to leave, as promised to the buyer; null for what stands on the shelf. */
  shipBy: LocalDate | null;
  /** How often it was weighed: a weighing carries the number it began from. */
  weighings: number;
  /** Alcohol is in it: a document is looked at before it is handed over. */
  ageCheck: boolean;
  /** The buyer is called before it leaves; `checked`: who called and when. */
  call: { checked: { by: string; at: Date } | null } | null;
  /** It was not taken at the door. */
  refusal: { reason: RefusalReason; note: string | null; at: Date; returnedAt: Date | null } | null;
  /** Of a direct order paid by transfer, the state is that of this parcel's own money. */
  payment: { method: PaymentMethod; state: PaymentState };
  /** The buyer pays this producer itself; `transfer` is how, null for cash at the door. */
  direct: boolean;
  transfer: ParcelTransfer | null;
  goods: Vnd;
  /** What the producer's voucher took off. */
  discount: Vnd;
  fee: Vnd;
  /** What whoever hands the parcel over is to collect; zero when it has been paid. */
  collect: Vnd;
  cancellations: CancellationView[];
  lines: ParcelLine[];
};

type Row = Omit<Parcel, "placedAt" | "shippedAt" | "deliveredAt" | "goods" | "discount" | "fee" | "collect" | "lines" | "call" | "refusal" | "cancellations" | "transfer"> & {
  call: { checked: { by: string; at: string } | null } | null;
  refusal: { reason: RefusalReason; note: string | null; at: string; returnedAt: string | null } | null;
  cancellations: CancellationRow[];
  transfer: TransferRow | null;
  placedAt: string;
  shippedAt: string | null;
  deliveredAt: string | null;
  goods: number;
  discount: number;
  fee: number;
  lines: (Omit<ParcelLine, "unitPrice" | "total" | "sale"> & { unitPrice: number; mode: SaleMode; orderedG: number | null; marginBp: number | null; packedG: number | null; charged: number | null })[];
};

const PARCEL_JSON = Prisma.sql`
  jsonb_build_object('id', s.id, 'code', o.code, 'state', s.state, 'placedAt', o.placed_at, 'note', o.note,
    'contact', jsonb_build_object('name', o.contact_name, 'phone', o.contact_phone),
    'delivery', CASE WHEN o.delivery_method = 'ship'
      THEN (SELECT jsonb_build_object('method', 'ship', 'street', o.street, 'ward', c.full_name, 'province', r.full_name)
              FROM commune AS c JOIN province AS r ON r.code = c.province_code WHERE c.code = o.commune_code)
      ELSE (SELECT jsonb_build_object('method', 'pickup', 'name', k.name, 'address', k.address_line || ', ' || c.full_name)
              FROM pickup_point AS k JOIN commune AS c ON c.code = k.commune_code WHERE k.id = o.pickup_point_id) END,
    'carrier', s.carrier, 'trackingNumber', s.tracking_number, 'shippedAt', s.shipped_at, 'deliveredAt', s.delivered_at, 'shipBy', s.ship_by, 'weighings', s.weighings, 'ageCheck', s.age_check,
    'call', CASE WHEN s.phone_check THEN jsonb_build_object('checked', (SELECT jsonb_build_object('by', u.name, 'at', s.phone_checked_at) FROM app_user AS u WHERE u.id = s.phone_checked_by)) END,
    'refusal', CASE WHEN s.refused_at IS NOT NULL THEN jsonb_build_object('reason', s.refusal_reason, 'note', s.refusal_note, 'at', s.refused_at, 'returnedAt', s.returned_at) END,
    'payment', jsonb_build_object('method', y.method, 'state', own_payment_state(s.id, y.state)), 'direct', o.direct, 'transfer', ${TRANSFER_JSON}, 'fee', s.fee_vnd,
    'goods', (SELECT coalesce(sum(line_total(l)), 0) FROM order_line AS l WHERE l.shipment_id = s.id),
    'discount', shipment_discount(s.id), 'cancellations', ${CANCELLATIONS_JSON},
    'lines', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'sku', l.sku, 'name', l.name, 'variantName', l.variant_name, 'unit', l.unit,
                'quantity', l.quantity, 'cancelled', ${CANCELLED_PIECES}, 'unitPrice', l.unit_price_vnd, 'mode', l.sale_mode, 'orderedG', l.ordered_g, 'marginBp', l.margin_bp, 'packedG', l.packed_g, 'charged', l.charged_vnd,
                'back', (SELECT jsonb_build_object('sound', b.sound, 'spoiled', b.spoiled, 'reason', b.reason) FROM refused_line AS b WHERE b.order_line_id = l.id),
                'lots', (SELECT coalesce(jsonb_agg(b.code ORDER BY b.code), '[]') FROM order_line_lot AS k JOIN lot AS b ON b.id = k.lot_id WHERE k.order_line_id = l.id)) ORDER BY l.sku), '[]') FROM order_line AS l WHERE l.shipment_id = s.id))`;

const FROM = Prisma.sql`
  FROM shipment AS s
  JOIN purchase_order AS o ON o.id = s.order_id
  JOIN LATERAL (SELECT method, state FROM payment WHERE order_id = o.id ORDER BY created_at DESC LIMIT 1) AS y ON true`;

/** What nobody has paid for yet is no work for the producer, unless it is the producer who is paid and sees it. */
const SECURED = Prisma.sql`(s.state <> 'pending' OR o.direct OR y.state IN ('paid', 'due_on_delivery'))`;

/** A page of one producer's parcels and how many the filter finds: what waits longest first, what is done latest first. */
export async function listParcels(producerId: string, { tab, q, page }: ParcelFilter): Promise<{ total: number; parcels: Parcel[] }> {
  const where = [Prisma.sql`s.producer_id = ${producerId}::uuid`, Prisma.sql`s.state = ANY (${[...TAB_STATES[tab]]}::shipment_state[])`, SECURED];
  if (q !== "") {
    const code = q.toUpperCase().replace(/[^0-9A-Z]/g, "");
    const name = Prisma.sql`lower(unaccent(o.contact_name)) LIKE ${contains(fold(q))}`;
    where.push(code === "" ? name : Prisma.sql`(${name} OR o.code LIKE ${contains(code)})`);
  }
  const order = tab === "new" || tab === "packing" ? Prisma.sql`o.placed_at, s.id` : Prisma.sql`o.placed_at DESC, s.id DESC`;
  const rows = await db().$queryRaw<{ parcel: Row; total: bigint }[]>`
    SELECT ${PARCEL_JSON} AS parcel, count(*) OVER () AS total ${FROM} WHERE ${Prisma.join(where, " AND ")}
    ORDER BY ${order} LIMIT ${PARCEL_PAGE_SIZE} OFFSET ${(page - 1) * PARCEL_PAGE_SIZE}`;
  return { total: Number(rows[0]?.total ?? 0), parcels: rows.map(({ parcel }) => toParcel(parcel)) };
}

/** How many parcels each list holds, and how many orders still wait to be paid. */
export async function countParcels(producerId: string): Promise<Record<ParcelTab, number> & { unpaid: number }> {
  const rows = await db().$queryRaw<{ state: ShipmentState; secured: boolean; count: number }[]>`
    SELECT s.state::text AS state, ${SECURED} AS secured, count(*)::int AS count ${FROM} WHERE s.producer_id = ${producerId}::uuid GROUP BY 1, 2`;
  const of = (states: readonly ShipmentState[], secured: boolean) => rows.reduce((sum, row) => sum + (states.includes(row.state) && row.secured === secured ? row.count : 0), 0);
  const [first, second, third, fourth, back, last] = PARCEL_TABS.map((tab) => of(TAB_STATES[tab], true));
  return { new: first ?? 0, packing: second ?? 0, sent: third ?? 0, delivered: fourth ?? 0, back: back ?? 0, cancelled: last ?? 0, unpaid: of(["pending"], false) };
}

/** One parcel of this producer; null when there is none, or when it is another's, or not paid for yet. */
export async function findParcel(producerId: string, id: string): Promise<Parcel | null> {
  return (await findParcels(producerId, [id]))[0] ?? null;
}

/** Those of the parcels that are this producer's, in the order of their orders. */
export async function findParcels(producerId: string, ids: readonly string[]): Promise<Parcel[]> {
  const rows = await db().$queryRaw<{ parcel: Row }[]>`
    SELECT ${PARCEL_JSON} AS parcel ${FROM} WHERE s.producer_id = ${producerId}::uuid AND s.id = ANY (${ids}::uuid[]) AND ${SECURED} ORDER BY o.placed_at, s.id LIMIT ${MOST_PARCELS}`;
  return rows.map(({ parcel }) => toParcel(parcel));
}

/** The parcels of these orders, or these parcels, whoever sends them; for officers. */
export async function findParcelsOf(of: { orders: readonly string[] } | { parcels: readonly string[] }): Promise<(Parcel & { producerId: string })[]> {
  const where = "orders" in of ? Prisma.sql`s.order_id = ANY (${of.orders}::uuid[])` : Prisma.sql`s.id = ANY (${of.parcels}::uuid[])`;
  const rows = await db().$queryRaw<{ parcel: Row; producerId: string }[]>`
    SELECT ${PARCEL_JSON} AS parcel, s.producer_id AS "producerId" ${FROM} WHERE ${where} AND ${SECURED} AND s.state <> 'cancelled' ORDER BY s.producer_id, o.placed_at, s.id LIMIT ${MOST_PARCELS}`;
  return rows.map(({ parcel, producerId }) => ({ ...toParcel(parcel), producerId }));
}

/** The parcels to be packed now, longest waiting first. */
export async function listParcelsToPack(producerId: string): Promise<Parcel[]> {
  const rows = await db().$queryRaw<{ parcel: Row }[]>`
    SELECT ${PARCEL_JSON} AS parcel ${FROM} WHERE s.producer_id = ${producerId}::uuid AND s.state = 'confirmed' ORDER BY o.placed_at, s.id LIMIT ${MOST_PARCELS}`;
  return rows.map(({ parcel }) => toParcel(parcel));
}

export type PickingLine = { sku: string; name: LocalizedText; variantName: LocalizedText; unit: LocalizedText; quantity: number; parcels: { id: string; code: string; quantity: number; ageCheck: boolean }[] };

/** What to fetch from the shelves for all parcels to be packed: each article once, with the parcels it goes into. */
export async function pickingList(producerId: string): Promise<PickingLine[]> {
  return db().$queryRaw<PickingLine[]>`
    SELECT l.sku, (array_agg(l.name))[1] AS name, (array_agg(l.variant_name))[1] AS "variantName", (array_agg(l.unit))[1] AS unit, sum(l.quantity)::int AS quantity,
      jsonb_agg(jsonb_build_object('id', s.id, 'code', o.code, 'quantity', l.quantity, 'ageCheck', s.age_check) ORDER BY o.placed_at, s.id) AS parcels
    FROM shipment AS s JOIN purchase_order AS o ON o.id = s.order_id JOIN order_line AS l ON l.shipment_id = s.id
    WHERE s.producer_id = ${producerId}::uuid AND s.state = 'confirmed' AND l.quantity > 0 GROUP BY l.sku ORDER BY l.sku`;
}

function toParcel({ goods, discount, fee, lines, transfer, cancellations, ...row }: Row): Parcel {
  return {
    ...row,
    transfer: toTransfer(transfer),
    placedAt: new Date(row.placedAt),
    shippedAt: row.shippedAt === null ? null : new Date(row.shippedAt),
    deliveredAt: row.deliveredAt === null ? null : new Date(row.deliveredAt),
    goods: BigInt(goods),
    discount: BigInt(discount),
    fee: BigInt(fee),
    call: row.call && { checked: row.call.checked && { ...row.call.checked, at: new Date(row.call.checked.at) } },
    refusal: row.refusal && { ...row.refusal, at: new Date(row.refusal.at), returnedAt: row.refusal.returnedAt === null ? null : new Date(row.refusal.returnedAt) },
    collect: row.payment.state === "due_on_delivery" && row.refusal === null ? BigInt(goods) + BigInt(fee) - BigInt(discount) : 0n,
    cancellations: cancellations.map(cancellationView),
    lines: lines.map(({ mode, orderedG, marginBp, packedG, charged, ...line }) => {
      const [unitPrice, chargedVnd] = [BigInt(line.unitPrice), charged === null ? null : BigInt(charged)];
      const orderedVnd = unitPrice * BigInt(line.quantity);
      return { ...line, unitPrice, total: chargedVnd ?? orderedVnd, sale: { mode, weight: orderedG === null || line.quantity === 0 ? null : { orderedG, marginBp: marginBp ?? 0, packedG, orderedVnd, chargedVnd } } };
    }),
  };
}

function contains(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
