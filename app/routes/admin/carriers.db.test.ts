/** A carrier's statement through the routes: what must not come in, what is looked at, recorded, and recorded again. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { beforeAll, describe, expect, test } from "vitest";
import { openOrderWorld, placed } from "../../../tests/factories/order-world";
import { openSession } from "~/domain/accounts/session.server";
import { advanceShipment } from "~/domain/orders/advance-shipment.server";
import { newId } from "~/lib/id";
import { localDateAt } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { sessionCookie } from "~/platform/http/cookies.server";
import { action as changeCarriers, loader as carriers } from "./carriers";
import { loader as remittance } from "./remittance";
import { action as statement, loader as form } from "./remittance-new";

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown;
const world = openOrderWorld();
const cookies: Record<string, string> = {};
const today = localDateAt(new Date());
let parcels: { code: string; amount: bigint }[] = [];

beforeAll(async () => {
  await world.sell({ sku: "HONEY", price: 200_000, stock: 1_000, producer: "bees" });
  for (const [name, role] of [["officer", "officer"], ["second", "officer"], ["seller", "producer"]] as const) {
    const id = newId();
    await db().user.create({ data: { id, email: `${name}@carriers.vn`, name, passwordHash: "none", roles: [role] } });
    cookies[name] = (await sessionCookie.write(await openSession(db(), { id, roles: [role] }, null, new Date()))).split(";")[0] ?? "";
  }
  for (const number of [1, 2, 3]) {
    const order = await placed({ HONEY: number });
    const { id: shipmentId } = await db().shipment.findFirstOrThrow({ where: { orderId: order.orderId } });
    for (const [from, to] of [["pending", "confirmed"], ["confirmed", "shipped"], ["shipped", "delivered"]] as const) await advanceShipment({ shipmentId, from, to, actor: world.officer, ...(to === "shipped" && { carrier: "GHN", trackingNumber: `GHN${number}` }) });
    parcels = [...parcels, { code: order.code, amount: BigInt(order.total) }];
  }
});

async function ask(handler: unknown, who: string, { params = {}, query = "", body }: { params?: Record<string, string>; query?: string; body?: FormData | URLSearchParams } = {}) {
  const request = new Request(`http://localhost/quan-tri/tien/thu-ho/doi-soat?${query}`, { headers: { Cookie: cookies[who] ?? "" }, ...(body && { method: "POST", body }) });
  const answer = await (async () => (handler as Handler)({ request, params, context: { requestId: "carriers", clientAddress: "198.51.100.9" } }))().catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  });
  if (answer instanceof Response) return { status: answer.status, to: answer.headers.get("Location") ?? "", page: null as never };
  const wrapped = typeof answer === "object" && answer !== null && "init" in answer && "data" in answer ? (answer as { data: unknown; init: ResponseInit | null }) : { data: answer, init: null };
  return { status: wrapped.init?.status ?? 200, to: "", page: wrapped.data as never };
}
const sound = { carrier: "GHN", bankReference: "FTGHN1", total: "1000000", receivedOn: today };
function upload(csv: string | Uint8Array<ArrayBuffer>, change: Record<string, string> = {}, name = "doi-soat.csv"): FormData {
  const data = new FormData();
  for (const [field, value] of Object.entries({ ...sound, ...change })) data.set(field, value);
  data.set("file", new File([csv], name));
  return data;
}
const good = "Mã vận đơn;Tiền thu hộ\nGHN1;1\n";

describe("what must not come in", () => {
  test.each<[string, FormData, Record<string, string>]>([
    ["no carrier", upload(good, { carrier: " " }), { carrier: "missing" }],
    ["a reference that no bank has", upload(good, { bankReference: "FT 1 ế" }), { bankReference: "malformed" }],
    ["a total that is no number", upload(good, { total: "nhiều" }), { total: "malformed" }],
    ["a total in another money", upload(good, { total: "100 €" }), { total: "malformed" }],
    ["a total of nothing", upload(good, { total: "0" }), { total: "malformed" }],
    ["a day that does not exist", upload(good, { receivedOn: "2026-02-31" }), { receivedOn: "malformed" }],
    ["tomorrow", upload(good, { receivedOn: "2199-01-01" }), { receivedOn: "future" }],
    ["wrong columns", upload("Tên;Ngày\nA;1\n"), { file: "columns" }],
    ["nothing in the file", upload(""), { file: "unreadable" }],
    ["a renamed program", upload("MZ\u0090\0 This program cannot be run", {}, "doi-soat.xlsx"), { file: "unreadable" }],
    ["20,000 rows", upload(`Mã vận đơn;Tiền thu hộ\n${"GHN1;1\n".repeat(20_000)}`), { file: "too_many" }],
    ["more than a megabyte", upload(new Uint8Array(3 * 1_048_576).fill(65)), { file: "too_many" }],
  ])("%s", async (_what, body, faults) => {
    const answer = await ask(statement, "officer", { body });
    expect(answer).toMatchObject({ status: 422, page: { faults } });
    expect(Object.keys((answer.page as { faults: object }).faults)).toEqual(Object.keys(faults));
  });
  test("what was typed stays; who is no officer sees nothing; what was not looked at is not recorded", async () => {
    expect((await ask(statement, "officer", { body: upload("x", { total: "nhiều" }) })).page).toMatchObject({ values: { ...sound, total: "nhiều" } });
    expect((await ask(form, "seller")).status).toBe(403);
    expect((await ask(statement, "seller", { body: upload(good) })).status).toBe(403);
    for (const rows of ["", "[[1]]", "x"]) expect((await ask(statement, "officer", { body: new URLSearchParams({ ...sound, intent: "record", rows }) })).status).toBe(422);
    expect((await ask(statement, "officer", { body: new URLSearchParams({ intent: "?" }) })).status).toBe(404);
    expect((await ask(remittance, "officer", { params: { id: "1" } })).status).toBe(404);
    expect(await db().remittance.count()).toBe(0);
  });
});

test("looked at, recorded by two officers at once, each row once; the difference is on the desk and is given up with a reason", async () => {
  const [a, b, c] = parcels;
  const csv = `\uFEFFMã vận đơn;Tiền thu hộ;Phí;Thực chuyển\nGHN1;${a!.amount};2.000;${a!.amount - 2_000n}\n"ghn-2";${b!.amount} ₫;0;${b!.amount - 10_000n}\nKHONG;1;0;1\n`;
  const total = String(a!.amount + b!.amount - 12_000n);
  const { status, page } = await ask(statement, "officer", { body: upload(csv, { total }) });
  const looked = page as { looked: { kind: string }[]; packed: string; sum: bigint };
  expect(status).toBe(200);
  expect(looked.looked.map(({ kind }) => kind)).toEqual(["matched", "differs", "unknown"]);
  expect(looked.sum).toBe(BigInt(total));
  expect(await db().remittanceRow.count()).toBe(0);
  const record = (who: string) => ask(statement, who, { body: new URLSearchParams({ ...sound, total, intent: "record", rows: looked.packed, fileName: "doi-soat.csv" }) });
  const both = (await Promise.all([record("officer"), record("second")])).map((one) => (one.page as { applied: { outcome: string }[] }).applied.map(({ outcome }) => outcome));
  expect(both.flat().toSorted()).toEqual(["already", "already", "recorded", "recorded"]);
  expect((await ask(statement, "officer", { body: upload(csv, { total }) })).page).toMatchObject({ looked: [{ kind: "already" }, { kind: "already" }, { kind: "unknown" }] });

  const { page: view } = await ask(carriers, "officer", { query: "carrier=GHN" });
  const seen = view as { view: { cash: unknown[]; parcels: { code: string }[]; differences: { shipmentId: string; nextId: string; amount: bigint; code: string }[]; remittances: { id: string }[] } };
  expect(seen.view).toMatchObject({ cash: [{ carrier: "GHN", parcels: 1, amount: c!.amount }], parcels: [{ code: c!.code }], differences: [{ code: b!.code, amount: 10_000n }] });
  expect((await ask(remittance, "officer", { params: { id: seen.view.remittances[0]!.id } })).page).toMatchObject({ lines: [{ code: a!.code, fee: 2_000n }, { code: b!.code, remitted: b!.amount - 10_000n }] });
  const [difference] = seen.view.differences;
  const giveUp = (reason: string) => ask(changeCarriers, "officer", { body: new URLSearchParams({ intent: "write-off", writeOff: difference!.nextId, shipment: difference!.shipmentId, amount: String(difference!.amount), reason }) });
  expect(await giveUp(" ")).toMatchObject({ status: 422, page: { refused: "no_reason" } });
  expect((await giveUp("Bưu cục làm mất")).to).toContain("done=written_off");
  expect((await giveUp("Bưu cục làm mất")).to).toContain("done=written_off");
  expect((await ask(carriers, "officer")).page).toMatchObject({ view: { differences: [] } });
});
