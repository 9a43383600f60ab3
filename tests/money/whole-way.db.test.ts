/** One long way: from a producer's application over its first sale to goods that come back and a payout that bounces. */
import sharp from "sharp";
import { expect, test } from "vitest";
import { issueDueDocuments } from "../factories/issued-documents";
import { readInvariants } from "../../scripts/invariants";
import { openOrderWorld, placed } from "../factories/order-world";
import { newTaxCode } from "../factories/sellers";
import { askReturn } from "~/domain/aftersales/ask-return.server";
import { closeReturn } from "~/domain/aftersales/close-return.server";
import { moveReturn } from "~/domain/aftersales/move-return.server";
import { beginListing } from "~/domain/catalog/drafts/begin-draft.server";
import { approveDraft } from "~/domain/catalog/drafts/decide-draft.server";
import { findDraftOf } from "~/domain/catalog/drafts/draft-queries.server";
import { addPhoto, saveStep } from "~/domain/catalog/drafts/save-draft.server";
import { submitDraft } from "~/domain/catalog/drafts/submit-draft.server";
import { findProduct } from "~/domain/catalog/product-queries.server";
import { advanceShipment } from "~/domain/orders/advance-shipment.server";
import { confirmVietQrByHand } from "~/domain/payments/bank-credit.server";
import { dueRefunds } from "~/domain/payments/refunds/refund-queries.server";
import { askRefund, nameAccount, settleRefund } from "~/domain/payments/refunds/refunds.server";
import { listProducersOf } from "~/domain/producers/acting-for.server";
import { readFields } from "~/domain/producers/joining/application";
import { moveApplication } from "~/domain/producers/joining/move-application.server";
import { addPaper } from "~/domain/producers/joining/papers.server";
import { saveApplication } from "~/domain/producers/joining/save-application.server";
import { moneyTrail } from "~/domain/settlement/money-trail.server";
import { changePayoutAccount } from "~/domain/settlement/payout-account.server";
import { listPayouts, producerBalance, statementLines } from "~/domain/settlement/payout-queries.server";
import { preparePayouts } from "~/domain/settlement/prepare-payouts.server";
import { sendPayouts, settlePayout } from "~/domain/settlement/settle-payouts.server";
import { newId } from "~/lib/id";
import { db } from "~/platform/db/client.server";

const world = openOrderWorld();
const at = () => new Date();
const later = (days: number) => new Date(Date.now() + days * 86_400_000);
const PAPER = { name: "giay.pdf", bytes: new TextEncoder().encode("%PDF-1.7 a paper") };
const APPLICATION = {
  kind: "household", legalName: "Hộ kinh doanh Nông Thị Na", shopName: "Na Chi Lăng", representative: "Nông Thị Na", communeCode: "06463", addressLine: "Thôn Lân Bông", phone: "0912345678",
  contactPhone: "0912345678", bankBin: "970405", bankAccount: "8100205099999", bankHolder: "NONG THI NA", about: "Vườn na trên núi đá.",
};
const LISTING = [
  ["ten", { "name.vi": "Mật ong vườn na", "summary.vi": "Mật ong hoa rừng.", "description.vi": "Chuyện của đàn ong.", setNo: "4" }],
  ["loai", { "variants.0.name": "Chai 500 ml", "variants.0.unit": "chai", "variants.0.weight": "700", "variants.0.price": "200k", "variants.0.stock": "24" }],
  ["nhan", { "ingredients.vi": "Mật ong 100 %", "storage.vi": "Nơi khô mát", shelfLifeDays: "730" }],
] as const;

/** Whoever wants to sell, from the form to the producer's area. */
async function join(): Promise<{ producerId: string; userId: string }> {
  const userId = newId();
  await db().user.create({ data: { id: userId, email: "na@example.vn", name: "Nông Thị Na", passwordHash: "none", roles: ["customer"] } });
  const saved = await saveApplication({ userId, fields: readFields(new Map(Object.entries({ ...APPLICATION, taxCode: newTaxCode() }))), at: at() });
  if (!saved.ok) throw new Error("the application was not kept");
  for (const kind of ["business_registration", "food_safety", "identity"]) await addPaper({ userId, kind, file: PAPER, at: at() });
  expect(await moveApplication({ id: saved.value.id, step: "submit", userId, at: at() })).toEqual({ ok: true, value: "submitted" });
  expect(await moveApplication({ id: saved.value.id, step: "approve", userId: world.officer, at: at() })).toMatchObject({ ok: true });
  const [producer] = await listProducersOf(userId);
  return { producerId: producer!.id, userId };
}

/** Its first listing, checked and in the shop; answers the SKU. */
async function list({ producerId, userId }: { producerId: string; userId: string }): Promise<string> {
  const id = await beginListing(producerId, at());
  const draft = async () => (await findDraftOf(producerId, id))!;
  const bytes = await sharp({ create: { width: 800, height: 600, channels: 3, background: "#c98a2b" } }).jpeg().toBuffer();
  expect(await addPhoto({ draft: await draft(), bytes, at: at() })).toMatchObject({ ok: true });
  for (const [step, form] of LISTING) expect(await saveStep({ draft: await draft(), step, form: new Map(Object.entries(form)), at: at() })).toEqual({ ok: true, value: {} });
  expect(await submitDraft({ id, producerId, userId, at: at() })).toEqual({ ok: true, value: null });
  const approved = await approveDraft({ id, userId: world.officer, certificate: null, at: at() });
  if (!approved.ok) throw new Error("the listing was not approved");
  return (await findProduct(approved.value.slug, at()))!.variants[0]!.sku;
}

