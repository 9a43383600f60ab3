/** From a delivered parcel to the producer's bank account as an officer and the producer's people see it, through the routes. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { beforeAll, expect, test } from "vitest";
import { openOrderWorld, placed } from "../../../tests/factories/order-world";
import { remitAll } from "../../../tests/factories/remitted";
import { pdfText } from "../../../tests/fixtures/pdf-text";
import type { Role } from "~/domain/accounts/account";
import { openSession } from "~/domain/accounts/session.server";
import { advanceShipment } from "~/domain/orders/advance-shipment.server";
import { listPayouts } from "~/domain/settlement/payout-queries.server";
import { newId } from "~/lib/id";
import { addDays, localDateAt } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { sessionCookie } from "~/platform/http/cookies.server";
import { loader as statementFile } from "../files/payout-statement";
import { loader as slipFile } from "../files/withholding-slip";
import { action as changeIncome, loader as income } from "../producer/income";
import { loader as statement } from "../producer/payout";
import { action as changeDesk, loader as desk } from "./money";
import { action as changeRates, loader as rates } from "./money-rates";
import { action as changeRun, loader as run } from "./money-run";
import { loader as runFile } from "./money-run-file";
import { loader as trail } from "./money-trail";

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown;
const world = openOrderWorld();
const cookies: Record<string, string> = {};
let order: { orderId: string; code: string };

beforeAll(async () => {
  await world.sell({ sku: "HONEY", price: 200_000, stock: 1_000, producer: "bees" });
  await world.sell({ sku: "TEA", price: 150_000, stock: 1_000, producer: "hills" });
  await db().producer.update({ where: { id: world.producers.hills }, data: { kind: "household" } });
  await person("officer", "officer");
  for (const [name, producer, role] of [["bees", "bees", "owner"], ["seller", "bees", "sales"], ["field", "bees", "field"], ["hills", "hills", "owner"]] as const) {
    const id = await person(name, "producer");
    await db().producerMember.create({ data: { producerId: world.producers[producer], userId: id, role } });
  }
  order = await placed({ HONEY: 3, TEA: 2 });
  for (const { id } of await db().shipment.findMany({ where: { orderId: order.orderId } })) {
    for (const [from, to] of [["pending", "confirmed"], ["confirmed", "shipped"], ["shipped", "delivered"]] as const) await advanceShipment({ shipmentId: id, from, to, actor: world.officer });
  }
  await db().$executeRaw`UPDATE shipment SET delivered_at = now() - interval '8 days'`;
  await remitAll(world.officer);
});

async function person(name: string, role: Role): Promise<string> {
  const id = newId();
  await db().user.create({ data: { id, email: `${name}@money.vn`, name, passwordHash: "none", roles: [role] } });
  cookies[name] = (await sessionCookie.write(await openSession(db(), { id, roles: [role] }, null, new Date()))).split(";")[0] ?? "";
  return id;
}

type Sent = { params?: Record<string, string>; query?: string; form?: Record<string, string> | FormData };
/** What a page tells, or a form answers, to somebody: the page's data, status and the way a redirect goes. */
async function ask(handler: unknown, who: string, { params = {}, query = "", form }: Sent = {}) {
  const body = form instanceof FormData ? form : form && new URLSearchParams(form);
  const request = new Request(`http://localhost/x?${query}`, { headers: { Cookie: cookies[who] ?? "" }, ...(body && { method: "POST", body }) });
  const answer = await (async () => (handler as Handler)({ request, params, context: { requestId: "money", clientAddress: "198.51.100.9" } }))().catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  });
  if (answer instanceof Response) return { status: answer.status, to: answer.headers.get("Location") ?? "", response: answer, page: null as never };
  const wrapped = typeof answer === "object" && answer !== null && "init" in answer && "data" in answer ? (answer as { data: unknown; init: ResponseInit | null }) : { data: answer, init: null };
  return { status: wrapped.init?.status ?? 200, to: "", response: null, page: wrapped.data as never };
}
const account = { intent: "account", bankBin: "970405", account: "8100 2050 12345", holder: "HTX ONG" };

