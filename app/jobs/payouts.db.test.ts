import { beforeAll, expect, test } from "vitest";
import { openOrderWorld, placed } from "../../tests/factories/order-world";
import { remitAll } from "../../tests/factories/remitted";
import { advanceShipment } from "~/domain/orders/advance-shipment.server";
import { changePayoutAccount } from "~/domain/settlement/payout-account.server";
import { payoutClock } from "~/domain/settlement/payout-clock.server";
import { lastPayoutDay, nextPayoutDay } from "~/domain/settlement/payout";
import { listPayouts, listRuns } from "~/domain/settlement/payout-queries.server";
import { sendPayouts, settlePayout } from "~/domain/settlement/settle-payouts.server";
import { newId } from "~/lib/id";
import { addDays, localDateAt, startOfDay } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { mailPayouts } from "./payout-mails";
import { preparePayoutsOnTheirDay } from "./prepare-payouts";

const world = openOrderWorld();
const today = localDateAt(new Date());
/** A Monday after the days of waiting are over, at seven. */
const monday = nextPayoutDay(addDays(today, 9), 1);
const morning = (days: number) => new Date(startOfDay(addDays(monday, days)).getTime() + 7 * 3_600_000);

beforeAll(async () => {
  await world.sell({ sku: "HONEY", price: 200_000, stock: 1_000, producer: "bees" });
  for (const [name, role, locale] of [["chu", "owner", "vi"], ["owner", "owner", "en"], ["seller", "sales", "vi"]] as const) {
    const id = newId();
    await db().user.create({ data: { id, email: `${name}@bees.vn`, name, passwordHash: "none", roles: ["producer"], locale } });
    await db().producerMember.create({ data: { producerId: world.producers.bees, userId: id, role } });
  }
  const order = await placed({ HONEY: 3 });
  const { id: shipmentId } = await db().shipment.findFirstOrThrow({ where: { orderId: order.orderId } });
  for (const [from, to] of [["pending", "confirmed"], ["confirmed", "shipped"], ["shipped", "delivered"]] as const) await advanceShipment({ shipmentId, from, to, actor: world.officer });
  await remitAll(world.officer);
  await changePayoutAccount(world.producers.bees, { bankBin: "970405", account: "8100205012345", holder: "HTX ONG" }, { userId: world.officer, at: new Date() });
});

/** What the mails that wait are, handed over twice: nobody gets one twice. */
async function mails() {
  const payloads = (await db().outboxMessage.findMany({ where: { topic: "mail.payout" }, orderBy: { id: "asc" } })).map(({ payload }) => payload as Record<string, unknown>);
  await mailPayouts([...payloads, ...payloads, { payoutId: "nonsense", occasion: "paid" }, {}]);
  await db().outboxMessage.deleteMany({ where: { topic: "mail.payout" } });
  const written = await db().mailMessage.findMany({ where: { dedupeKey: { startsWith: "payout-" } }, orderBy: [{ recipient: "asc" }] });
  await db().mailMessage.deleteMany();
  return written;
}

test("owners, and only they, are told that the account was changed, in their language and without its number", async () => {
  const written = await mails();
  expect(written.map(({ recipient, locale }) => [recipient, locale])).toEqual([["chu@bees.vn", "vi"], ["owner@bees.vn", "en"]]);
  expect(written[0]?.text).toContain("Agribank ••••2345");
  for (const { text, html } of written) expect(text + html).not.toContain("8100205012345");
});

test("the clock looks every morning, prepares on its day alone, once, and says what came of it", async () => {
  expect(await payoutClock(morning(-1))).toEqual({ ranAt: null, outcome: null, next: monday });
  await preparePayoutsOnTheirDay(morning(-1));
  expect(await payoutClock(morning(-1))).toMatchObject({ outcome: "not_today", next: monday });
  expect(await listRuns(5)).toEqual([]);
  await preparePayoutsOnTheirDay(morning(0));
  expect(await payoutClock(morning(0))).toEqual({ ranAt: morning(0), outcome: "prepared", next: addDays(monday, 7) });
  expect(await listRuns(5)).toMatchObject([{ day: monday, byClock: true, amount: 570_000n }]);
  await preparePayoutsOnTheirDay(morning(1));
  expect(await payoutClock(morning(1))).toMatchObject({ outcome: "not_today" });
});

test("a payout day on which the server stood still is made up for, once", async () => {
  await preparePayoutsOnTheirDay(morning(9));
  expect(await payoutClock(morning(9))).toMatchObject({ outcome: "nothing", next: addDays(monday, 14) });
  await preparePayoutsOnTheirDay(morning(10));
  expect(await payoutClock(morning(10))).toMatchObject({ outcome: "not_today" });
});

test("what became of a payout is told once for each step", async () => {
  const [run] = await listRuns(1);
  const [payout] = await listPayouts({ runId: run!.id });
  const officer = { userId: world.officer, at: new Date() };
  await sendPayouts(run!.id, officer);
  expect((await mails()).map(({ subject }) => subject)).toEqual([`Kỳ trả tiền ${payout!.code}: đã gửi lệnh 570.000\u00a0₫ đến ngân hàng`, `Payout ${payout!.code}: ₫570,000 ordered at the bank`]);
  await settlePayout({ code: payout!.code, amount: payout!.amount, to: "bounced", bankReference: "FT2", reason: "Sai <tên>" }, officer);
  const [vietnamese] = await mails();
  expect(vietnamese?.text).toContain("Lý do: Sai <tên>");
  expect(vietnamese?.html).toContain("Sai &lt;tên&gt;");
});

test("the day of payouts before and after any day is on its weekday, today included", () => {
  for (let day = 0; day < 14; day += 1) {
    const one = addDays(today, day);
    for (const weekday of [1, 4, 7]) {
      const [last, next] = [lastPayoutDay(one, weekday), nextPayoutDay(one, weekday)];
      for (const found of [last, next]) expect(new Date(`${found}T00:00:00Z`).getUTCDay() || 7).toBe(weekday);
      expect(last <= one && one <= next && last > addDays(one, -7) && next < addDays(one, 7)).toBe(true);
    }
  }
});
