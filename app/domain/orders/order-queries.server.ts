import { goodsTotals, lineTotal } from "~/domain/pricing/totals";
import { parseCode } from "~/lib/id";
import type { SaleMode } from "~/domain/catalog/sale-note";
import type { LocalDate } from "~/lib/local-date";
import { splitByLargestRemainder } from "~/lib/money";
import { pick, pickedLocale, type Locale, type LocalizedText } from "~/lib/localized-text";
import { Prisma } from "~/platform/db/generated/client";
import { db } from "~/platform/db/client.server";
import { CANCELLATIONS_JSON, CANCELLED_PIECES, cancellationView, type CancellationRow } from "./cancellation-queries.server";
import { refundDue } from "./line-note";
import { orderState, type CancelReason, type PaymentMethod, type PaymentState, type RefusalReason, type ShipmentState } from "./order";
import { opensWithToken } from "~/domain/cart/token-hash.server";
import { TRANSFER_JSON, toTransfer, type TransferRow } from "./parcel-transfer.server";
import type { DeliveryView, OrderLineView, OrderView } from "./order-view";

/** An order's rows as one JSON value; money as numbers, moments as ISO texts. */
type OrderRow = {
  id: string;
  code: string;
  locale: Locale;
  placedAt: string;
  cancelledAt: string | null;
  cancelReason: CancelReason | null;
  contact: OrderView["contact"];
  companyName: string | null;
  companyTaxCode: string | null;
  note: string | null;
  direct: boolean;
  street: string | null;
  commune: { code: string; name: string; provinceCode: string; province: string } | null;
  pickup: { code: string; name: LocalizedText; address: string; hours: LocalizedText } | null;
  payment: {
    id: string;
    method: PaymentMethod;
    state: PaymentState;
    amount: number;
    reference: string | null;
    expiresAt: string | null;
    paidAt: string | null;
    cardUrl: string | null;
  };
  discounts: { shipmentId: string; code: string; payer: "producer"; amount: number }[];
  shipments: {
    id: string;
    producer: { id: string; slug: string; name: LocalizedText };
    state: ShipmentState;
    fee: number;
    chargeableG: number;
    carrier: string | null;
    trackingNumber: string | null;
    shippedAt: string | null;
    deliveredAt: string | null;
    minDays: number | null;
    maxDays: number | null;
    shipBy: LocalDate | null;
    ageCheck: boolean;
    transfer: TransferRow | null;
    cancellations: CancellationRow[];
    call: "waits" | "done" | null;
    refusalReason: RefusalReason | null;
    lines: {
      id: string;
      sku: string;
      slug: string;
      name: LocalizedText;
      variantName: LocalizedText;
      unit: LocalizedText;
      quantity: number;
      cancelled: number;
      price: number;
      vatRateBp: number;
      stars: number | null;
      certificateNumber: string | null;
      mode: SaleMode;
      orderedG: number | null;
      marginBp: number | null;
      packedG: number | null;
      charged: number | null;
    }[];
  }[];
};

/** An order with what its buyer last wanted on the invoice, which may be another company than when it was placed. */
const ORDER = Prisma.sql`purchase_order AS o LEFT JOIN LATERAL (SELECT v.kind, v.name, v.tax_id FROM invoice_buyer AS v WHERE v.order_id = o.id ORDER BY v.version DESC LIMIT 1) AS w ON true`;

