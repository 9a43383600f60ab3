import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { readInvariants } from "../../../scripts/invariants";
import { issueDueDocuments } from "../../../tests/factories/issued-documents";
import { filledCart, openOrderWorld, order, placed } from "../../../tests/factories/order-world";
import { askReturn } from "~/domain/aftersales/ask-return.server";
import { closeReturn } from "~/domain/aftersales/close-return.server";
import { advanceShipment } from "~/domain/orders/advance-shipment.server";
import { makeVoucher } from "~/domain/promotions/save-voucher.server";
import { addDays, localDateAt } from "~/lib/local-date";
import { includedVat } from "~/lib/money";
import { db } from "~/platform/db/client.server";
import { issueCommissionInvoices, issueParcelInvoices } from "./issue-invoices.server";
import { invoicesOfOrder, invoicesOfParcel, listInvoices } from "./invoice-queries.server";

const world = openOrderWorld();
const today = localDateAt(new Date());

beforeAll(async () => {
  await world.sell({ sku: "HONEY", price: 187_000, stock: 5_000, producer: "bees" });
  await world.sell({ sku: "WINE", price: 99_999, stock: 5_000, producer: "bees", abvBp: 1_200 });
  await world.sell({ sku: "FRUIT", price: 33_000, stock: 5_000, producer: "bees" });
  await world.sell({ sku: "TEA", price: 90_000, stock: 5_000, producer: "hills" });
  await world.sell({ sku: "MEAT", price: 200_000, stock: 5_000, producer: "hills", mode: { saleMode: "by_weight", weightMarginBp: 1_000 } });
  await db().$executeRaw`UPDATE product SET vat_class = 'agri_not_subject' WHERE slug = 'fruit'`;
  await db().$executeRaw`UPDATE product SET vat_class = 'rate_8_temp' WHERE slug IN ('tea', 'meat')`;
  await makeVoucher({ producerId: world.producers.bees, userId: world.officer, at: new Date() }, { code: "BEES2026", percentBp: 1_000, amount: null, most: null, minimum: 0n, from: today, to: addDays(today, 9), totalLimit: 100, perBuyer: 100 });
});

async function carry(shipmentId: string): Promise<void> {
  for (const [from, to] of [["pending", "confirmed"], ["confirmed", "shipped"], ["shipped", "delivered"]] as const) {
    expect(await advanceShipment({ shipmentId, from, to, actor: world.officer, idChecked: true })).toMatchObject({ ok: true });
  }
}

const parcelsOf = (orderId: string) => db().shipment.findMany({ where: { orderId }, include: { lines: true }, orderBy: { id: "asc" } });

async function deliver(lines: Record<string, number>, change: Record<string, unknown> = {}) {
  const { orderId } = await placed(lines, change);
  const parcels = await parcelsOf(orderId);
  for (const { id } of parcels) await carry(id);
  return { orderId, parcel: parcels[0]! };
}

async function giveBack(parcel: { id: string }, lineId: string, quantity: number): Promise<void> {
  const asked = await askReturn({ shipmentId: parcel.id, userId: null, reason: "damaged", text: "Vỡ", lines: new Map([[lineId, quantity]]), files: [], at: new Date() });
  if (!asked.ok) throw new Error(JSON.stringify(asked.error));
  const { id } = await db().goodsReturn.findFirstOrThrow({ where: { shipmentId: parcel.id, state: "asked" } });
  expect(await closeReturn({ shipmentId: parcel.id, id, userId: world.officer, step: "settle", answer: "Xin lỗi" })).toMatchObject({ ok: true });
}

