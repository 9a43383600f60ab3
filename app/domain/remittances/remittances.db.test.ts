import { beforeAll, expect, test } from "vitest";
import { openOrderWorld, placed } from "../../../tests/factories/order-world";
import { readInvariants } from "../../../scripts/invariants";
import { trialBalance } from "~/domain/ledger/trial-balance.server";
import { advanceShipment } from "~/domain/orders/advance-shipment.server";
import { checkByPhone } from "~/domain/orders/refuse-shipment.server";
import { changePayoutAccount } from "~/domain/settlement/payout-account.server";
import { producerBalance } from "~/domain/settlement/payout-queries.server";
import { preparePayouts } from "~/domain/settlement/prepare-payouts.server";
import { newId } from "~/lib/id";
import { localDateAt, type LocalDate } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { findCodParcels, listCarrierCash, listDifferences } from "./carrier-cash.server";
import { recordRemittance, type RemittanceHead } from "./record-remittance.server";
import { foresee, type RemittanceEntry } from "./remittance";
import { askWriteOff, judgeWriteOff } from "./write-off.server";

const world = openOrderWorld();
let second = "";
const days = (count: number) => new Date(Date.now() + count * 86_400_000);
const officer = () => ({ userId: world.officer, at: new Date() });
let number = 0;
const head = (total: bigint, change: Partial<RemittanceHead> = {}): RemittanceHead =>
  ({ carrier: "Viettel Post", bankReference: `FTCOD${(number += 1)}`, total, receivedOn: localDateAt(new Date()), fileName: "doi-soat.csv", ...change });

beforeAll(async () => {
  await world.sell({ sku: "HONEY", price: 200_000, stock: 100_000, producer: "bees" });
  await world.sell({ sku: "GOLD", price: 2_500_000, stock: 1_000, producer: "bees" });
  await changePayoutAccount(world.producers.bees, { bankBin: "970405", account: "8100205012345", holder: "HTX ONG" }, officer());
  second = newId();
  await db().user.create({ data: { id: second, email: "second@example.vn", name: "Cán bộ hai", passwordHash: "none", roles: ["officer"] } });
});

/** A parcel paid at the door, handed over, with what was collected. */
async function collected(lines: Record<string, number> = { HONEY: 1 }) {
  const order = await placed(lines);
  const { id } = await db().shipment.findFirstOrThrow({ where: { orderId: order.orderId } });
  await checkByPhone(id, world.officer);
  for (const [from, to] of [["pending", "confirmed"], ["confirmed", "shipped"], ["shipped", "delivered"]] as const) {
    expect(await advanceShipment({ shipmentId: id, from, to, actor: world.officer, ...(to === "shipped" && { carrier: "Viettel Post", trackingNumber: `vtp-${order.code}` }) })).toMatchObject({ ok: true });
  }
  return { shipmentId: id, code: order.code, orderId: order.orderId, amount: BigInt(order.total) };
}
const entry = (parcel: { shipmentId: string; amount: bigint }, line = 1, change: Partial<RemittanceEntry> = {}): RemittanceEntry =>
  ({ line, shipmentId: parcel.shipmentId, stated: parcel.amount, fee: 0n, remitted: parcel.amount, ...change });
const outcomes = async (head: RemittanceHead, entries: RemittanceEntry[]) => {
  const done = await recordRemittance(head, entries, officer());
  if (!done.ok) throw new Error(JSON.stringify(done.error, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value)));
  return [...done.value.outcomes.values()];
};
const broken = async () => (await readInvariants(process.env["DATABASE_URL"] ?? "")).filter((one) => one.broken > 0);
const balance = async () => ({ cash_cod: 0n, cash_vietqr: 0n, suspense: 0n, carrier_fee: 0n, cod_difference: 0n, cod_loss: 0n, ...(await trialBalance()) });
/** By how much each account changed while something was done. */
async function change(work: () => Promise<unknown>): Promise<Record<string, bigint>> {
  const before: Record<string, bigint> = await balance();
  await work();
  return Object.fromEntries(Object.entries(await balance()).map(([account, amount]) => [account, amount - (before[account] ?? 0n)] as const).filter(([, amount]) => amount !== 0n));
}