const ORDER_JSON = Prisma.sql`
  jsonb_build_object('id', o.id, 'code', o.code, 'locale', o.locale, 'placedAt', o.placed_at, 'cancelledAt', o.cancelled_at, 'cancelReason', o.cancel_reason,
    'contact', jsonb_build_object('name', o.contact_name, 'phone', o.contact_phone, 'email', o.contact_email),
    'companyName', CASE WHEN w.kind IS NULL THEN o.company_name WHEN w.kind = 'company' THEN w.name END, 'companyTaxCode', CASE WHEN w.kind IS NULL THEN o.company_tax_code WHEN w.kind = 'company' THEN w.tax_id END, 'note', o.note, 'street', o.street, 'direct', o.direct,
    'commune', (SELECT jsonb_build_object('code', c.code, 'name', c.full_name, 'provinceCode', r.code, 'province', r.full_name)
                FROM commune AS c JOIN province AS r ON r.code = c.province_code WHERE c.code = o.commune_code),
    'pickup', (SELECT jsonb_build_object('code', k.code, 'name', k.name, 'address', k.address_line || ', ' || c.full_name, 'hours', k.hours)
               FROM pickup_point AS k JOIN commune AS c ON c.code = k.commune_code WHERE k.id = o.pickup_point_id),
    'payment', (SELECT jsonb_build_object('id', y.id, 'method', y.method, 'state', y.state, 'amount', y.amount_vnd, 'reference', y.reference,
                  'expiresAt', y.expires_at, 'paidAt', y.paid_at, 'cardUrl', y.stripe_url)
                FROM payment AS y WHERE y.order_id = o.id ORDER BY y.created_at DESC LIMIT 1),
    'discounts', (SELECT coalesce(jsonb_agg(jsonb_build_object('shipmentId', d.shipment_id, 'code', d.code, 'payer', d.payer, 'amount', shipment_discount(d.shipment_id))), '[]') FROM order_discount AS d WHERE d.order_id = o.id AND shipment_discount(d.shipment_id) > 0),
    'shipments', (SELECT jsonb_agg(jsonb_build_object('id', s.id, 'producer', jsonb_build_object('id', f.id, 'slug', f.slug, 'name', f.name),
        'state', s.state, 'fee', s.fee_vnd, 'chargeableG', s.chargeable_g, 'carrier', s.carrier, 'trackingNumber', s.tracking_number,
        'shippedAt', s.shipped_at, 'deliveredAt', s.delivered_at, 'minDays', s.min_days, 'maxDays', s.max_days, 'shipBy', s.ship_by, 'ageCheck', s.age_check, 'cancellations', ${CANCELLATIONS_JSON},
        'transfer', ${TRANSFER_JSON},
        'call', CASE WHEN s.phone_check THEN CASE WHEN s.phone_checked_at IS NULL THEN 'waits' ELSE 'done' END END, 'refusalReason', s.refusal_reason,
        'lines', (SELECT jsonb_agg(jsonb_build_object('id', l.id, 'sku', l.sku, 'slug', p.slug, 'name', l.name, 'variantName', l.variant_name, 'unit', l.unit,
                    'quantity', l.quantity, 'cancelled', ${CANCELLED_PIECES}, 'price', l.unit_price_vnd, 'vatRateBp', l.vat_rate_bp, 'stars', l.stars, 'certificateNumber', l.certificate_number,
                    'mode', l.sale_mode, 'orderedG', l.ordered_g, 'marginBp', l.margin_bp, 'packedG', l.packed_g, 'charged', l.charged_vnd)
                    ORDER BY l.sku)
                  FROM order_line AS l JOIN product AS p ON p.id = l.product_id WHERE l.shipment_id = s.id)) ORDER BY f.slug)
      FROM shipment AS s JOIN producer AS f ON f.id = s.producer_id WHERE s.order_id = o.id))`;

/** The order with that code, for whoever holds its token; null otherwise, whichever of the two is wrong. */
export async function findOrderByToken(code: string, token: string, locale?: Locale): Promise<OrderView | null> {
  const clean = parseCode(code);
  if (clean === null) return null;
  const [row] = await db().$queryRaw<{ hash: Uint8Array; order: OrderRow }[]>`
    SELECT o.token_hash AS hash, ${ORDER_JSON} AS "order" FROM ${ORDER} WHERE o.code = ${clean}`;
  return row && opensWithToken(token, row.hash) ? toView(row.order, locale) : null;
}

/** The order with that code if this buyer placed it. */
export async function findOrderOfUser(code: string, userId: string, locale?: Locale): Promise<OrderView | null> {
  const clean = parseCode(code);
  if (clean === null) return null;
  return one(Prisma.sql`o.code = ${clean} AND o.user_id = ${userId}::uuid`, locale);
}

/** For staff: any order by its code. */
export async function findOrderByCode(code: string, locale?: Locale): Promise<OrderView | null> {
  const clean = parseCode(code);
  return clean === null ? null : one(Prisma.sql`o.code = ${clean}`, locale);
}

export async function findOrderById(id: string, locale?: Locale): Promise<OrderView | null> {
  return one(Prisma.sql`o.id = ${id}::uuid`, locale);
}

/** Those of the orders that are there, each in its buyer's language, in no particular order. */
export async function findOrdersById(ids: readonly string[]): Promise<OrderView[]> {
  return some(Prisma.sql`o.id = ANY (${ids}::uuid[])`, undefined);
}

async function one(where: Prisma.Sql, locale: Locale | undefined): Promise<OrderView | null> {
  return (await some(where, locale))[0] ?? null;
}

