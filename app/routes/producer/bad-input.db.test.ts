/** What must not come in at a producer's desk: each is refused with its reason at its field, and what was typed stays. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTwoProducers, type Things } from "../../../tests/factories/two-producers";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { readShelf } from "~/domain/traceability/shelf-lots.server";
import { localDateAt } from "~/lib/local-date";
import { db, disconnect } from "~/platform/db/client.server";
import { forgetEnv } from "~/platform/env/env.server";
import { action as cancelLines } from "./cancel-lines";
import { action as dossier } from "./dossier";
import { action as income } from "./income";
import { action as listing } from "./listing";
import { action as photo } from "./listing-photo";
import { action as lot } from "./lot";
import { action as areas } from "./areas";
import { action as newLot } from "./lot-new";
import { action as lotStep } from "./lot-step";
import { action as papers } from "./papers";
import { action as stockLots } from "./stock-lots";

let database: TestDatabase;
let mine: Things;
let folder: string;
const today = localDateAt(new Date());

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "bad-input-"));
  process.env["STORAGE_URL"] = folder;
  forgetEnv();
  database = await createTestDatabase();
  ({ mine } = await createTwoProducers(database.url));
}, 60_000);
afterAll(async () => {
  delete process.env["STORAGE_URL"];
  forgetEnv();
  await disconnect();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

type Sent = { path: string; params: Record<string, string>; fields: Record<string, string>; file?: File; /** In the field of photos. */ photos?: File };

/** Sends a form as a browser does and answers what the page would be told. */
async function send(action: (args: ActionFunctionArgs) => unknown, { path, params, fields, file, photos }: Sent): Promise<{ status: number; body: unknown }> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (file) form.set("file", file);
  if (photos) form.set("photos", photos);
  const body = file || photos ? form : new URLSearchParams(fields);
  const request = new Request(`http://localhost/nguoi-ban/${path}`, { method: "POST", headers: { Cookie: mine.cookie }, body });
  const answer = await action({ request, params, context: { requestId: "bad-input", clientAddress: "198.51.100.8" } });
  if (answer instanceof Response) return { status: answer.status, body: answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : null };
  if (typeof answer === "object" && answer !== null && "data" in answer && "init" in answer) return { status: (answer.init as ResponseInit | null)?.status ?? 200, body: answer.data };
  return { status: 200, body: answer };
}

const huge = () => new File([Buffer.alloc(50 * 1_048_576, 0xff)], "anh.jpg", { type: "image/jpeg" });
const program = () => new File(["MZ\u0090\0 This program cannot be run in DOS mode."], "anh.jpg", { type: "image/jpeg" });
const script = () => new File(['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'], "anh.svg", { type: "image/svg+xml" });

describe("a paper", () => {
  const sound = () => ({ intent: "send", group: "seller", kind: "food_safety", number: "7/ATTP", body: "Chi cục", issuedOn: "2026-01-05", validUntil: "2029-01-05" });
  const pdf = () => new File(["%PDF-1.7"], "giay.pdf", { type: "application/pdf" });
  it.each<[string, Record<string, string>, Record<string, string>, (() => File)?]>([
    ["of no kind", { kind: "" }, { kind: "missing" }],
    ["of a kind nobody offers", { kind: "passport" }, { kind: "missing" }],
    ["without a number", { number: " " }, { number: "missing" }],
    ["of a number that is too long", { number: "9".repeat(81) }, { number: "too_long" }],
    ["issued on a day that does not exist", { issuedOn: "2026-02-31" }, { issuedOn: "invalid" }],
    ["issued tomorrow", { issuedOn: "2199-01-01", validUntil: "2199-02-01" }, { issuedOn: "ahead" }],
    ["that ends before it begins", { validUntil: "2026-01-05" }, { validUntil: "not_after" }],
    ["that has ended", { issuedOn: "2020-01-01", validUntil: "2021-01-01" }, { validUntil: "ended" }],
    ["without the end that it must have", { validUntil: "" }, { validUntil: "missing" }],
    ["of a standard without scope and products", { kind: "vietgap", group: "quality" }, { scope: "missing", products: "missing" }],
    ["of a standard for something that is no product", { kind: "vietgap", group: "quality", scope: "Na", "product-x": "1" }, { products: "not_own_listing" }],
    ["that is a renamed program", {}, { file: "file_type" }, program],
    ["that is an SVG with a script", {}, { file: "file_type" }, script],
    ["of 50 MB", {}, { file: "too_large" }, huge],
  ])("%s is refused with its reason, and what was typed stays", async (_what, change, faults, file = pdf) => {
    const fields: Record<string, string> = { ...sound(), ...change };
    const { status, body } = await send(papers, { path: "giay-to", params: {}, fields, file: file() });
    expect(status).toBe(422);
    expect(body).toMatchObject({ refusal: { faults, values: { body: "Chi cục" } } });
  });
  it("without its file is refused at the file", async () => {
    expect(await send(papers, { path: "giay-to", params: {}, fields: sound() })).toMatchObject({ status: 422, body: { refusal: { faults: { file: "missing" } } } });
  });
});