test("an account is the owner's to change; what is wrong with it is said at its field and nothing typed is lost", async () => {
  expect((await ask(changeIncome, "seller", { form: account })).status).toBe(403);
  expect((await ask(income, "field")).status).toBe(403);
  const bad = { ...account, bankBin: "999999", account: "12", holder: "" };
  const { status, page } = await ask(changeIncome, "bees", { form: bad });
  expect({ status, page }).toMatchObject({ status: 422, page: { problems: { bankBin: "malformed", account: "malformed", holder: "missing" }, values: { bankBin: "999999", account: "12", holder: "" } } });
  expect((await ask(changeIncome, "bees", { form: account })).to).toBe("/nguoi-ban/thu-nhap?done=account");
  const seen = await ask(income, "seller");
  expect(seen.page).toMatchObject({ mayChange: false, income: { account: { bank: "Agribank", number: "••••2345", holder: "HTX ONG" }, balance: { free: 570_000n } } });
  expect(JSON.stringify(seen.page, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value))).not.toContain("8100205012345");
});

test("who is in a run and who is not is said before it is prepared, and two who prepare come to the same run", async () => {
  expect((await ask(desk, "officer")).page).toMatchObject({ money: { owed: [{ standing: "in", free: 570_000n }, { standing: "no_account", free: 280_500n }], todays: null } });
  await ask(changeIncome, "hills", { form: { ...account, account: "0011001234567", holder: "Nguyễn Văn Đồi" } });
  const first = await ask(changeDesk, "officer", { form: { intent: "prepare" } });
  const second = await ask(changeDesk, "officer", { form: { intent: "prepare" } });
  expect(first.to).toBe(`${second.to}?done=prepared`);
});

test("the bank's file is masked nowhere, the page everywhere; results are looked at, recorded once, and each bad row says why", async () => {
  const [{ id } = { id: "" }] = await db().payoutRun.findMany();
  const payouts = await listPayouts({ runId: id });
  const [bees, hills] = [world.producers.bees, world.producers.hills].map((producerId) => payouts.find((one) => one.producerId === producerId)!);
  const page = await ask(run, "officer", { params: { id } });
  expect(JSON.stringify(page.page, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value))).not.toContain("0011001234567");
  const csv = await (await ask(runFile, "officer", { params: { id } })).response!.text();
  expect(csv).toContain(",0011001234567,NGUYEN VAN DOI,Agribank,280500,");
  expect(csv).toContain("TỔNG,2 lệnh,,,850500,");

  const result = `Nội dung,Số tiền,Kết quả,Mã giao dịch,Lý do\n${bees!.code},570.000,Thành công,FT1,\n${hills!.code},280.500,Trả lại,FT2,Sai tên\nCTSAI,1,Thành công,FT3,\n`;
  const upload = () => {
    const form = new FormData();
    form.set("file", new File([result], "ket-qua.csv"));
    return form;
  };
  // Nothing is recorded of what was not sent.
  expect((await ask(changeRun, "officer", { params: { id }, form: upload() })).page).toMatchObject({ looked: [{ fault: "wrong_state" }, { fault: "wrong_state" }, { fault: "code" }] });
  expect((await ask(changeRun, "officer", { params: { id }, form: { intent: "send" } })).to).toContain("done=sent");
  expect(await ask(changeRun, "officer", { params: { id }, form: { intent: "send" } })).toMatchObject({ status: 422, page: { refused: "stale" } });
  const looked = (await ask(changeRun, "officer", { params: { id }, form: upload() })).page as { looked: unknown[]; packed: string };
  expect(looked.looked).toMatchObject([{ end: { to: "paid" } }, { end: { to: "bounced", reason: "Sai tên" } }, { fault: "code", text: "CTSAI · 1 · Thành công · FT3" }]);
  expect((await listPayouts({ runId: id })).map(({ state }) => state)).toEqual(["sent", "sent"]);
  const apply = () => ask(changeRun, "officer", { params: { id }, form: { intent: "apply", rows: looked.packed } });
  expect((await apply()).page).toMatchObject({ applied: [{ same: false, fault: null }, { same: false, fault: null }] });
  expect((await apply()).page).toMatchObject({ applied: [{ same: true, fault: null }, { same: true, fault: null }] });
  expect((await ask(changeRun, "officer", { params: { id }, form: { intent: "apply", rows: "[[1]]" } })).page).toEqual({ applied: [] });
  const single = { intent: "settle", code: bees!.code, to: "bounced", amount: "570000", reference: "FT9", reason: "" };
  expect(await ask(changeRun, "officer", { params: { id }, form: single })).toMatchObject({ status: 422, page: { single: { faults: { reason: "no_reason" }, values: { reference: "FT9" } } } });
});

