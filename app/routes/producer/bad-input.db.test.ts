/** What must not come in at a producer's desk: each is refused with its reason at its field, and what was typed stays. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTwoProducers, type Things } from "../../../tests/factories/two-producers";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { localDateAt } from "~/lib/local-date";
import { db, disconnect } from "~/platform/db/client.server";
import { forgetEnv } from "~/platform/env/env.server";
import { action as dossier } from "./dossier";
import { action as income } from "./income";
import { action as listing } from "./listing";
import { action as photo } from "./listing-photo";
import { action as lot } from "./lot";
import { action as newLot } from "./lot-new";
import { action as lotStep } from "./lot-step";

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

type Sent = { path: string; params: Record<string, string>; fields: Record<string, string>; file?: File };

/** Sends a form as a browser does and answers what the page would be told. */
async function send(action: (args: ActionFunctionArgs) => unknown, { path, params, fields, file }: Sent): Promise<{ status: number; body: unknown }> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (file) form.set("file", file);
  const body = file ? form : new URLSearchParams(fields);
  const request = new Request(`http://localhost/nguoi-ban/${path}`, { method: "POST", headers: { Cookie: mine.cookie }, body });
  const answer = await action({ request, params, context: { requestId: "bad-input", clientAddress: "198.51.100.8" } });
  if (answer instanceof Response) return { status: answer.status, body: answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : null };
  if (typeof answer === "object" && answer !== null && "data" in answer && "init" in answer) return { status: (answer.init as ResponseInit | null)?.status ?? 200, body: answer.data };
  return { status: 200, body: answer };
}

const huge = () => new File([Buffer.alloc(50 * 1_048_576, 0xff)], "anh.jpg", { type: "image/jpeg" });
const program = () => new File(["MZ\u0090\0 This program cannot be run in DOS mode."], "anh.jpg", { type: "image/jpeg" });
const script = () => new File(['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'], "anh.svg", { type: "image/svg+xml" });

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
    expect(await take(new File([new Uint8Array(taken)], "anh.jpg"))).toEqual({ status: 200, body: {} });
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
  const fresh = { code: "MOI-1", quantity: "10", harvestedOn: today, producedOn: today, bestBefore: "", grams: "5", ratioBp: "100", supplier: "", material: "", document: "", reason: "" };
  const make = (change: Record<string, string>) => {
    const fields = { variant: mine.variant, source: `area:${mine.area}`, ...fresh, ...change };
    return send(newLot, { path: "lo/moi", params: {}, fields }).then((answer) => ({ ...answer, fields }));
  };
  it.each([
    ["more out than in", { quantity: "9000" }, { reason: "over" }],
    ["more than the lot it is made of has", { source: "lot", grams: "90000", quantity: "1" }, { grams: "source_short" }],
    ["made tomorrow", { producedOn: "2999-01-01" }, { producedOn: "future" }],
    ["of half a jar", { quantity: "1,5" }, { quantity: "whole" }],
    ["with a code that no label can bear", { code: "LÔ SỐ 1" }, { code: "lot_code" }],
    ["made of nothing", { source: "" }, { source: "choose" }],
  ])("%s is refused there, all else stays", async (_what, change, faults) => {
    const { status, body, fields } = await make("source" in change && change.source === "lot" ? { ...change, source: `lot:${mine.lot}` } : change);
    expect({ status, body }).toMatchObject({ status: 422, body: { refusal: { faults, values: fields } } });
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
