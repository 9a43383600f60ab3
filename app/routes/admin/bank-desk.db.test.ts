/** Bank statements, suspense and disputes as officers meet them, through the routes: bad files and bad forms are answered in words, and nothing is booked. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { openOrderWorld, placed } from "../../../tests/factories/order-world";
import { quietGateway } from "../../../tests/factories/quiet-gateway";
import { useGateway } from "~/domain/payments/card-gateway.server";
import { openSession } from "~/domain/accounts/session.server";
import { newId } from "~/lib/id";
import { localDateAt } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { sessionCookie } from "~/platform/http/cookies.server";
import { action as upload, loader as statements } from "./bank-statements";
import { action as record, loader as statement } from "./bank-statement";
import { action as changeDispute, loader as dispute } from "./dispute";
import { action as changeSuspense, loader as suspense } from "./suspense";

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown;
const world = openOrderWorld();
let cookie = "";
const [year, month, day] = localDateAt(new Date()).split("-");
const today = `${day}/${month}/${year}`;
const HEAD = "Ngày giao dịch;Số tham chiếu;Ghi nợ;Ghi có;Nội dung";

beforeAll(async () => {
  useGateway(quietGateway);
  await world.sell({ sku: "DESK", price: 100_000, stock: 100, producer: "bees" });
  const id = newId();
  await db().user.create({ data: { id, email: "bank@desk.vn", name: "Cán bộ", passwordHash: "none", roles: ["officer"] } });
  cookie = (await sessionCookie.write(await openSession(db(), { id, roles: ["officer"] }, null, new Date()))).split(";")[0] ?? "";
});

afterAll(() => useGateway(null));

type Asked = { params?: Record<string, string>; query?: string; form?: Record<string, string> | FormData };
async function ask(handler: unknown, { params = {}, query = "", form }: Asked = {}) {
  const body = form instanceof FormData ? form : form && new URLSearchParams(form);
  const request = new Request(`http://localhost/quan-tri/tien/sao-ke?${query}`, { headers: { Cookie: cookie }, ...(body && { method: "POST", body }) });
  const answer = await (async () => (handler as Handler)({ request, params, context: { requestId: "bank", clientAddress: "198.51.100.9" } }))().catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  });
  if (answer instanceof Response) return { status: answer.status, to: answer.headers.get("Location") ?? "", page: null as never };
  const wrapped = typeof answer === "object" && answer !== null && "init" in answer && "data" in answer ? (answer as { data: unknown; init: ResponseInit | null }) : { data: answer, init: null };
  return { status: wrapped.init?.status ?? 200, to: "", page: wrapped.data as never };
}
function file(text: string | Uint8Array<ArrayBuffer>, name = "sao-ke.csv"): FormData {
  const form = new FormData();
  form.set("file", new File([text], name));
  return form;
}
const rows = (count: number) => [HEAD, ...Array.from({ length: count }, (_, at) => `${today};R${at};;1000;khong ro ${at}`)].join("\n");

describe("files that are no statement", () => {
  it.each<[string, FormData, object]>([
    ["nothing", new FormData(), { kind: "file", fault: "missing" }],
    ["an empty file", file(""), { kind: "file", fault: "empty" }],
    ["a PDF", file("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", "sao-ke.pdf"), { kind: "file", fault: "not_a_spreadsheet" }],
    ["noise", file(new Uint8Array(Array.from({ length: 4_000 }, (_, at) => (at * 7919) % 251))), { kind: "file", fault: "not_a_spreadsheet" }],
    ["words", file("xin chào\nđây không phải sao kê\n"), { kind: "columns", missing: ["day", "reference", "content", "amount"] }],
    ["20,000 rows", file(rows(20_000)), { kind: "file", fault: "too_many_rows" }],
    ["no reference", file(`Ngày;Nội dung;Số tiền\n${today};x;5`), { kind: "columns", missing: ["reference"] }],
    ["a bad amount", file(`${HEAD}\n${today};A1;;12,34;x`), { kind: "rows", rows: [{ line: 2, fault: "amount" }] }],
    ["headings alone", file(HEAD), { kind: "no_rows" }],
  ])("%s", async (_name, form, refusal) => {
    const { status, page } = await ask(upload, { form });
    expect({ status, page }).toMatchObject({ status: 422, page: refusal });
    expect(await db().bankStatement.count()).toBe(0);
  });
});

test("a statement is looked at, recorded, and what nobody could place is assigned", async () => {
  const order = await placed({ DESK: 1 }, { payment: "vietqr" });
  const text = `${HEAD}\n${today};B1;;${order.total};Tra tien don ${order.code}\n${today};B2;11.000;;PHI`;
  const { to } = await ask(upload, { form: file(text) });
  const id = /sao-ke\/([0-9a-f-]{36})\?done=kept$/.exec(to)?.[1] ?? "";
  expect((await ask(upload, { form: file(text) })).to).toBe(`/quan-tri/tien/sao-ke/${id}?done=same`);
  expect((await ask(statement, { params: { id }, query: "xem=look" })).page).toMatchObject({
    totals: { all: 2, look: 2, open: 2 }, rows: [{ outcome: "unknown_reference", recorded: false }, { outcome: "debit_unknown" }], compared: { bookClosing: 0n },
  });
  expect(await db().bankCredit.count()).toBe(0);
  expect((await ask(record, { params: { id: newId() }, form: { intent: "record" } })).status).toBe(404);
  expect((await ask(record, { params: { id }, form: { intent: "record" } })).to).toBe(`/quan-tri/tien/sao-ke/${id}?done=recorded`);
  expect((await ask(statement, { params: { id } })).page).toMatchObject({ totals: { open: 0 }, compared: { bookClosing: BigInt(order.total), parts: { debits: { count: 1, amount: -11_000n }, notRecorded: { count: 0 } } } });
  expect((await ask(statements)).page).toMatchObject({ statements: [{ id, rows: 2, open: 0 }] });

  const desk = (await ask(suspense)).page as { places: { place: string; nextId: string; candidates: { code: string }[] }[] };
  expect(desk.places).toMatchObject([{ place: "bank:B1", lies: BigInt(order.total), candidates: [{ code: order.code, hints: ["code", "amount"] }] }]);
  const [one] = desk.places;
  const form = { intent: "assign", place: one?.place ?? "", next: one?.nextId ?? "", order: order.code, reason: "Biên lai" };
  for (const [change, refusal] of [
    [{ reason: " " }, { kind: "reason", field: "reason" }], [{ code: "ZZZZZZZZZ" }, { kind: "not_found", field: "code" }], [{ amount: "mười" }, { kind: "amount", field: "amount" }],
    [{ amount: "999.999.999" }, { kind: "not_free", field: "amount" }], [{ next: "x" }, { kind: "malformed" }], [{ place: "order:'; DROP" }, { kind: "malformed" }],
    [{ intent: "return", amount: "1", bankBin: "970405", account: "12", holder: "A" }, { kind: "malformed", field: "account" }], [{ intent: "return", amount: "1" }, { kind: "missing", field: "bankBin" }],
    [{ intent: "claim", amount: "1", as: "gift" }, { kind: "missing", field: "as" }], [{ intent: "claim-yes", claim: "x" }, { kind: "not_found" }],
    [{ intent: "return-paid", refund: newId(), reference: "có dấu" }, { kind: "malformed", field: "reference" }], [{ intent: "return-no", refund: newId() }, { kind: "not_found", field: null }],
  ] as const) {
    const { status, page } = await ask(changeSuspense, { form: { ...form, ...change } });
    expect({ status, page }).toMatchObject({ status: 422, page: { ...refusal, values: { ...change } } });
  }
  expect((await ask(changeSuspense, { form: { intent: "burn" } })).status).toBe(404);
  expect((await ask(changeSuspense, { form })).to).toBe("/quan-tri/tien/cho-xu-ly?done=paid");
  expect((await ask(suspense)).page).toMatchObject({ places: [], total: 0n });
  expect(await db().outboxMessage.count({ where: { topic: "mail.order_confirmation", payload: { equals: { orderId: order.orderId, occasion: "paid" } } } })).toBe(1);
});

test("a dispute's page has the evidence of its order; bad answers are said and nothing typed is lost", async () => {
  const order = await placed({ DESK: 2 }, { payment: "card" });
  const request = { gatewayId: "dp_desk", paymentId: order.payment.id, amount: order.total, reason: "fraudulent", status: "lost", dueBy: null, openedAt: new Date().toISOString(), at: new Date().toISOString() };
  await db().$queryRaw`SELECT hear_dispute(${JSON.stringify(request)}::jsonb)`;
  const { id } = await db().cardDispute.findUniqueOrThrow({ where: { gatewayId: "dp_desk" } });
  const seen = (await ask(dispute, { params: { id } })).page as { evidence: string };
  expect(seen).toMatchObject({ byRule: "shop", producers: [{ id: world.producers.bees }], dispute: { state: "lost", orderCode: order.code } });
  expect(seen.evidence).toContain(`Order ${order.code}`);
  expect(seen.evidence).toMatch(/2 x Goods DESK.*tracking number: none/s);
  for (const [form, kind] of [[{ intent: "answer", text: "Bằng chứng" }, "stale"], [{ intent: "answer", text: " " }, "empty"], [{ intent: "answer", text: "x".repeat(20_001) }, "too_long"], [{ intent: "decide", bearer: "" }, "choose"], [{ intent: "decide", bearer: world.producers.hills }, "not_theirs"]] as const) {
    const { status, page } = await ask(changeDispute, { params: { id }, form });
    expect({ status, page }).toMatchObject({ status: 422, page: { kind, values: form } });
  }
  expect((await ask(changeDispute, { params: { id }, form: { intent: "decide", bearer: "shop" } })).to).toBe(`/quan-tri/tien/khieu-nai/${id}?done=decided`);
  expect((await ask(dispute, { params: { id: newId() } })).status).toBe(404);
});