describe("a photo", () => {
  const take = (file: File) => send(photo, { path: `san-pham/${mine.draft}/anh/tai`, params: { id: mine.draft }, fields: {}, file });
  it.each([
    ["of 50 MB", huge, "too_large"],
    ["that is a renamed program", program, "not_a_picture"],
    ["that is an SVG with a script", script, "not_a_picture"],
  ])("%s is refused and leaves nothing", async (_what, file, fault) => {
    const before = readdirSync(folder, { recursive: true, encoding: "utf8" });
    expect(await take(file())).toEqual({ status: 422, body: { fault } });
    expect(readdirSync(folder, { recursive: true, encoding: "utf8" })).toEqual(before);
  });

  it("keeps nothing of the place it was taken at", async () => {
    const gps = { IFD3: { GPSLatitudeRef: "N", GPSLatitude: "21/1 51/1 0/1", GPSLongitudeRef: "E", GPSLongitude: "106/1 45/1 0/1" } };
    const taken = await sharp({ create: { width: 900, height: 700, channels: 3, background: "#c98a2b" } }).withExif({ IFD0: { Make: "DienThoaiThu" }, ...gps }).jpeg().toBuffer();
    expect(taken.includes("DienThoaiThu")).toBe(true);
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    const before = new Set(readdirSync(folder, { recursive: true, encoding: "utf8" }));
    expect(await take(new File([new Uint8Array(taken)], "anh.jpg"))).toEqual({ status: 200, body: { done: true } });
    const written = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !before.has(entry.name)).map(({ parentPath, name }) => join(parentPath, name));
    expect(written.length).toBeGreaterThan(2);
    for (const name of written.filter((one) => !one.endsWith(".json"))) {
      const bytes = readFileSync(name);
      expect(bytes.includes("DienThoaiThu")).toBe(false);
      const { exif, xmp, iptc } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc }).toEqual({ exif: undefined, xmp: undefined, iptc: undefined });
    }
  });
});

describe("a paper", () => {
  it.each([
    ["of 50 MB", huge, { kind: "upload", fault: "too_large" }],
    ["that is a renamed program", program, { kind: "file_type" }],
    ["that is an SVG with a script", script, { kind: "file_type" }],
  ])("%s is refused; its title stays", async (_what, file, failure) => {
    const fields = { intent: "add_paper", kind: "other", title: "Ảnh xưởng mới", code: "" };
    const { status, body } = await send(dossier, { path: `ho-so/${mine.dossier}/giay-to`, params: { id: mine.dossier, step: "giay-to" }, fields, file: file() });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).toMatchObject({ refusal: { failure, values: fields } });
  });
});

describe("a listing", () => {
  const step = (name: string, fields: Record<string, string>) => send(listing, { path: `san-pham/${mine.draft}/${name}`, params: { id: mine.draft, step: name }, fields: { intent: "save", ...fields } });
  const size = { "variants.0.name": "Hũ", "variants.0.unit": "hũ", "variants.0.weight": "500", "variants.0.price": "100k", "variants.0.stock": "5" };

  it("with a wrong digit in its GTIN says so there", async () => {
    const fields = { ...size, "variants.0.gtin": "4006381333930" };
    expect(await step("loai", fields)).toMatchObject({ status: 422, body: { refusal: { kind: "fields", problems: { "variants.0.gtin": "invalid" }, values: fields } } });
  });

  it("with HTML in its story keeps it as the text it is", async () => {
    const html = '<img src=x onerror="alert(1)"><script>alert(2)</script> Chuyện của ong';
    await step("ten", { setNo: "4", "name.vi": "Mật ong", "summary.vi": "Mật", "description.vi": html });
    const { facts } = await db().listingDraft.findUniqueOrThrow({ where: { id: mine.draft } });
    expect(facts).toMatchObject({ description: { vi: html } });
  });
});