async function some(where: Prisma.Sql, locale: Locale | undefined): Promise<OrderView[]> {
  const rows = await db().$queryRaw<{ order: OrderRow }[]>`SELECT ${ORDER_JSON} AS "order" FROM ${ORDER} WHERE ${where}`;
  return rows.map(({ order }) => toView(order, locale));
}

function toView(row: OrderRow, asked: Locale | undefined): OrderView {
  const locale = asked ?? row.locale;
  const shipments = row.shipments.map(({ minDays, maxDays, lines, transfer, cancellations, ...shipment }) => ({
    ...shipment,
    producer: { ...shipment.producer, name: pick(shipment.producer.name, locale) },
    fee: BigInt(shipment.fee),
    shippedAt: moment(shipment.shippedAt),
    deliveredAt: moment(shipment.deliveredAt),
    estimate: minDays === null || maxDays === null ? null : { minDays, maxDays },
    transfer: toTransfer(transfer),
    cancellations: cancellations.map(cancellationView),
    lines: lines.map((line) => lineView(line, locale)),
  }));
  const allLines = shipments.flatMap((shipment) => shipment.lines);
  const { goods } = goodsTotals(allLines);
  const discounts = row.discounts.map((discount) => ({ ...discount, amount: BigInt(discount.amount) }));
  const discount = discounts.reduce((sum, { amount }) => sum + amount, 0n);
  // Tax lies in what is paid: each line bears its part of what was taken off its parcel.
  const { vatIncluded } = goodsTotals(shipments.flatMap(({ id, lines }) => {
    const off = discounts.filter(({ shipmentId }) => shipmentId === id).reduce((sum, { amount }) => sum + amount, 0n);
    const parts = off === 0n ? [] : splitByLargestRemainder(off, lines.map(({ total }) => total));
    return lines.map(({ total, vatRateBp }, index) => ({ total: total - (parts[index] ?? 0n), vatRateBp }));
  }));
  const shipping = shipments.reduce((sum, shipment) => sum + shipment.fee, 0n);
  const cancelledAt = moment(row.cancelledAt);
  return {
    id: row.id,
    code: row.code,
    locale: row.locale,
    state: orderState(row.payment.state, shipments.map((shipment) => shipment.state), cancelledAt),
    placedAt: new Date(row.placedAt),
    cancelledAt,
    cancelReason: row.cancelReason,
    contact: row.contact,
    company: row.companyName !== null && row.companyTaxCode !== null ? { name: row.companyName, taxCode: row.companyTaxCode } : null,
    delivery: deliveryView(row, locale),
    note: row.note,
    direct: row.direct,
    payment: { ...row.payment, amount: BigInt(row.payment.amount), expiresAt: moment(row.payment.expiresAt), paidAt: moment(row.payment.paidAt) },
    shipments,
    discounts,
    totals: { goods, shipping, discount, total: goods + shipping - discount, vatIncluded, refundDue: refundDue(allLines, row.payment.method !== "cod") },
  };
}

function lineView(line: OrderRow["shipments"][number]["lines"][number], locale: Locale): OrderLineView {
  const unitPrice = BigInt(line.price);
  const orderedVnd = lineTotal({ unitPrice, quantity: line.quantity });
  const chargedVnd = line.charged === null ? null : BigInt(line.charged);
  return {
    id: line.id,
    sku: line.sku,
    productSlug: line.slug,
    name: pick(line.name, locale),
    nameLocale: pickedLocale(line.name, locale),
    variantName: pick(line.variantName, locale),
    unit: pick(line.unit, locale),
    quantity: line.quantity,
    cancelled: line.cancelled,
    unitPrice,
    total: chargedVnd ?? orderedVnd,
    sale: { mode: line.mode, weight: line.orderedG === null || line.quantity === 0 ? null : { orderedG: line.orderedG, marginBp: line.marginBp ?? 0, packedG: line.packedG, orderedVnd, chargedVnd } },
    vatRateBp: line.vatRateBp,
    stars: line.stars ?? 0,
    certificateNumber: line.certificateNumber,
  };
}

function deliveryView(row: OrderRow, locale: Locale): DeliveryView {
  if (row.pickup) return { method: "pickup", ...row.pickup, name: pick(row.pickup.name, locale), hours: pick(row.pickup.hours, locale) };
  if (!row.commune) throw new Error(`order ${row.code} has no destination`);
  const { code, name, provinceCode, province } = row.commune;
  return { method: "ship", street: row.street ?? "", ward: name, wardCode: code, province, provinceCode };
}

function moment(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