/** Weighs a parcel's only line, also one that is on its way, in line and ledger. */
async function weighAnew(parcel: { id: string; orderId: string; producerId: string }, packedG: number, charged: number): Promise<void> {
  await db().$executeRaw`
    WITH line AS (SELECT id, line_total(l) AS before FROM order_line AS l WHERE shipment_id = ${parcel.id}::uuid), weighed AS (UPDATE order_line AS l SET packed_g = ${packedG}, charged_vnd = ${charged} FROM line WHERE l.id = line.id RETURNING line.before)
    SELECT post_ledger('parcel_weighed', ${`${parcel.id}:${packedG}`}, ${parcel.orderId}::uuid, jsonb_build_array(jsonb_build_object('account', 'buyer_receivable', 'amount', ${charged} - before),
      jsonb_build_object('account', 'producer_payable', 'producerId', ${parcel.producerId}::text, 'amount', before - ${charged}))) FROM weighed`;
}

/** What is broken of the books, once every document that is due was written. */
async function broken(): Promise<unknown[]> {
  await issueDueDocuments();
  return (await readInvariants(process.env["DATABASE_URL"] ?? "")).filter((rule) => rule.broken > 0);
}

test("of twenty parcels that arrive at once each has one document, numbered without a gap, however often it is asked", async () => {
  const orders = await Promise.all(Array.from({ length: 20 }, () => placed({ HONEY: 1 })));
  const parcels = await db().shipment.findMany({ where: { orderId: { in: orders.map(({ orderId }) => orderId) } } });
  await Promise.all(parcels.map(({ id }) => carry(id)));
  expect(await db().invoice.count()).toBe(0);
  expect(await db().outboxMessage.count({ where: { topic: "invoice.parcel" } })).toBe(20);
  const made = await Promise.all([...parcels, ...parcels].map(({ id }) => issueParcelInvoices(id, new Date())));
  expect(made.reduce((sum, one) => sum + one, 0)).toBe(20);
  const numbers = await db().invoice.findMany({ where: { producerId: world.producers.bees }, select: { number: true, year: true }, orderBy: { number: "asc" } });
  expect(numbers.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  await expect(db().$transaction(async (tx) => {
    const { orderId } = await placed({ HONEY: 1 });
    const [one] = await parcelsOf(orderId);
    await carry(one!.id);
    await tx.$queryRaw`SELECT issue_parcel_invoices(${one!.id}::uuid, now())`;
    throw new Error("given back");
  })).rejects.toThrow("given back");
  const next = await deliver({ HONEY: 1 });
  await issueParcelInvoices(next.parcel.id, new Date());
  expect(await invoicesOfParcel(next.parcel.id)).toMatchObject([{ code: `BK${today.slice(2, 4)}-000021` }]);
});

test("a document says each line with its class of tax, the discount and whose it is, the fee beside it, and agrees with the order", async () => {
  const answer = await order(await filledCart({ HONEY: 3, WINE: 1, FRUIT: 2 }), { voucher: "BEES2026" });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const [parcel] = await parcelsOf(answer.value.orderId);
  await carry(parcel!.id);
  await issueParcelInvoices(parcel!.id, new Date());
  const [document] = await invoicesOfOrder(answer.value.orderId);
  expect(document).toMatchObject({ kind: "sale", vouchers: ["BEES2026"], shipping: parcel!.feeVnd, total: BigInt(answer.value.total), seller: { name: "Hợp tác xã bees" }, buyer: { kind: "none", name: "Nguyễn Thị Hoa" } });
  expect(document!.discount).toBe(BigInt(answer.value.discounts![0]!.amount));
  expect(document!.lines.map(({ vatClass, vatRateBp }) => [vatClass, vatRateBp]).toSorted()).toEqual([["agri_not_subject", 0], ["rate_10", 1_000], ["rate_5", 500]]);
  for (const { amount, tax, vatRateBp, discount, unitPrice, quantity } of document!.lines) {
    expect(tax).toBe(includedVat(amount, vatRateBp));
    expect(amount + discount).toBe(unitPrice! * BigInt(quantity));
  }
  await expect(db().$executeRaw`UPDATE invoice SET total_vnd = 1`).rejects.toThrow(/invoice/);
  await expect(db().$executeRaw`DELETE FROM invoice_line`).rejects.toThrow(/invoice_line/);
  await expect(db().$executeRaw`UPDATE order_line SET vat_rate_bp = 0, vat_class = 'rate_0' WHERE shipment_id = ${parcel!.id}::uuid`).rejects.toThrow(/order_line/);
  expect(await broken()).toEqual([]);
});

test("what comes back, and what was weighed again, is a document of its own that names the first", async () => {
  const { parcel } = await deliver({ HONEY: 3, WINE: 1 });
  await issueParcelInvoices(parcel.id, new Date());
  const [first] = await invoicesOfParcel(parcel.id);
  const honey = parcel.lines.find(({ sku }) => sku === "HONEY")!;
  await giveBack(parcel, honey.id, 2);
  expect(await issueParcelInvoices(parcel.id, new Date())).toBe(1);
  expect(await issueParcelInvoices(parcel.id, new Date())).toBe(0);
  const returned = (await invoicesOfParcel(parcel.id)).find(({ kind }) => kind === "adjustment");
  expect(returned).toMatchObject({ adjusts: first!.code, reason: "returned", goods: -374_000n, shipping: 0n, lines: [{ quantity: -2, amount: -374_000n }] });
  await giveBack(parcel, honey.id, 1);
  await giveBack(parcel, parcel.lines.find(({ sku }) => sku === "WINE")!.id, 1);
  await issueParcelInvoices(parcel.id, new Date());
  const all = await invoicesOfParcel(parcel.id);
  expect(all.reduce((sum, { total }) => sum + total, 0n)).toBe(0n);
  expect(all.reduce((sum, { tax }) => sum + tax, 0n)).toBe(0n);

  const { orderId } = await placed({ MEAT: 1 });
  const [heavy] = await parcelsOf(orderId);
  await weighAnew(heavy!, 500, 190_000);
  await db().$executeRaw`UPDATE shipment SET state = 'delivered', shipped_at = now(), delivered_at = now() WHERE id = ${heavy!.id}::uuid`;
  await issueParcelInvoices(heavy!.id, new Date());
  await weighAnew(heavy!, 520, 197_600);
  expect(await db().outboxMessage.count({ where: { topic: "invoice.parcel", payload: { path: ["shipmentId"], equals: heavy!.id } } })).toBe(2);
  await issueParcelInvoices(heavy!.id, new Date());
  const rose = (await invoicesOfParcel(heavy!.id)).find(({ kind }) => kind === "adjustment");
  expect(rose).toMatchObject({ reason: "weighed", goods: 7_600n, tax: includedVat(197_600n, 800) - includedVat(190_000n, 800), lines: [{ grams: 20, quantity: 0 }] });
});

test("an order of December keeps its rate on a document of January", async () => {
  const { orderId } = await placed({ TEA: 2 });
  const [parcel] = await parcelsOf(orderId);
  // The rate falls away with the year: 8 % on its last day, 10 % on the next.
  const [rates] = await db().$queryRaw<[{ last: number; next: number }]>`SELECT vat_rate_on('rate_8_temp', '2026-12-31') AS last, vat_rate_on('rate_8_temp', '2027-01-01') AS next`;
  expect(rates).toEqual({ last: 800, next: 1_000 });
  await db().$executeRaw`UPDATE shipment SET state = 'delivered', shipped_at = '2026-12-31T02:00:00Z', delivered_at = '2027-01-03T02:00:00Z' WHERE id = ${parcel!.id}::uuid`;
  await issueParcelInvoices(parcel!.id, new Date("2027-01-03T02:00:00Z"));
  expect(await invoicesOfOrder(orderId)).toMatchObject([{ code: "BK27-000001", day: "2027-01-03", tax: includedVat(180_000n, 800), lines: [{ vatClass: "rate_8_temp", vatRateBp: 800 }] }]);
});

type Change = { rate: number; before: bigint; after: bigint };
type Row = { amount: bigint; sum: bigint; taxed: bigint };

/** The tax of each line of many documents at once. */
async function splitAll(documents: { rate: number; row: Row }[][]): Promise<bigint[][]> {
  const given = documents.map((lines) => lines.map(({ rate, row }, index) => ({ id: lineId(index), class: "x", rate, amount: Number(row.amount), sum: Number(row.sum), taxed: Number(row.taxed) })));
  const rows = await db().$queryRaw<{ place: bigint; id: string; tax: bigint }[]>`
    SELECT d.place, s.line_id AS id, s.tax FROM jsonb_array_elements(${JSON.stringify(given)}::jsonb) WITH ORDINALITY AS d(lines, place), split_invoice_tax(d.lines) AS s`;
  const taxes = new Map(rows.map(({ place, id, tax }) => [`${place} ${id}`, tax]));
  return documents.map((lines, index) => lines.map((_, line) => taxes.get(`${index + 1} ${lineId(line)}`) ?? 0n));
}
const lineId = (index: number) => `00000000-0000-7000-8000-${String(index).padStart(12, "0")}`;

test("whatever the lines, the tax of each rate is that of its sum, through any change", async () => {
  const line = fc.record({ rate: fc.constantFrom(0, 500, 800, 1_000), before: fc.bigInt({ min: 1n, max: 90_000_000n }), after: fc.bigInt({ min: 0n, max: 90_000_000n }) });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(line, { minLength: 1, maxLength: 12 }), { minLength: 40, maxLength: 60 }), async (documents: Change[][]) => {
      const first = await splitAll(documents.map((lines) => lines.map(({ rate, before }) => ({ rate, row: { amount: before, sum: before, taxed: 0n } }))));
      const second = await splitAll(documents.map((lines, index) => lines.map(({ rate, before, after }, at) => ({ rate, row: { amount: after - before, sum: after, taxed: first[index]![at]! } }))));
      for (const [index, lines] of documents.entries()) {
        for (const rate of new Set(lines.map((one) => one.rate))) {
          const of = (values: bigint[]) => values.reduce((sum, value, at) => sum + (lines[at]!.rate === rate ? value : 0n), 0n);
          expect(of(first[index]!)).toBe(includedVat(of(lines.map(({ before }) => before)), rate));
          const changed = lines.some(({ before, after, rate: own }) => own === rate && before !== after);
          if (changed) expect(of(first[index]!) + of(second[index]!)).toBe(includedVat(of(lines.map(({ after }) => after)), rate));
        }
      }
    }),
    { numRuns: 8 },
  );
});