describe("a lot", () => {
  const fresh = { code: "MOI-1", quantity: "10", harvestedOn: today, producedOn: today, bestBefore: "", ratioBp: "100", reason: "" };
  const row = (index: number, source: string, amount: string) => ({ [`sources.${index}.source`]: source, [`sources.${index}.amount`]: amount, [`sources.${index}.supplier`]: "", [`sources.${index}.material`]: "", [`sources.${index}.document`]: "" });
  const make = (change: Record<string, string>) => {
    const named = Object.entries({ ...row(0, "area", "5"), ...change }).map(([name, value]) => [name, value === "area" || value === "lot" ? `${value}:${mine[value]}` : value]);
    const fields = { variant: mine.variant, ...fresh, ...Object.fromEntries(named) };
    return send(newLot, { path: "lo/moi", params: {}, fields }).then((answer) => ({ ...answer, fields }));
  };
  it.each([
    ["more out than in", { quantity: "9000" }, { reason: "over" }],
    ["more than the lot it is made of has", { ...row(0, "lot", "90000"), quantity: "1" }, { "sources.0.amount": "source_short" }],
    ["more of the second lot than it has", { ...row(1, "lot", "90000"), quantity: "1" }, { "sources.1.amount": "source_short" }],
    ["made of the same area twice", row(1, "area", "1"), { "sources.1.source": "twice" }],
    ["made of a lot that is not there", row(1, "lot:0193a000-0000-7000-8000-000000000000", "1"), { "sources.1.source": "gone" }],
    ["made of itself", { ...row(0, "lot", "1"), code: "L-BEES" }, { "sources.0.source": "itself" }],
    ["of a harvest counted in bags", row(0, "area", "3 bao"), { "sources.0.amount": "unit" }],
    ["of half a jar of a lot", row(0, "lot", "1,5 hũ"), { "sources.0.amount": "whole" }],
    ["bought from nobody", row(1, "bought", "1"), { "sources.1.supplier": "missing", "sources.1.material": "missing" }],
    ["made tomorrow", { producedOn: "2999-01-01" }, { producedOn: "future" }],
    ["of half a jar", { quantity: "1,5" }, { quantity: "whole" }],
    ["with a code that no label can bear", { code: "LÔ SỐ 1" }, { code: "lot_code" }],
    ["made of nothing", row(0, "", "5"), { "sources.0.source": "choose" }],
  ])("%s is refused there, all else stays", async (_what, change, faults) => {
    const { status, body, fields } = await make(change);
    expect({ status, body }).toMatchObject({ status: 422, body: { refusal: { faults, values: fields } } });
  });

  it.each([
    ["with a wrong last digit", "8938500120009", "gln"],
    ["of twelve digits", "893850012000", "gln"],
  ])("a location number %s is refused there, and stays as typed", async (_what, gln, fault) => {
    const fields = { intent: "gln", id: mine.area, gln };
    expect(await send(areas, { path: "vung-trong", params: {}, fields })).toMatchObject({ status: 422, body: { refusal: { intent: "gln", faults: { gln: fault }, values: fields } } });
  });

  const left = async () => String((await readShelf(mine.producer, mine.variant, today))?.lots[0]?.remaining);
  const adjust = async (fields: Record<string, string>) => send(stockLots, { path: `kho/lo/${mine.variant}`, params: { id: mine.variant }, fields: { lot: mine.lot, seen: await left(), reason: "spoiled", quantity: "1", note: "vỡ", ...fields } });
  it.each([
    ["more spoiled than there is", { quantity: "51" }, { field: "quantity", fault: "short", most: expect.any(Number) }],
    ["half a jar lost", { reason: "lost", quantity: "nửa hũ" }, { field: "quantity", fault: "whole" }],
    ["more counted than was made", { reason: "counted", quantity: "60" }, { field: "quantity", fault: "found", most: expect.any(Number) }],
    ["no reason", { reason: "vui" }, { field: "reason", fault: "choose" }],
    ["a number that was seen before something left", { seen: "1" }, { field: "quantity", fault: "stale" }],
  ])("an adjustment with %s is refused there, all else stays", async (_what, fields, answer) => {
    expect(await adjust(fields)).toMatchObject({ status: 422, body: { answer: { ...answer, values: fields } } });
  });

  const photo = (file: File) => send(lot, { path: `lo/${mine.lot}`, params: { id: mine.lot }, fields: { intent: "photo", title: "Quay mật" }, photos: file });
  it.each([
    ["of 50 MB", huge, "file_large"],
    ["that is a renamed program", program, "file_type"],
    ["that is an SVG with a script", script, "file_type"],
  ])("a photo %s is refused and leaves nothing; its caption stays", async (_what, file, fault) => {
    const before = readdirSync(folder, { recursive: true, encoding: "utf8" });
    expect(await photo(file())).toMatchObject({ status: 422, body: { refusal: { intent: "photo", faults: { photos: fault }, values: { title: "Quay mật" } } } });
    expect(readdirSync(folder, { recursive: true, encoding: "utf8" })).toEqual(before);
  });

  const act = (fields: Record<string, string>) => send(lot, { path: `lo/${mine.lot}`, params: { id: mine.lot }, fields });
  it.each([
    ["an event that lies ahead", { intent: "event", step: "packing", at: "2999-01-01T08:00", place: "Xưởng", note: "ghi chú" }, { at: "future" }],
    ["an event on a day that is none", { intent: "event", step: "packing", at: "2026-02-31T08:00", place: "Xưởng", note: "" }, { at: "date" }],
    ["more sold elsewhere than is in it", { intent: "withdraw", quantity: "5000", reason: "sold_outside" }, { quantity: "short" }],
    ["a report of tomorrow's", { intent: "report", laboratory: "Phòng", number: "9", testedOn: "2999-01-01", criteria: "Độ ẩm; 18 %", passed: "on" }, { testedOn: "future" }],
    ["a recall that nobody is sure of", { intent: "recall", reason: "Nắp hở" }, { sure: "choose" }],
  ])("%s is refused there, all else stays", async (_what, fields, faults) => {
    expect(await act(fields)).toMatchObject({ status: 422, body: { refusal: { faults, values: fields } } });
  });

  it("a step that waited on a device and lies ahead is told what is wrong", async () => {
    const fields = { step: "packing", at: "2999-01-01T08:00", place: "Xưởng", note: "" };
    expect(await send(lotStep, { path: `lo/${mine.lot}/buoc`, params: { id: mine.lot }, fields })).toEqual({ status: 422, body: { faults: { at: "future" } } });
  });
});

