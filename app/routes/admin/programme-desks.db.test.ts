/** The desks of the programme as an officer works at them: forms, lists and papers, through the routes. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRegisterWorld, type RegisterWorld } from "../../../tests/factories/register";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import type { Role } from "~/domain/accounts/account";
import { openSession } from "~/domain/accounts/session.server";
import { newId } from "~/lib/id";
import { db, disconnect } from "~/platform/db/client.server";
import { forgetEnv } from "~/platform/env/env.server";
import { sessionCookie } from "~/platform/http/cookies.server";
import { loader as readPaper } from "../files/programme-document";
import { loader as policies } from "../programme/policies";
import { action as sendPaper } from "./document";
import { action as changePromotion, loader as showPromotion } from "./promotion";
import { action as newPromotion } from "./promotion-new";
import { loader as listPromotions } from "./promotions";
import { action as changeRecord, loader as showRecord } from "./record";
import { loader as listRecords } from "./records";

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown;
let database: TestDatabase;
let world: RegisterWorld;
let folder = "";
const cookies = new Map<Role, string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "papers-"));
  process.env["SESSION_SECRET"] ??= "a secret for tests only, never for a shop";
  process.env["STORAGE_URL"] = folder;
  forgetEnv();
  database = await createTestDatabase();
  world = await createRegisterWorld(database.url);
  for (const role of ["officer", "producer"] as const) {
    const id = newId();
    await db().user.create({ data: { id, email: `${role}@example.vn`, name: role, passwordHash: "none", roles: [role] } });
    cookies.set(role, (await sessionCookie.write(await openSession(db(), { id, roles: [role] }, null, new Date()))).split(";")[0] ?? "");
  }
});
afterAll(async () => {
  await disconnect();
  await database.close();
  await rm(folder, { recursive: true });
});

type Answer = { status: number; location: string | null; body: Record<string, unknown>; response: Response | null };

/** What a page or a form answers to somebody; the officer unless said otherwise. */
async function ask(handler: unknown, params: Record<string, string>, { form, query = "", role = "officer" }: { form?: Record<string, string> | FormData; query?: string; role?: Role | null } = {}): Promise<Answer> {
  const headers: Record<string, string> = role ? { Cookie: cookies.get(role) ?? "" } : {};
  const body = form instanceof FormData ? form : form && new URLSearchParams(form);
  const request = new Request(`http://localhost/quan-tri/tai-lieu?${query}`, { headers, ...(body && { method: "POST", body }) });
  const answer = await (async () => (handler as Handler)({ request, params, context: { requestId: "test", clientAddress: "198.51.100.1" } } as unknown as LoaderFunctionArgs & ActionFunctionArgs))().catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  });
  if (answer instanceof Response) return { status: answer.status, location: answer.headers.get("Location"), body: {}, response: answer };
  const wrapped = answer as { data?: Record<string, unknown>; init?: ResponseInit | null };
  if (wrapped.init) return { status: wrapped.init.status ?? 200, location: null, body: wrapped.data ?? {}, response: null };
  return { status: 200, location: null, body: answer as Record<string, unknown>, response: null };
}

/** Adds a record at a desk; its id. */
async function add(desk: string, form: Record<string, string>): Promise<string> {
  const { status, location, body } = await ask(changeRecord, { desk, id: "moi" }, { form: { intent: "create", ...form } });
  expect({ status, body }).toEqual({ status: 302, body: {} });
  return location?.match(/([0-9a-f-]{36})\?done=create$/)?.[1] ?? "";
}
const recordOf = async (desk: string, id: string) => (await ask(showRecord, { desk, id })).body["record"] as { seen: string; ended: string | null; values: Record<string, string>; history: unknown[]; grants: { id: string; to: string | null }[] };
const list = async (desk: string, query = "") => (await ask(listRecords, { desk }, { query })).body as unknown as { rows: { id: string; cells: string[] }[]; total: number; page: number; sum: string | null };

const SUPPORT = { year: "2026", amount: "125.000.000", source: "province", purpose: "packaging", title: "Hỗ trợ bao bì", decision: "12/QĐ-SNN" };

