import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createOrderWorld, placed, type OrderWorld } from "../../../tests/factories/order-world";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { advanceShipment } from "~/domain/orders/advance-shipment.server";
import { trialBalance } from "~/domain/ledger/trial-balance.server";
import { newId } from "~/lib/id";
import { db, disconnect } from "~/platform/db/client.server";
import { aftersalesOf } from "./aftersales-queries.server";
import { askReturn } from "./ask-return.server";
import { closeReturn } from "./close-return.server";
import { gatherMessages } from "./gather-messages.server";
import { RETURN_STEPS } from "./goods-return";
import { markRead } from "./mark-read.server";
import { moveProblem } from "./move-problem.server";
import { moveReturn } from "./move-return.server";
import { findPhoto, readPhoto } from "./photos.server";
import { reportProblem } from "./report-problem.server";
import { signalOf } from "./signal.server";
import { sayAboutParcel } from "./say-about-parcel.server";
import { disputesOf, waitingOfBuyer, waitingOfProducer } from "./waiting.server";

let database: TestDatabase;
let world: OrderWorld;
let folder: string;
const minutes = (count: number) => new Date(Date.now() + count * 60_000);
const outbox = (occasion: string) => db().outboxMessage.count({ where: { topic: "mail.aftersales", payload: { path: ["occasion"], equals: occasion } } });