test("the producer's statement has the same figures, on the page and as a PDF; another's is not there", async () => {
  const [{ code } = { code: "" }] = await listPayouts({ producerId: world.producers.bees });
  expect((await ask(statement, "seller", { params: { code } })).page).toMatchObject({ payout: { amount: 570_000n, state: "paid", bankReference: "FT1" }, lines: [{ orderCode: order.code, goods: 600_000n, total: 570_000n }] });
  const [pdf = ""] = pdfText(new Uint8Array(await (await ask(statementFile, "seller", { params: { code } })).response!.arrayBuffer()));
  for (const text of [code, order.code, "600.000", "−30.000", "570.000", "••••2345"]) expect(pdf).toContain(text);
  for (const page of [statement, statementFile]) expect((await ask(page, "hills", { params: { code } })).status).toBe(404);
  const year = localDateAt(new Date()).slice(0, 4);
  const [slip = ""] = pdfText(new Uint8Array(await (await ask(slipFile, "hills", { params: { year } })).response!.arrayBuffer()));
  for (const text of ["CHỨNG TỪ KHẤU TRỪ THUẾ", "Hợp tác xã hills", "300.000", "3.000", "1.500", "252/2026"]) expect(slip.normalize("NFC")).toContain(text);
  for (const who of ["bees", "hills"]) expect((await ask(slipFile, who, { params: { year: who === "bees" ? year : "2001" } })).status).toBe(404);
});

test("an order's money is found by its code, every posting adds up to nothing, and what went out names its payout", async () => {
  expect((await ask(desk, "officer", { query: `order=${order.code.toLowerCase()}` })).to).toBe(`/quan-tri/tien/don/${order.code}`);
  expect((await ask(desk, "officer", { query: "order=KHONGCO" })).page).toMatchObject({ missed: "KHONGCO" });
  const { page } = await ask(trail, "officer", { params: { code: order.code } });
  const entries = (page as { trail: { transactionId: string; amount: bigint; payoutCode: string | null }[] }).trail;
  for (const id of new Set(entries.map(({ transactionId }) => transactionId))) expect(entries.filter(({ transactionId }) => transactionId === id).reduce((sum, { amount }) => sum + amount, 0n)).toBe(0n);
  expect(new Set(entries.flatMap(({ payoutCode }) => payoutCode ?? [])).size).toBe(2);
  expect((await ask(trail, "officer", { params: { code: "KHONGCO" } })).status).toBe(404);
});

test("a rate is added from tomorrow on in a free place, ended from today on, and the first that fits is explained", async () => {
  const today = localDateAt(new Date());
  const row = { intent: "add", position: "10", producer: world.producers.hills, set: "4", rate: "4,5", from: addDays(today, 1), to: "", note: "Hộ mới, năm đầu" };
  expect((await ask(changeRates, "officer", { form: row })).to).toContain("done=added");
  const bad = { ...row, rate: "31", from: today, note: " " };
  expect(await ask(changeRates, "officer", { form: bad })).toMatchObject({ status: 422, page: { add: { faults: { rate: "rate", from: "past", note: "note" }, values: { rate: "31" } } } });
  expect(await ask(changeRates, "officer", { form: row })).toMatchObject({ page: { add: { faults: { position: "taken" } } } });
  const query = `producer=${world.producers.hills}&set=4&day=${addDays(today, 2)}`;
  const { page } = await ask(rates, "officer", { query });
  expect(page).toMatchObject({ view: { fits: [{ position: 10, rateBp: 450 }, { position: 1_000, rateBp: 500 }] } });
  const [last] = await db().$queryRaw<[{ id: number; first: number }]>`SELECT (SELECT id FROM commission_rate WHERE position = 1000) AS id, (SELECT id FROM commission_rate WHERE position = 10) AS first`;
  expect(await ask(changeRates, "officer", { form: { intent: "end", id: String(last.id), on: today } })).toMatchObject({ status: 422, page: { end: { fault: "last" } } });
  expect(await ask(changeRates, "officer", { form: { intent: "end", id: String(last.first), on: today } })).toMatchObject({ status: 422, page: { end: { fault: "day" } } });
  expect((await ask(changeRates, "officer", { form: { intent: "end", id: String(last.first), on: addDays(today, 1) } })).to).toContain("done=ended");
  expect((await db().auditEntry.findMany({ where: { subjectType: "commission" } })).map(({ action }) => action).sort()).toEqual(["commission.added", "commission.ended"]);
});