test("cash moves from the carrier to the bank account, its fee to its own, and the producer is paid only after that", async () => {
  const parcel = await collected();
  expect(await producerBalance(world.producers.bees, days(9))).toMatchObject({ free: 0n, withCarrier: 190_000n, held: 0n });
  expect(await preparePayouts(days(9), world.officer)).toEqual({ ok: false, error: { kind: "nothing" } });
  const [lies] = await listCarrierCash(days(9), localDateAt(days(9)));
  expect(lies).toMatchObject({ carrier: "Viettel Post", parcels: 1, amount: parcel.amount, late: 1, lateAmount: parcel.amount, days: 7 });
  const moved = await change(async () => expect(await outcomes(head(parcel.amount - 5_500n), [entry(parcel, 1, { fee: 5_500n, remitted: parcel.amount - 5_500n })])).toEqual(["recorded"]));
  expect(moved).toEqual({ cash_cod: -parcel.amount, cash_vietqr: parcel.amount - 5_500n, carrier_fee: 5_500n });
  expect(await producerBalance(world.producers.bees, days(9))).toMatchObject({ free: 190_000n, withCarrier: 0n });
  expect(await preparePayouts(days(9), world.officer)).toMatchObject({ ok: true });
  expect(await listCarrierCash(days(9), localDateAt(days(9)))).toEqual([]);
  expect(await broken()).toEqual([]);
});

test("each row says what it would do; the preview writes nothing", async () => {
  const [good, short, done, unsent] = [await collected(), await collected(), await collected(), await placed({ HONEY: 1 })];
  await outcomes(head(done.amount), [entry(done)]);
  const transfer = await placed({ HONEY: 1 }, { payment: "vietqr" });
  const parcels = await findCodParcels([good, short, done, unsent, transfer].map(({ code }) => code).concat(`VTP${good.code}`));
  const seen = new Set<string>();
  const look = (code: string, stated: bigint, remitted = stated, tracking = "") => foresee({ line: 1, code, tracking, stated, fee: 0n, remitted }, parcels, seen).kind;
  expect(look("", good.amount, good.amount, `VTP${good.code}`)).toBe("matched");
  expect(look(good.code, good.amount)).toBe("twice");
  expect(look(short.code, short.amount - 1n)).toBe("differs");
  expect(look(done.code, done.amount)).toBe("already");
  expect(look(unsent.code, 1n)).toBe("not_delivered");
  expect(look(transfer.code, 1n)).toBe("not_cod");
  expect(look("XXXXXXXX", 1n)).toBe("unknown");
  expect((await findCodParcels([good.code]))[0]).toMatchObject({ remitted: false, collected: good.amount });
});

test("what is missing is owed by the carrier, visible, settled by a later statement or given up with a reason", async () => {
  const [a, b] = [await collected(), await collected()];
  const moved = await change(() => outcomes(head(a.amount + b.amount - 30_000n), [entry(a, 1, { remitted: a.amount - 50_000n }), entry(b, 2, { remitted: b.amount + 20_000n })]));
  expect(moved).toEqual({ cash_cod: -a.amount - b.amount, cash_vietqr: a.amount + b.amount - 30_000n, cod_difference: 30_000n });
  expect(await listDifferences(10)).toMatchObject([{ code: a.code, amount: 50_000n, writeOff: null }, { code: b.code, amount: -20_000n }]);
  // More than is open is not its supplement; the rest of it is.
  expect(await outcomes(head(60_000n), [entry(a, 1, { remitted: 60_000n })])).toEqual(["already"]);
  expect(await outcomes(head(40_000n), [entry(a, 1, { remitted: 40_000n })])).toEqual(["supplement"]);
  const off = { writeOffId: newId(), shipmentId: a.shipmentId, amount: 10_000n, reason: "Bưu cục làm tròn" };
  expect(await askWriteOff({ ...off, reason: " " }, officer())).toBe("no_reason");
  expect(await askWriteOff({ ...off, amount: 50_000n }, officer())).toBe("stale");
  expect(await Promise.all([askWriteOff(off, officer()), askWriteOff(off, officer())]).then((both) => both.toSorted())).toEqual(["approved", "repeated"]);
  expect(await askWriteOff({ writeOffId: newId(), shipmentId: b.shipmentId, amount: -20_000n, reason: "Khách cho thêm" }, officer())).toBe("approved");
  expect(await listDifferences(10)).toEqual([]);
  expect(await balance()).toMatchObject({ cod_loss: -10_000n, cod_difference: 0n });
  expect(await broken()).toEqual([]);
});

