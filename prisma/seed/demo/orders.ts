import { createHash } from "node:crypto";
import type pg from "pg";
import type { CartSnapshot } from "~/domain/cart/cart-snapshot";
import { quoteShipments } from "~/features/checkout/quote-shipments";
import { codeOf } from "~/lib/id";
import type { LocalDate } from "~/lib/local-date";
import { idOf } from "../random";
import { insertRows } from "../session";
import { demoInvoiceDetails, handOverDemoInvoices, issueDemoInvoices } from "./invoices";
import { buyerProvinces, type Destinations } from "./order-buyers";
import { withOwnClock } from "./order-clock";
import { planOrders, type Offer, type PlannedOrder, type StepKind } from "./order-plan";
import { payoutEvents } from "./payouts";
import { adminId } from "./people";
import { remittanceEvents } from "./remittances";

const STEP_SQL: Record<"confirmed" | "shipped" | "delivered", { from: string; sql: string }> = {
  confirmed: { from: "pending", sql: "NULL" },
  shipped: { from: "confirmed", sql: "'XL' || upper(left(md5(s.id::text), 9)) || 'VN'" },
  delivered: { from: "shipped", sql: "NULL" },
};

/**
 * What the shop sold before today, through its own functions: place_order, receive_payment, advance_shipment and
 * release_order, in the order of time, what carriers handed over, and what producers were paid out of it. Buyers have left no mail address, so a new shop's outbox is not full of
 * confirmations of parcels that arrived months ago. Orders say what came in through this shop; the count of pieces sold
 * that a listing starts with is older, like its opening stock, and grows with what is delivered.
 */
export async function writeOrderHistory(client: pg.Client, productIds: readonly string[], favourite: string, today: LocalDate): Promise<void> {
  const plans = planOrders({ offers: await readOffers(client, productIds), destinations: await readDestinations(client), favourite, today });
  await insertRows(client, "cart", plans.map(({ key, placedAt }) => ({
    id: cartId(key), token_hash: `\\x${sha256(`cart:${key}`)}`, version: 1, created_at: placedAt.toISOString(), updated_at: placedAt.toISOString(),
  })));
  await insertRows(client, "cart_line", plans.flatMap(({ key, placedAt, lines }) =>
    lines.map(({ variantId, quantity }) => ({ cart_id: cartId(key), variant_id: variantId, quantity, added_at: placedAt.toISOString() }))));
  const events = plans.flatMap((plan, index) => [
    { at: plan.placedAt, run: () => place(client, plan, index) },
    ...plan.steps.map(({ at, kind }) => ({ at, run: () => follow(client, plan, kind, at) })),
  ]).concat(payoutEvents(client, today), remittanceEvents(client, today));
  await withoutSaleDays(client, () => withOwnClock(client, async (setClock) => {
    for (const event of events.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
      await setClock(event.at);
      await event.run();
    }
    await issueDemoInvoices(client, today);
  }));
  await handOverDemoInvoices(client, favourite, today);
}

/** Days of sale are those of the season that runs or comes; what was bought in an earlier one is written while there are none. */
async function withoutSaleDays(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ id: string }>("SELECT id, sale_from::text, sale_until::text FROM variant WHERE sale_from IS NOT NULL OR sale_until IS NOT NULL");
  await client.query("UPDATE variant SET sale_from = NULL, sale_until = NULL WHERE id = ANY ($1)", [rows.map(({ id }) => id)]);
  await work();
  await client.query("UPDATE variant AS v SET sale_from = d.sale_from, sale_until = d.sale_until FROM jsonb_populate_recordset(NULL::variant, $1::jsonb) AS d WHERE v.id = d.id", [JSON.stringify(rows)]);
}

/** Dry goods that anybody may buy, with enough of them on the shelf. */
async function readOffers(client: pg.Client, productIds: readonly string[]): Promise<Offer[]> {
  const { rows } = await client.query<Offer>(`
    SELECT v.id AS "variantId", u.id AS "stockUnitId", p.producer_id AS "producerId", p.published_at AS "publishedAt", u.available,
      v.units_per_sale AS "unitsPerSale", v.min_quantity AS "minQuantity", v.max_quantity AS "maxQuantity",
      CASE WHEN v.sale_from IS NOT NULL OR v.sale_until IS NOT NULL THEN p.season_months END AS months
    FROM variant AS v JOIN product AS p ON p.id = v.product_id JOIN stock_unit AS u ON u.id = v.stock_unit_id
    WHERE p.id = ANY ($1) AND p.state = 'published' AND v.active AND coalesce(p.abv_bp, 0) < 1500 AND NOT p.handling && ARRAY['service', 'live']
      AND u.available >= 40 AND v.price_vnd <= 1500000
    ORDER BY v.sku`, [productIds]);
  return rows;
}

async function readDestinations(client: pg.Client): Promise<Destinations> {
  const { rows } = await client.query<{ province: string; codes: string[] }>(
    "SELECT province_code AS province, array_agg(code ORDER BY code) AS codes FROM commune WHERE province_code = ANY ($1) AND kind <> 'special_zone' GROUP BY 1", [buyerProvinces]);
  const points = await client.query<{ id: string }>("SELECT id FROM pickup_point WHERE active ORDER BY code");
  return { communes: new Map(rows.map(({ province, codes }) => [province, codes])), pickupPointIds: points.rows.map(({ id }) => id) };
}

