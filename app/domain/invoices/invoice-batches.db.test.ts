import { beforeAll, expect, test } from "vitest";
import { openOrderWorld, placed } from "../../../tests/factories/order-world";
import { advanceShipment } from "~/domain/orders/advance-shipment.server";
import { readMonth } from "./invoice";
import { localDateAt, type LocalDate } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { listInvoiceBatches, makeInvoiceBatch, settleInvoices } from "./invoice-batches.server";
import { invoiceDetails } from "./invoice-details.server";
import { invoicesOfBatch, invoicesOfOrder } from "./invoice-queries.server";
import { issueParcelInvoices } from "./issue-invoices.server";
import { saveBuyerDetails } from "./save-buyer-details.server";

const world = openOrderWorld();
const today = localDateAt(new Date());
const month = readMonth(today.slice(0, 7)) ?? today;
const officer = () => ({ userId: world.officer, at: new Date() });
const company = { kind: "company", name: "Công ty Xứ Lạng", taxId: "0101234565", address: "Số 1 Hùng Vương", email: "ketoan@example.vn", buyerName: "Hoa" } as const;

beforeAll(async () => {
  await world.sell({ sku: "HONEY", price: 200_000, stock: 5_000, producer: "bees" });
});

async function deliver(lines: Record<string, number>, change: Record<string, unknown> = {}) {
  const { orderId, total, placedAt } = await placed(lines, change);
  const { id } = await db().shipment.findFirstOrThrow({ where: { orderId } });
  for (const [from, to] of [["pending", "confirmed"], ["confirmed", "shipped"], ["shipped", "delivered"]] as const) await advanceShipment({ shipmentId: id, from, to, actor: world.officer });
  await issueParcelInvoices(id, new Date());
  return { id: orderId, total: BigInt(total), method: "cod" as const, placedAt: new Date(placedAt), shipment: id };
}

test("details come with the order, are versions, and stand on what leaves; then they are closed", async () => {
  const order = await deliver({ HONEY: 1 }, { company: { name: "Công ty Cũ", tax_code: "0101234565", address: "Số 9", buyer: "Ông Cũ" } });
  expect(await invoiceDetails(order.id)).toMatchObject({ version: 1, party: { name: "Công ty Cũ", address: "Số 9", buyerName: "Ông Cũ" }, allSent: false });
  const who = { userId: null, at: new Date() };
  const twice = await Promise.all([saveBuyerDetails(order, company, 1, who), saveBuyerDetails(order, company, 1, who)]);
  expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
  expect(twice.find(({ ok }) => !ok)).toMatchObject({ error: { kind: "changed" } });
  expect(await db().auditEntry.count({ where: { action: "invoice.details", subjectId: order.id } })).toBe(1);
  await expect(db().$executeRaw`UPDATE invoice_buyer SET name = 'x'`).rejects.toThrow(/invoice_buyer/);
  expect(await saveBuyerDetails(order, company, 2, { userId: null, at: new Date(Date.now() + 12 * 86_400_000) })).toMatchObject({ error: { kind: "closed" } });
  expect(await invoicesOfOrder(order.id)).toMatchObject([{ buyer: { name: "Công ty Xứ Lạng", taxId: "0101234565" } }]);
  expect(await makeInvoiceBatch(world.producers.bees, month, "sales", officer())).toMatchObject({ ok: true });
  expect(await saveBuyerDetails(order, { ...company, name: "Khác" }, 2, who)).toMatchObject({ error: { kind: "closed" } });
});

test("a person is named without being a company; a company's large order in cash gets no invoice", async () => {
  const person = await deliver({ HONEY: 1 }, { company: { name: "Hoàng Thị Sao", tax_code: "001185000123" } });
  expect(await invoiceDetails(person.id)).toMatchObject({ party: { kind: "person", name: "Hoàng Thị Sao", taxId: "001185000123" } });
  expect(await db().order.findUniqueOrThrow({ where: { id: person.id } })).toMatchObject({ companyTaxCode: null });
  const large = await deliver({ HONEY: 30 });
  expect(await saveBuyerDetails(large, company, 0, { userId: null, at: new Date() })).toEqual({ ok: false, error: { kind: "cash" } });
});

test("each document is in one batch, whoever presses; what was sent back comes again, and a batch stays what it was", async () => {
  const orders = [await deliver({ HONEY: 1 }), await deliver({ HONEY: 2 }), await deliver({ HONEY: 3 })];
  const waiting = await db().invoice.count({ where: { items: { none: {} } } });
  const pressed = await Promise.all([1, 2, 3].map(() => makeInvoiceBatch(world.producers.bees, month, "sales", officer())));
  const [made] = pressed.flatMap((one) => (one.ok ? [one.value.id] : []));
  expect(pressed.filter(({ ok }) => ok)).toHaveLength(1);
  const batch = await invoicesOfBatch(made!);
  const codes = batch.map(({ code }) => code);
  expect(batch).toHaveLength(waiting);
  const number = { series: "1C26TXL", number: "00000001", authorityCode: "M1", day: today };
  const given = [{ reference: codes[0]!, ...number }, { reference: codes[1]!, rejected: "Sai địa chỉ" }, { reference: "BK26-999999", ...number }];
  expect((await settleInvoices(made!, given, officer())).map(({ outcome }) => outcome)).toEqual(["accepted", "rejected", "unknown"]);
  expect((await settleInvoices(made!, [{ reference: codes[0]!, ...number }, { reference: codes[1]!, ...number }], officer())).map(({ outcome }) => outcome)).toEqual(["same", "settled_otherwise"]);
  await expect(db().$executeRaw`UPDATE invoice_item SET e_number = '9' WHERE state = 'accepted'`).rejects.toThrow(/invoice_item/);
  const again = await makeInvoiceBatch(world.producers.bees, month, "sales", officer());
  expect(again.ok && (await invoicesOfBatch(again.value.id)).map(({ code }) => code)).toEqual([codes[1]]);
  expect((await invoicesOfBatch(made!)).map(({ code }) => code)).toEqual(codes);
  expect(await listInvoiceBatches({ id: made! })).toMatchObject([{ documents: waiting, accepted: 1, rejected: 1 }]);
  expect(await makeInvoiceBatch(world.producers.bees, "2020-01-01" as LocalDate, "sales", officer())).toEqual({ ok: false, error: { kind: "nothing" } });
  const accepted = (await Promise.all(orders.map(({ id }) => invoicesOfOrder(id)))).flat().find(({ code }) => code === codes[0]) ?? batch[0];
  expect(accepted).toBeDefined();
  expect((await invoicesOfBatch(made!))[0]?.eInvoice).toMatchObject({ series: "1C26TXL", number: "00000001" });
});