test("commission of a month that is over has one document for each producer, as the ledger has it", async () => {
  await deliver({ HONEY: 2, TEA: 1 });
  const before = await issueCommissionInvoices(new Date());
  expect(before).toBe(0);
  await db().$executeRaw`ALTER TABLE ledger_transaction DISABLE TRIGGER append_only`;
  await db().$executeRaw`UPDATE ledger_transaction SET at = at - interval '40 days'`;
  await db().$executeRaw`ALTER TABLE ledger_transaction ENABLE TRIGGER append_only`;
  expect(await issueCommissionInvoices(new Date())).toBe(2);
  expect(await issueCommissionInvoices(new Date())).toBe(0);
  const [owed] = await db().$queryRaw<[{ amount: bigint; tax: bigint; month: string }]>`
    SELECT -sum(e.amount_vnd)::bigint AS amount, -sum(e.amount_vnd) FILTER (WHERE e.account = 'commission_vat')::bigint AS tax, min(date_trunc('month', local_day(x.at)))::date::text AS month
    FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id WHERE e.account IN ('commission_income', 'commission_vat') AND e.producer_id = ${world.producers.bees}::uuid`;
  const [document] = (await listInvoices(world.producers.bees, owed.month as typeof today)).filter(({ kind }) => kind === "commission");
  expect(document).toMatchObject({ goods: owed.amount, tax: owed.tax, seller: null, buyer: { name: "Hợp tác xã bees" }, lines: [{ vatRateBp: 800 }] });
});

test("every rule of the books holds after all that", async () => {
  expect(await broken()).toEqual([]);
});