describe("support money", () => {
  test("is entered, corrected as it was seen, cancelled with a reason, and added up without what was cancelled", async () => {
    const wrong = await ask(changeRecord, { desk: "ho-tro", id: "moi" }, { form: { intent: "create", ...SUPPORT, amount: "nhiều", title: "" } });
    expect(wrong).toMatchObject({ status: 422, body: { problems: { amount: "not_a_number", title: "missing" }, values: { amount: "nhiều", decision: "12/QĐ-SNN" } } });
    const long = "Bao bì ".repeat(6_000);
    expect(await ask(changeRecord, { desk: "ho-tro", id: "moi" }, { form: { intent: "create", ...SUPPORT, title: long } })).toMatchObject({ status: 422, body: { problems: { title: "too_long" }, values: { title: long } } });
    const id = await add("ho-tro", SUPPORT);
    const { seen } = await recordOf("ho-tro", id);
    const save = (as: string, amount: string) => ask(changeRecord, { desk: "ho-tro", id }, { form: { intent: "save", seen: as, ...SUPPORT, amount } });
    expect((await save(seen, "130000000")).status).toBe(302);
    expect(await save(seen, "1")).toMatchObject({ status: 409, body: { kind: "changed" } });
    const end = async (reason: string) => ask(changeRecord, { desk: "ho-tro", id }, { form: { intent: "end", seen: (await recordOf("ho-tro", id)).seen, reason } });
    const other = await add("ho-tro", { ...SUPPORT, amount: "70000000", purpose: "training" });
    expect((await list("ho-tro", "year=2026")).sum).toContain("200.000.000");
    expect(await end(" ")).toMatchObject({ status: 422, body: { kind: "reason_missing" } });
    expect((await end("Nhập trùng")).status).toBe(302);
    const after = await list("ho-tro", "year=2026");
    expect([after.total, after.sum]).toEqual([2, expect.stringContaining("70.000.000")]);
    expect((await list("ho-tro", "year=2026&purpose=training&source=province")).rows.map((row) => row.id)).toEqual([other]);
    expect((await list("ho-tro", "year=2025")).total).toBe(0);
    expect((await recordOf("ho-tro", id)).history).toHaveLength(3);
  });

  test("has pages, that keep the filter", async () => {
    await db().supportItem.createMany({
      data: Array.from({ length: 120 }, (_, index) => ({ id: newId(), year: 2024, source: "commune" as const, purpose: "training" as const, amountVnd: BigInt(index + 1), title: `Khoản ${index + 1}` })),
    });
    const [first, third] = [await list("ho-tro", "year=2024&source=commune"), await list("ho-tro", "year=2024&source=commune&page=3")];
    expect([first.total, first.rows.length, third.rows.length, third.page]).toEqual([120, 50, 20, 3]);
    expect(first.rows[0]?.cells[0]).toBe("Khoản 120");
    expect(third.rows.at(-1)?.cells[0]).toBe("Khoản 1");
    expect((await list("ho-tro", "year=2024&page=9")).rows).toEqual([]);
  });
});

test("a mark is there once, is given to products by their address, and a grant ends with a reason", async () => {
  const mark = { kind: "gi", name: "Chi Lăng – mật ong", number: "00199", holder: "UBND tỉnh", basis: "", issuedOn: "2024-05-01", expiresOn: "" };
  const id = await add("nhan-hieu", mark);
  expect(await ask(changeRecord, { desk: "nhan-hieu", id: "moi" }, { form: { intent: "create", ...mark } })).toMatchObject({ status: 422, body: { problems: { name: "taken" } } });
  const grant = (product: string) => ask(changeRecord, { desk: "nhan-hieu", id }, { form: { intent: "grant", product, validFrom: "2024-06-01", validTo: "" } });
  expect(await grant("khong-co")).toMatchObject({ status: 422, body: { problems: { product: "unknown" } } });
  expect((await grant(`http://localhost/en/san-pham/${world.honey}?x=1`)).status).toBe(302);
  expect(await grant(world.honey)).toMatchObject({ status: 422, body: { problems: { product: "taken" } } });
  const [held] = (await recordOf("nhan-hieu", id)).grants;
  const end = (fields: Record<string, string>) => ask(changeRecord, { desk: "nhan-hieu", id }, { form: { intent: "end", grant: held?.id ?? "", ...fields } });
  expect(await end({ endsOn: "2024-05-01", reason: "Thôi dùng" })).toMatchObject({ status: 422, body: { problems: { endsOn: "before_start" } } });
  expect((await end({ endsOn: "2026-11-30", reason: "Thôi dùng" })).status).toBe(302);
  expect((await recordOf("nhan-hieu", id)).grants).toMatchObject([{ to: "30/11/2026", reason: "Thôi dùng" }]);
  expect((await list("nhan-hieu", "kind=gi")).rows.map((row) => row.id)).toContain(id);
  expect((await list("nhan-hieu", "kind=trademark")).total).toBe(0);
});