test("from an application to goods that came back and a payout that bounced, to the đồng", async () => {
  const seller = await join();
  const sku = await list(seller);
  const officer = { userId: world.officer, at: at() };

  const order = await placed({ [sku]: 3 }, { payment: "vietqr" });
  const payment = await db().payment.findFirstOrThrow({ where: { orderId: order.orderId } });
  expect(await confirmVietQrByHand({ paymentId: payment.id, bankReference: "FT-WAY", amount: payment.amountVnd, actor: world.officer, reason: "sao kê", at: at() })).toMatchObject({ ok: true, value: { outcome: "matched", paid: true } });
  const parcel = await db().shipment.findFirstOrThrow({ where: { orderId: order.orderId }, include: { lines: true } });
  for (const [from, to] of [["pending", "confirmed"], ["confirmed", "shipped"], ["shipped", "delivered"]] as const) expect(await advanceShipment({ shipmentId: parcel.id, from, to, actor: seller.userId })).toMatchObject({ ok: true });
  // 600,000 less 5 % commission and the household's 1 % and 0.5 %.
  expect(await producerBalance(seller.producerId, at())).toMatchObject({ free: 0n, waiting: 561_000n, held: 0n });

  // A jar comes back broken before the money is sent.
  await askReturn({ shipmentId: parcel.id, userId: null, reason: "damaged", text: "Vỡ một chai", lines: new Map([[parcel.lines[0]!.id, 1]]), files: [], at: at() });
  const { id: returnId } = await db().goodsReturn.findFirstOrThrow({ where: { shipmentId: parcel.id } });
  const desk = { shipmentId: parcel.id, id: returnId, userId: seller.userId, at: at(), note: "Gửi về giúp" };
  expect(await preparePayouts(later(8), world.officer)).toEqual({ ok: false, error: { kind: "nothing" } });
  expect(await moveReturn({ ...desk, from: "asked", step: "accept", party: "seller" })).toMatchObject({ ok: true });
  expect(await moveReturn({ ...desk, from: "accepted", step: "receive", party: "seller" })).toMatchObject({ ok: true });
  expect(await closeReturn({ ...desk, step: "inspect", restocked: new Map([[parcel.lines[0]!.id, 0]]) })).toMatchObject({ ok: true });
  expect(await world.available(sku)).toBe(21);

  await nameAccount(order.orderId, { bankBin: "970436", account: "0011009876543", holder: "NGUYEN THI HOA" }, at());
  expect((await dueRefunds(9)).map(({ due }) => due)).toEqual([200_000n]);
  const refundId = newId();
  expect(await askRefund({ refundId, orderId: order.orderId, account: "refund_due", amount: 200_000n }, officer)).toEqual({ ok: true, value: { state: "approved" } });
  expect(await settleRefund(refundId, { paid: true, reference: "FT-BACK" }, officer)).toEqual({ kind: "settled" });

  // The account of the application was wrong: what was sent comes back, is owed again, and goes to the new one.
  const payOut = async (days: number) => {
    const run = await preparePayouts(later(days), world.officer);
    if (!run.ok) throw new Error(run.error.kind);
    expect(await sendPayouts(run.value.runId, officer)).toMatchObject({ ok: true });
    const [payout] = await listPayouts({ runId: run.value.runId });
    return payout!;
  };
  const first = await payOut(8);
  expect(first.amount).toBe(374_000n);
  expect((await statementLines({ payoutId: first.id })).reduce((sum, { total }) => sum + total, 0n)).toBe(374_000n);
  expect(await settlePayout({ code: first.code, amount: first.amount, to: "bounced", bankReference: "FT-NO", reason: "Sai số tài khoản" }, officer)).toEqual({ kind: "settled" });
  await changePayoutAccount(seller.producerId, { bankBin: "970436", account: "0011001234567", holder: "NONG THI NA" }, { userId: seller.userId, at: at() });
  const second = await payOut(9);
  expect(second).toMatchObject({ amount: 374_000n });
  expect(await settlePayout({ code: second.code, amount: second.amount, to: "paid", bankReference: "FT-YES", reason: null }, officer)).toEqual({ kind: "settled" });
  expect(await producerBalance(seller.producerId, later(30))).toMatchObject({ free: 0n, waiting: 0n, held: 0n });

  const trail = await moneyTrail(order.code);
  expect(trail.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["order_placed", "payment_received", "sale_charged", "refund_due", "refund_paid"]));
  await issueDueDocuments();
  expect((await readInvariants(process.env["DATABASE_URL"]!)).filter(({ broken }) => broken > 0)).toEqual([]);
});