async function place(client: pg.Client, plan: PlannedOrder, index: number): Promise<void> {
  const { delivery } = plan.buyer;
  const snapshot = await ask<{ cart: CartSnapshot; zone: { zone: string; minDays: number; maxDays: number } | null }>(client, "checkout_snapshot", {
    token: sha256(`cart:${plan.key}`), ...(delivery.method === "ship" && { province: delivery.provinceCode, commune: delivery.communeCode }),
  });
  const shipments = quoteShipments(snapshot.cart, delivery.method, snapshot.zone);
  if (!shipments) throw new Error(`the demo's ${plan.key} cannot be shipped`);
  const answer = await ask<{ kind: string }>(client, "place_order", {
    orderId: idOf(plan.key), paymentId: paymentId(plan), reference: plan.payment === "vietqr" ? reference(plan) : null, cartId: cartId(plan.key), cartVersion: 1,
    lines: snapshot.cart.lines.map(({ variantId, price }) => ({ variantId, price })), shipments: shipments.map((one) => ({ ...one, fee: Number(one.fee) })),
    payment: plan.payment, spirits: false, locale: plan.buyer.locale, userId: null, contactName: plan.buyer.name, contactPhone: plan.buyer.phone, contactEmail: null,
    deliveryMethod: delivery.method, communeCode: delivery.method === "ship" ? delivery.communeCode : null, street: delivery.method === "ship" ? delivery.street : null,
    pickupPointId: delivery.method === "pickup" ? delivery.pickupPointId : null, note: null, companyName: null, companyTaxCode: null, invoice: demoInvoiceDetails(index, plan.payment),
    code: codeOf(randomness(`code:${plan.key}`, 7)), tokenHash: sha256(`token:${plan.key}`), key: idOf(`key:${plan.key}`), fingerprint: sha256(plan.key),
  });
  if (answer.kind !== "placed") throw new Error(`the demo's ${plan.key} was refused: ${JSON.stringify(answer)}`);
}

async function follow(client: pg.Client, plan: PlannedOrder, kind: StepKind, at: Date): Promise<void> {
  if (kind === "pay") return pay(client, plan, at);
  if (kind === "cancel" || kind === "lapse") {
    const why = kind === "lapse" ? { reason: "unpaid" } : { reason: "operator", actor: adminId, note: "Khách gọi điện xin hủy đơn" };
    return expectKind(await ask(client, "release_order", { orderId: idOf(plan.key), at: at.toISOString(), ...why }), "released", plan.key);
  }
  const { from, sql } = STEP_SQL[kind];
  // Large first orders to be paid at the door are asked about by phone before they leave.
  if (kind === "shipped") await client.query("SELECT check_by_phone(jsonb_build_object('shipmentId', id, 'actor', $2::text)) FROM shipment WHERE order_id = $1 AND phone_check", [idOf(plan.key), adminId]);
  const { rows } = await client.query<{ answer: { kind: string } }>(`
    SELECT advance_shipment(jsonb_build_object('shipmentId', s.id, 'from', $2::text, 'to', $3::text, 'carrier', s.carrier, 'trackingNumber', ${sql}, 'idChecked', true, 'actor', $4::text)) AS answer
    FROM (SELECT id, carrier FROM shipment WHERE order_id = $1 ORDER BY producer_id) AS s`, [idOf(plan.key), from, kind, adminId]);
  for (const { answer } of rows) expectKind(answer, "moved", plan.key);
}

async function pay(client: pg.Client, plan: PlannedOrder, at: Date): Promise<void> {
  const { rows } = await client.query<{ amount: string }>("SELECT amount_vnd AS amount FROM payment WHERE id = $1", [paymentId(plan)]);
  const amount = Number(rows[0]?.amount);
  const answer = plan.payment === "vietqr"
    ? await ask(client, "record_bank_credit", {
        bankReference: `FT${sha256(`bank:${plan.key}`).slice(0, 12).toUpperCase()}`, amount, content: `${reference(plan)} chuyen tien`, creditedAt: at.toISOString(), references: [reference(plan)],
      })
    : await ask(client, "receive_payment", { paymentId: paymentId(plan), amount, account: "cash_card", source: `card:demo-${plan.key}` });
  if (answer["outcome"] !== "matched") throw new Error(`the payment of the demo's ${plan.key}: ${JSON.stringify(answer)}`);
}

function expectKind(answer: Record<string, unknown>, kind: string, key: string): void {
  if (answer["kind"] !== kind) throw new Error(`the demo's ${key} was to be ${kind}: ${JSON.stringify(answer)}`);
}

async function ask<Answer = Record<string, unknown>>(client: pg.Client, name: string, question: object): Promise<Answer> {
  const { rows } = await client.query<{ answer: Answer }>(`SELECT ${name}($1::jsonb) AS answer`, [JSON.stringify(question)]);
  if (!rows[0]) throw new Error(`${name} did not answer`);
  return rows[0].answer;
}

function cartId(key: string): string {
  return idOf(`cart:${key}`);
}

function paymentId(plan: PlannedOrder): string {
  return idOf(`payment:${plan.key}`);
}

function reference(plan: PlannedOrder): string {
  return `XL${codeOf(randomness(`reference:${plan.key}`, 9))}`;
}

function randomness(name: string, length: number): number[] {
  return [...createHash("sha256").update(name).digest().subarray(0, length)];
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