test("an award is one of its kind, product and year, in its own year, and stops showing on a day", async () => {
  const award = { kind: "gold_brand", year: "2025", product: world.honey, decision: "5/QĐ", issuedOn: "2025-09-02", validTo: "" };
  expect(await ask(changeRecord, { desk: "vinh-danh", id: "moi" }, { form: { intent: "create", ...award, issuedOn: "2024-09-02" } })).toMatchObject({ status: 422, body: { problems: { issuedOn: "other_year" } } });
  const id = await add("vinh-danh", award);
  expect(await ask(changeRecord, { desk: "vinh-danh", id: "moi" }, { form: { intent: "create", ...award } })).toMatchObject({ status: 422, body: { problems: { year: "taken" } } });
  const { seen } = await recordOf("vinh-danh", id);
  expect((await ask(changeRecord, { desk: "vinh-danh", id }, { form: { intent: "end", seen, endsOn: "2026-12-31", reason: "Hết hạn danh hiệu" } })).status).toBe(302);
  expect((await recordOf("vinh-danh", id)).values["validTo"]).toBe("2026-12-31");
  expect((await list("vinh-danh", "year=2025&kind=gold_brand")).rows.map((row) => row.id)).toEqual([id]);
  expect((await list("vinh-danh", "kind=rural_industrial")).total).toBe(0);
});

test("a policy stands on the public page from its day to its last, in the reader's language", async () => {
  const text = { "title.vi": "Hỗ trợ máy đóng gói", "title.en": "Help with packing machines", "title.zh": "", "summary.vi": "Một nửa giá máy", "summary.en": "", "summary.zh": "", "conditions.vi": "Có giấy chứng nhận", "conditions.en": "", "conditions.zh": "" };
  const policy = { ...text, basis: "Nghị quyết 08/2019/NQ-HĐND", office: "Sở Nông nghiệp và Môi trường", phone: "", email: "", validFrom: "2020-01-01", validTo: "" };
  expect(await ask(changeRecord, { desk: "chinh-sach", id: "moi" }, { form: { intent: "create", ...policy, "title.vi": "" } })).toMatchObject({ status: 422, body: { problems: { "title.vi": "missing" } } });
  const id = await add("chinh-sach", policy);
  const shown = async () => ((await ask(policies, {}, { role: null })).body["policies"] as { id: string }[]).map((one) => one.id);
  expect(await shown()).toContain(id);
  const { seen } = await recordOf("chinh-sach", id);
  expect((await ask(changeRecord, { desk: "chinh-sach", id }, { form: { intent: "save", seen, ...policy, validTo: "2020-12-31" } })).status).toBe(302);
  expect(await shown()).not.toContain(id);
});

test("a fair is made, opened, closed, held; what it brought each is entered and added up; its list is filtered by state and year", async () => {
  const fair = { kind: "fair", title: "Hội chợ Xuân", organiser: "Sở Công Thương", place: "Lạng Sơn", startsOn: "2026-12-20", endsOn: "2026-12-24", applyUntil: "2026-12-01", places: "10", terms: "" };
  expect(await ask(newPromotion, {}, { form: { intent: "create", ...fair, endsOn: "2026-12-01" } })).toMatchObject({ status: 422, body: { problems: { endsOn: "before_start" } } });
  const made = await ask(newPromotion, {}, { form: { intent: "create", ...fair } });
  const id = made.location?.match(/([0-9a-f-]{36})/)?.[1] ?? "";
  const desk = async () => (await ask(showPromotion, { id })).body as unknown as { promotion: { seen: string; state: string }; participants: { id: string; contracts: number | null; salesVnd: bigint | null }[] };
  const act = async (form: Record<string, string>) => ask(changePromotion, { id }, { form: { seen: (await desk()).promotion.seen, ...form } });
  expect((await act({ intent: "move", state: "open" })).status).toBe(302);
  await db().promotionParticipant.create({ data: { id: newId(), promotionId: id, producerId: world.producer, wish: "Mật ong", appliedAt: new Date("2026-11-20T03:00:00Z") } });
  const [one] = (await desk()).participants;
  expect((await act({ intent: "decide", participant: one?.id ?? "", state: "accepted" })).status).toBe(302);
  for (const state of ["closed", "held"]) expect((await act({ intent: "move", state })).status).toBe(302);
  const typed = { intent: "participant-results", [`contracts.${one?.id}`]: "4", [`salesVnd.${one?.id}`]: "-1" };
  expect(await act(typed)).toMatchObject({ status: 422, body: { problems: { [`salesVnd.${one?.id}`]: "not_a_number" }, values: { [`contracts.${one?.id}`]: "4" } } });
  expect((await act({ ...typed, [`salesVnd.${one?.id}`]: "35.000.000" })).location).toContain("done=participant-results");
  expect((await desk()).participants).toMatchObject([{ contracts: 4, salesVnd: 35_000_000n }]);
  const found = async (query: string) => ((await ask(listPromotions, {}, { query })).body["rows"] as { id: string }[]).map((row) => row.id);
  expect([await found("state=held&year=2026"), await found("state=open"), await found("year=2025")]).toEqual([[id], [], []]);
});