beforeAll(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), "photos-"));
  process.env["STORAGE_URL"] = folder;
  world = await createOrderWorld();
  await world.sell({ sku: "HONEY", price: 180_000, stock: 100, producer: "bees" });
  await world.sell({ sku: "BOX", price: 500_000, stock: 0, producer: "bees", sharesStockWith: "HONEY", unitsPerSale: 3 });
});
afterAll(async () => {
  await disconnect();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A parcel that has arrived, and its lines. */
async function delivered(lines: Record<string, number>) {
  const order = await placed(lines);
  const parcel = await db().shipment.findFirstOrThrow({ where: { orderId: order.orderId }, include: { lines: { orderBy: { sku: "asc" } } } });
  for (const [from, to] of [["pending", "confirmed"], ["confirmed", "shipped"], ["shipped", "delivered"]] as const) {
    expect((await advanceShipment({ shipmentId: parcel.id, from, to, actor: world.officer })).ok).toBe(true);
  }
  return { order, id: parcel.id, fee: parcel.feeVnd, lines: parcel.lines };
}

const wish = (shipmentId: string, lines: [string, number][], at = new Date()) =>
  askReturn({ shipmentId, userId: null, reason: "damaged", text: "Vỡ nắp", lines: new Map(lines), files: [], at });

test("messages are kept once, counted as unread until they are read, and told of in one mail", async () => {
  const order = await placed({ HONEY: 1 });
  const { id: shipmentId } = await db().shipment.findFirstOrThrow({ where: { orderId: order.orderId } });
  const say = (text: string, at = new Date()) => sayAboutParcel({ shipmentId, side: "buyer", authorId: null, text, at });
  expect(await say("  ")).toMatchObject({ error: { kind: "empty" } });
  expect(await say("x".repeat(2001))).toMatchObject({ error: { kind: "too_long" } });
  await Promise.all([say("Giao sau 18h nhé"), say("Giao sau 18h nhé")]);
  await say("Cảm ơn");
  expect((await aftersalesOf(shipmentId)).messages.map(({ text }) => text)).toEqual(["Giao sau 18h nhé", "Cảm ơn"]);
  expect(await waitingOfProducer(world.producers.bees)).toMatchObject([{ shipmentId, unread: 2, problem: false }]);
  expect(await waitingOfProducer(world.producers.hills)).toEqual([]);
  await gatherMessages(new Date());
  expect(await outbox("to_seller")).toBe(0);
  await Promise.all([gatherMessages(minutes(4)), gatherMessages(minutes(4))]);
  expect(await outbox("to_seller")).toBe(1);
  await markRead(shipmentId, "seller", minutes(5));
  expect(await waitingOfProducer(world.producers.bees)).toEqual([]);
  // What was read before the mail was due needs none.
  await say("Đã đọc rồi", minutes(4.5));
  await gatherMessages(minutes(10));
  expect(await outbox("to_seller")).toBe(1);
  for (let more = 3; more < 20; more += 1) expect((await say(`Tin ${more}`)).ok).toBe(true);
  expect(await say("Tin cuối")).toMatchObject({ error: { kind: "too_many" } });
  await expect(db().$executeRaw`UPDATE shipment_message SET text = 'khác' WHERE shipment_id = ${shipmentId}::uuid`).rejects.toThrow("append-only");
});

test("the signal moves with what comes, not with what is taken up or read", async () => {
  const { bees, hills } = world.producers;
  const before = await signalOf(bees);
  const order = await placed({ HONEY: 1 });
  const parcel = await db().shipment.findFirstOrThrow({ where: { orderId: order.orderId } });
  const come = await signalOf(bees);
  expect(come).toMatchObject({ parcels: before.parcels + 1, latest: parcel.id });
  await sayAboutParcel({ shipmentId: parcel.id, side: "buyer", authorId: null, text: "Chào", at: new Date() });
  const said = await signalOf(bees);
  expect(said.unread).toBe(come.unread + 1);
  expect((said.latest ?? "") > parcel.id).toBe(true);
  await advanceShipment({ shipmentId: parcel.id, from: "pending", to: "confirmed", actor: world.officer });
  await markRead(parcel.id, "seller", minutes(1));
  expect(await signalOf(bees)).toEqual(before);
  expect(await signalOf(hills)).toEqual({ parcels: 0, unread: 0, latest: null });
});

test("nobody writes about a parcel that nobody has paid for", async () => {
  const order = await placed({ HONEY: 1 }, { payment: "vietqr" });
  const parcel = await db().shipment.findFirstOrThrow({ where: { orderId: order.orderId } });
  expect(await sayAboutParcel({ shipmentId: parcel.id, side: "buyer", authorId: null, text: "Chào", at: new Date() })).toMatchObject({ error: { kind: "closed" } });
});

test("a problem is reported once with photos that carry no place, answered, insisted on and settled; each step is audited", async () => {
  const { order, id: shipmentId } = await delivered({ HONEY: 1 });
  const photo = await sharp({ create: { width: 800, height: 600, channels: 3, background: "#a33" } }).withExif({ IFD3: { GPSLatitude: "21/1 51/1 0/1" } }).jpeg().toBuffer();
  const report = (files: Uint8Array[]) => reportProblem({ shipmentId, side: "buyer", userId: null, kind: "damaged", text: "Hũ vỡ", files, at: new Date() });
  expect(await report([new TextEncoder().encode("<svg onload=alert(1)>".padEnd(40))])).toMatchObject({ error: { kind: "photo", fault: "not_a_picture" } });
  const both = await Promise.all([report([photo]), report([photo])]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const [problem] = (await aftersalesOf(shipmentId)).problems;
  if (!problem) throw new Error("no problem");
  const [shown] = problem.photos;
  const owner = await findPhoto(shown?.id ?? "");
  expect(owner).toMatchObject({ orderCode: order.code, producerId: world.producers.bees, disputed: true });
  const file = owner && (await readPhoto(owner, 640));
  const metadata = await sharp(file?.bytes).metadata();
  expect([metadata.format, metadata.width, metadata.exif]).toEqual(["webp", 640, undefined]);
  expect(await disputesOf(order.orderId)).toHaveLength(1);
  const move = (from: string, step: "answer" | "resolve" | "reopen", party: "buyer" | "seller" | "officer") =>
    moveProblem({ shipmentId, id: problem.id, from, step, party, userId: party === "buyer" ? null : world.officer, note: "Gửi hũ khác", at: new Date() });
  expect(await move("open", "resolve", "seller")).toMatchObject({ error: { kind: "stale" } });
  expect(await move("open", "answer", "seller")).toMatchObject({ value: "answered" });
  expect(await move("open", "answer", "seller")).toMatchObject({ error: { kind: "stale" } });
  expect(await move("answered", "reopen", "buyer")).toMatchObject({ value: "open" });
  expect(await move("open", "resolve", "officer")).toMatchObject({ value: "resolved" });
  expect(await disputesOf(order.orderId)).toEqual([]);
  const audited = await db().auditEntry.findMany({ where: { subjectId: order.orderId, action: { startsWith: "problem." } } });
  expect(audited.map(({ action }) => action).sort()).toEqual(["problem.answered", "problem.reopened", "problem.reported", "problem.resolved"]);
});

test("goods come back, the sound ones to the shelf, the others written off, and the refund is due: stock and books still add up", async () => {
  const parcel = await delivered({ BOX: 2, HONEY: 1 });
  const [box, jar] = parcel.lines;
  if (!box || !jar) throw new Error("no lines");
  const before = await world.available("HONEY");
  expect(await wish(parcel.id, [[box.id, 3]])).toMatchObject({ error: { kind: "too_much" } });
  expect(await wish(parcel.id, [[newId(), 1]])).toMatchObject({ error: { kind: "too_much" } });
  expect(await wish(parcel.id, [[box.id, 2]], minutes(60 * 24 * 31))).toMatchObject({ error: { kind: "too_late" } });
  const tries = await Promise.all([wish(parcel.id, [[box.id, 2]]), wish(parcel.id, [[box.id, 2]]), wish(parcel.id, [[box.id, 1], [jar.id, 1]])]);
  expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
  const open = (await aftersalesOf(parcel.id)).returns.find(({ state }) => state === "asked");
  if (!open) throw new Error("no return");
  // Whichever of the three came first, it is withdrawn and the same is asked for anew.
  const move = (id: string, from: string, step: "accept" | "decline" | "withdraw" | "receive" | "overrule", party: "buyer" | "seller" | "officer") =>
    moveReturn({ shipmentId: parcel.id, id, from, step, party, userId: world.officer, note: "Gửi về hợp tác xã", at: new Date() });
  expect((await move(open.id, "asked", "withdraw", "buyer")).ok).toBe(true);
  expect((await wish(parcel.id, [[box.id, 2]])).ok).toBe(true);
  const goods = (await aftersalesOf(parcel.id)).returns.find(({ state }) => state === "asked");
  if (!goods) throw new Error("no return");
  expect((await move(goods.id, "asked", "decline", "seller")).ok).toBe(true);
  expect(await disputesOf(parcel.order.orderId)).toMatchObject([{ declined: 1 }]);
  expect((await move(goods.id, "declined", "overrule", "officer")).ok).toBe(true);
  expect((await move(goods.id, "accepted", "receive", "seller")).ok).toBe(true);
  const inspect = (restocked: number) => closeReturn({ shipmentId: parcel.id, id: goods.id, userId: world.officer, step: "inspect", restocked: new Map([[box.id, restocked]]) });
  expect(await inspect(3)).toMatchObject({ error: { kind: "inspection" } });
  const closings = await Promise.all([inspect(1), inspect(1)]);
  expect(closings.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await world.available("HONEY")).toBe(before + 3);
  const unit = await db().stockUnit.findFirstOrThrow({ where: { label: "HONEY" }, include: { movements: true } });
  expect(unit.movements.reduce((sum, { delta }) => sum + delta, 0)).toBe(unit.available);
  expect((await aftersalesOf(parcel.id)).returns.find(({ id }) => id === goods.id)).toMatchObject({ state: "closed", refund: 1_000_000n, lines: [{ restocked: 1, writtenOff: 1 }] });
  // The rest comes back too, and with it the fee; nothing is sent back this time.
  expect((await wish(parcel.id, [[jar.id, 1]])).ok).toBe(true);
  const rest = (await aftersalesOf(parcel.id)).returns.find(({ state }) => state === "asked");
  expect((await closeReturn({ shipmentId: parcel.id, id: rest?.id ?? "", userId: world.officer, step: "settle", answer: "Hoàn tiền, không cần gửi lại" })).ok).toBe(true);
  expect(await world.available("HONEY")).toBe(before + 3);
  expect((await trialBalance()).refund_due).toBe(-(1_000_000n + 180_000n + parcel.fee));
  expect(Object.values(await trialBalance()).reduce((sum, balance) => sum + balance, 0n)).toBe(0n);
  expect(await waitingOfBuyer(parcel.order.orderId)).toMatchObject([{ returns: 0, problem: false }]);
});

test("the database keeps the steps of a return and its quantities by itself", async () => {
  const steps = await db().$queryRaw<{ state_from: string; state_to: string }[]>`SELECT * FROM return_steps()`;
  const table = Object.entries(RETURN_STEPS).flatMap(([from, next]) => Object.values(next).map((to) => `${from}>${to}`));
  expect(steps.map(({ state_from, state_to }) => `${state_from}>${state_to}`).sort()).toEqual(table.sort());
  const parcel = await delivered({ HONEY: 2 });
  const [line] = parcel.lines;
  const id = newId();
  await db().goodsReturn.create({ data: { id, shipmentId: parcel.id, reason: "other", text: "Thử", askedAt: new Date() } });
  await expect(db().goodsReturnLine.create({ data: { returnId: id, orderLineId: line?.id ?? "", quantity: 3 } })).rejects.toThrow("asks for more than was delivered");
  await expect(db().goodsReturn.update({ where: { id }, data: { state: "received", answer: "x", answeredAt: new Date() } })).rejects.toThrow("does not go from asked to received");
  const undelivered = await db().orderLine.findFirstOrThrow({ where: { orderId: (await placed({ HONEY: 1 })).orderId } });
  await expect(db().goodsReturnLine.create({ data: { returnId: id, orderLineId: undelivered.id, quantity: 1 } })).rejects.toThrow("asks for more than was delivered");
});