test("a large difference is given up by two officers", async () => {
  const parcel = await collected({ GOLD: 1 });
  await outcomes(head(1n), [entry(parcel, 1, { remitted: 1n })]);
  const off = { writeOffId: newId(), shipmentId: parcel.shipmentId, amount: parcel.amount - 1n, reason: "Đơn vị vận chuyển giải thể" };
  expect(await askWriteOff(off, officer())).toBe("asked");
  expect(await askWriteOff({ ...off, writeOffId: newId() }, officer())).toBe("stale");
  expect(await judgeWriteOff(off.writeOffId, { approve: true, answer: "" }, officer())).toBe("same_officer");
  expect(await judgeWriteOff(off.writeOffId, { approve: false, answer: "" }, { userId: second, at: new Date() })).toBe("no_reason");
  expect(await judgeWriteOff(off.writeOffId, { approve: true, answer: "" }, { userId: second, at: new Date() })).toBe("done");
  expect(await judgeWriteOff(off.writeOffId, { approve: true, answer: "" }, { userId: second, at: new Date() })).toBe("stale");
  expect(await listDifferences(10)).toEqual([]);
  expect(await broken()).toEqual([]);
});

test("of the same statement by two officers at once, and in another after that, every parcel counts once", async () => {
  const parcels = [await collected(), await collected(), await collected()];
  const total = parcels.reduce((sum, { amount }) => sum + amount, 0n);
  const statement = head(total);
  const rows = parcels.map((parcel, index) => entry(parcel, index + 1));
  const moved = await change(async () => {
    const both = await Promise.all([recordRemittance(statement, rows, officer()), recordRemittance(statement, rows.toReversed(), { userId: second, at: new Date() })]);
    const all = both.flatMap((one) => (one.ok ? [...one.value.outcomes.values()] : ["conflict"]));
    expect(all.toSorted()).toEqual(["already", "already", "already", "recorded", "recorded", "recorded"]);
  });
  expect(moved).toEqual({ cash_cod: -total, cash_vietqr: total });
  expect(await outcomes(head(total), rows)).toEqual(["already", "already", "already"]);
  expect(await db().remittance.count({ where: { bankReference: statement.bankReference } })).toBe(1);
  expect(await broken()).toEqual([]);
});

test("the bank's feed and the statement are the same money, whichever comes first; what no row explains stays in suspense", async () => {
  const [a, b, c] = [await collected(), await collected(), await collected()];
  const feed = (bankReference: string, amount: bigint) =>
    db().$queryRaw`SELECT record_bank_credit(${JSON.stringify({ bankReference, amount: String(amount), content: "VIETTELPOST TRA COD", creditedAt: new Date(), references: [] })}::jsonb)`;
  const first = head(a.amount + 7_000n);
  const moved = await change(async () => {
    await feed(first.bankReference, first.total);
    expect(await outcomes(first, [entry(a)])).toEqual(["recorded"]);
  });
  expect(moved).toEqual({ cash_cod: -a.amount, cash_vietqr: first.total, suspense: -7_000n });
  const later = head(b.amount);
  expect(await change(async () => {
    await outcomes(later, [entry(b)]);
    await feed(later.bankReference, later.total);
  })).toEqual({ cash_cod: -b.amount, cash_vietqr: b.amount });
  const wrong = head(c.amount);
  await feed(wrong.bankReference, c.amount + 1n);
  expect(await recordRemittance(wrong, [entry(c)], officer())).toEqual({ ok: false, error: { kind: "conflict", amount: c.amount + 1n } });
  // No more is taken than arrived, and what is left is there for the rest of the statement.
  const little = head(c.amount - 1n);
  expect(await outcomes(little, [entry(c)])).toEqual(["over"]);
  expect(await outcomes(head(c.amount, { receivedOn: "2026-11-27" as LocalDate }), [entry(c), entry(c, 2), entry({ shipmentId: newId(), amount: 1n }, 3)])).toEqual(["recorded", "already", "not_collected"]);
  expect(await broken()).toEqual([]);
});