test("a form sent twice, at once or again, makes one record and one row of the trail", async () => {
  const policy = { "title.vi": "Vay ưu đãi", "summary.vi": "Lãi thấp", "conditions.vi": "Có giấy", basis: "Nghị quyết 1", office: "Sở", validFrom: "2026-01-01" };
  const records: [string, Record<string, string>][] = [
    ["ho-tro", { ...SUPPORT, title: "Gửi hai lần" }], ["nhan-hieu", { kind: "gi", name: "Gửi hai lần" }], ["vinh-danh", { kind: "gold_brand", year: "2019", product: world.tea }], ["chinh-sach", policy],
  ];
  for (const [desk, fields] of records) {
    const key = newId();
    const ids = [...(await Promise.all([add(desk, { ...fields, key }), add(desk, { ...fields, key })])), await add(desk, { ...fields, key })];
    expect(ids, desk).toEqual([key, key, key]);
    expect(await db().auditEntry.count({ where: { subjectId: key } }), desk).toBe(1);
  }
  const fair = { intent: "create", key: newId(), kind: "fair", title: "Gửi hai lần", organiser: "Sở", place: "Lạng Sơn", startsOn: "2027-12-20", endsOn: "2027-12-24", applyUntil: "2027-12-01", places: "10", terms: "" };
  const made = await Promise.all([1, 2].map(() => ask(newPromotion, {}, { form: fair })));
  expect(made.map(({ location }) => location)).toEqual([1, 2].map(() => `/quan-tri/xuc-tien/${fair.key}?done=create`));
  expect(await db().promotion.count({ where: { title: fair.title } })).toBe(1);
});

describe("papers of a record", () => {
  const PDF = "%PDF-1.4 giấy chứng nhận";
  const send = (fields: Record<string, string>, content: string | null, role: Role | null = "officer") => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    if (content !== null) form.set("file", new File([content], "quyet-dinh.pdf", { type: "application/pdf" }));
    return ask(sendPaper, {}, { form, role });
  };
  const read = (id: string, role: Role | null) => ask(readPaper, { id }, { role });

  test("officers add and take off; public ones are anyone's to read, the others the staff's alone", async () => {
    const ownerId = await add("vinh-danh", { kind: "rural_industrial", year: "2024", product: world.tea, decision: "", issuedOn: "", validTo: "" });
    const fields = { owner: "recognition", ownerId, back: `/quan-tri/vinh-danh/${ownerId}` };
    expect((await send(fields, PDF, null)).location).toContain("/dang-nhap");
    expect((await send(fields, PDF, "producer")).status).toBe(403);
    expect((await send(fields, "<script>alert(1)</script>")).location).toContain("done=no-document");
    expect((await send(fields, null)).location).toContain("done=no-document");
    expect((await send({ ...fields, back: "https://example.com/" }, PDF)).status).toBe(404);
    expect((await send({ ...fields, ownerId: newId() }, PDF)).location).toContain("done=no-document");
    expect(await db().programmeDocument.count()).toBe(0);

    expect((await send(fields, PDF)).location).toBe(`/quan-tri/vinh-danh/${ownerId}?done=document`);
    expect((await send(fields, PDF)).location).toContain("done=document");
    expect((await send({ ...fields, public: "yes" }, `${PDF} 2`)).location).toContain("done=document");
    const papers = await db().programmeDocument.findMany({ orderBy: { uploadedAt: "asc" } });
    expect(papers).toHaveLength(2);
    const [inner, open] = [papers.find((paper) => !paper.public), papers.find((paper) => paper.public)];
    expect((await read(inner?.id ?? "", null)).location).toContain("/dang-nhap");
    expect((await read(inner?.id ?? "", "producer")).status).toBe(403);
    expect(await (await read(inner?.id ?? "", "officer")).response?.text()).toBe(PDF);
    const anyone = (await read(open?.id ?? "", null)).response;
    expect(anyone?.headers.get("Content-Disposition")).toContain("attachment");
    expect(await anyone?.text()).toBe(`${PDF} 2`);
    expect((await send({ ...fields, remove: open?.id ?? "" }, null)).location).toContain("done=document");
    expect((await read(open?.id ?? "", null)).status).toBe(404);
    expect(await db().auditEntry.count({ where: { subjectId: ownerId, action: { in: ["document.added", "document.removed"] } } })).toBe(3);
  });
});