describe("a bank account", () => {
  const account = { intent: "account", bankBin: "970405", account: "8100205012345", holder: "HTX ONG" };
  it.each([
    ["of no bank", { bankBin: "" }, { bankBin: "missing" }],
    ["of a bank nobody knows", { bankBin: "<b>" }, { bankBin: "malformed" }],
    ["with a formula for a number", { account: "=1+1" }, { account: "malformed" }],
    ["of nobody", { holder: "   " }, { holder: "missing" }],
    ["with a name without end", { holder: "A".repeat(5_000) }, { holder: "malformed" }],
  ])("%s is refused there, all else stays", async (_what, change, problems) => {
    const { intent: _intent, ...typed } = { ...account, ...change };
    const values = { ...typed, holder: typed.holder.slice(0, 200) };
    expect(await send(income, { path: "thu-nhap", params: {}, fields: { ...account, ...change } })).toEqual({ status: 422, body: { problems, values } });
  });
});

describe("calling part of a parcel off", () => {
  const line = async () => (await db().orderLine.findFirstOrThrow({ where: { shipmentId: mine.parcel } })).id;
  it.each<[string, Record<string, string>, string, number, { problem?: string; line?: string; noteMissing?: boolean }]>([
    ["words for a number", { intent: "check", note: "Hết hàng" }, "hai", 422, { problem: "form", line: "malformed" }],
    ["a part of a piece", { intent: "confirm", note: "Hết hàng" }, "1,5", 422, { problem: "form", line: "malformed" }],
    ["a number below nothing", { intent: "check", note: "Hết hàng" }, "-1", 422, { problem: "form", line: "malformed" }],
    ["more than is left", { intent: "check", note: "Hết hàng" }, "9999", 422, { problem: "form", line: "too_much" }],
    ["no reason for the buyer", { intent: "check", note: " " }, "1", 422, { problem: "form", noteMissing: true }],
    ["nothing at all", { intent: "confirm", note: "Hết hàng" }, "0", 422, { problem: "nothing" }],
    ["a parcel that has changed since", { intent: "confirm", note: "Hết hàng", seen: "7" }, "1", 409, { problem: "stale" }],
    ["a state that is none", { intent: "confirm", note: "Hết hàng", state: "lost" }, "1", 409, { problem: "stale" }],
    ["a sheet of another kind", { intent: "confirm", note: "Hết hàng", seen: "nhiều" }, "1", 409, { problem: "stale" }],
  ])("%s", async (_, fields, quantity, status, { problem, line: wrong, noteMissing = false }) => {
    const id = await line();
    const { quantity: before } = await db().orderLine.findUniqueOrThrow({ where: { id } });
    const answer = await send(cancelLines, { path: `don-hang/${mine.parcel}/huy`, params: { id: mine.parcel }, fields: { state: "pending", seen: "0", [`line.${id}`]: quantity, ...fields } });
    expect(answer).toMatchObject({ status, body: { kind: "form", problem, noteMissing, lines: wrong ? { [id]: wrong } : {}, typed: { quantities: { [id]: quantity }, note: fields.note?.trim() } } });
    expect((await db().orderLine.findUniqueOrThrow({ where: { id } })).quantity).toBe(before);
  });
});
