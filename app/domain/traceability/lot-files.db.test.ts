import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createOrderWorld, type OrderWorld } from "../../../tests/factories/order-world";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { newId } from "~/lib/id";
import { localDateAt } from "~/lib/local-date";
import { db, disconnect } from "~/platform/db/client.server";
import { forgetEnv } from "~/platform/env/env.server";
import { addTestReport, type ReportDraft } from "./add-test-report.server";
import { createLot } from "./create-lot.server";
import { lotDocument } from "./epcis/lot-document";
import { readEpcis } from "./epcis/document-schema";
import { MOST_LOT_FILES } from "./lot-file";
import { addLotPhotos, readLotPaper } from "./lot-files.server";
import { recordEvent } from "./record-event.server";
import { saveGln } from "./save-gln.server";
import { findTrace } from "./trace-queries.server";

let database: TestDatabase;
let world: OrderWorld;
let sql: pg.Pool;
let folder: string;
const at = new Date();
const today = localDateAt(at);
const pdf = (text: string) => new Uint8Array(Buffer.from(`%PDF-1.7\n% ${text}`));
const photo = async (background: string) => new Uint8Array(await sharp({ create: { width: 400, height: 300, channels: 3, background } }).jpeg().toBuffer());

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "lot-files-"));
  process.env["STORAGE_URL"] = folder;
  forgetEnv();
  database = await createTestDatabase();
  sql = new pg.Pool({ connectionString: database.url, max: 1 });
  world = await createOrderWorld();
});
afterAll(async () => {
  delete process.env["STORAGE_URL"];
  forgetEnv();
  await sql.end();
  await disconnect();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

async function make(sku: string, areaId?: string) {
  const goods = await world.sell({ sku, price: 1_000, stock: 5, producer: "bees" });
  const lot = await createLot({
    producerId: world.producers.bees, userId: world.officer, at,
    draft: {
      variant: goods.variantId, code: "A1", quantity: 10, harvestedOn: today, producedOn: today, bestBefore: null, ratioBp: 10_000, reason: "",
      sources: [areaId ? { kind: "area", id: areaId, amount: { grams: 5_000 } } : { kind: "bought", supplier: "Chợ", material: "mật", document: "", amount: { grams: 5_000 } }],
    },
  });
  if (!lot.ok) throw new Error(JSON.stringify(lot.error));
  return lot.value;
}
const report: ReportDraft = { laboratory: "Phòng thử", number: "KN-1", testedOn: today, passed: true, conclusion: "Mẫu đạt.", criteria: [] };
const add = (lotId: string, paper: Uint8Array | null, draft: Partial<ReportDraft> = {}, producerId = world.producers.bees) => addTestReport({ lotId, producerId, draft: { ...report, ...draft }, paper, userId: world.officer, today, at });
const addPhotos = (lotId: string, files: Uint8Array[], producerId = world.producers.bees) => addLotPhotos({ lotId, producerId, title: "Quay mật", files, userId: world.officer, at });

describe("a file of a lot", () => {
  it("joins the sealed record after publication, and the trail", async () => {
    const lot = await make("XL-FILE-1");
    expect(await addPhotos(lot.id, [await photo("#c98a2b"), await photo("#2b8ac9")])).toEqual({ ok: true, value: null });
    expect(await add(lot.id, pdf("một"))).toEqual({ ok: true, value: null });
    const trace = await findTrace(lot.number, lot.code);
    expect(trace).toMatchObject({ record: { sound: true, records: 6 }, lot: { photos: [{ title: "Quay mật" }, {}], reports: [{ number: "KN-1", papers: [{ conclusion: "Mẫu đạt.", mediaType: "application/pdf" }] }] } });
    expect(await db().auditEntry.count({ where: { subjectId: lot.id, action: { in: ["lot.photo_added", "lot.report_added"] } } })).toBe(2);
    await sql.query(`DO $$ BEGIN SET LOCAL session_replication_role = replica; UPDATE lot_file SET conclusion = 'Mẫu không đạt.' WHERE lot_id = '${lot.id}' AND kind = 'report'; END $$`);
    expect((await findTrace(lot.number, lot.code))?.record.sound).toBe(false);
    await expect(sql.query(`DELETE FROM lot_file WHERE lot_id = '${lot.id}'`)).rejects.toThrow(/append-only/);
  });

  it("whose bytes were exchanged in the storage is not given out", async () => {
    const lot = await make("XL-FILE-2");
    await add(lot.id, pdf("hai"));
    const { id, key } = await db().lotFile.findFirstOrThrow({ where: { lotId: lot.id } });
    expect((await readLotPaper(id))?.bytes.toString()).toContain("hai");
    writeFileSync(join(folder, key), pdf("ba"));
    expect(await readLotPaper(id)).toBeNull();
    expect(await readLotPaper(newId())).toBeNull();
  });

  it("is a picture or a PDF, of one's own lot, and one of not too many; the same photo twice is there once", async () => {
    const lot = await make("XL-FILE-3");
    const before = readdirSync(folder).length;
    expect(await add(lot.id, new Uint8Array(Buffer.from("MZ chương trình")))).toEqual({ ok: false, error: { field: "photos", fault: "file_type" } });
    expect(await addPhotos(lot.id, [pdf("không phải ảnh")])).toEqual({ ok: false, error: { field: "photos", fault: "file_type" } });
    expect(await addPhotos(lot.id, [])).toEqual({ ok: false, error: { field: "photos", fault: "file_missing" } });
    expect(readdirSync(folder)).toHaveLength(before);
    const same = await photo("#333");
    expect(await addPhotos(lot.id, [same], world.producers.hills)).toEqual({ ok: false, error: { field: "lot", fault: "gone" } });
    await addPhotos(lot.id, [same]);
    await addPhotos(lot.id, [same]);
    expect(await db().lotFile.count({ where: { lotId: lot.id } })).toBe(1);
    expect(await add(lot.id, same, { number: "KN-2" })).toEqual({ ok: false, error: { field: "photos", fault: "file_known" } });
    expect(await db().testReport.count({ where: { lotId: lot.id } })).toBe(0);
    expect(await addPhotos(lot.id, await Promise.all(Array.from({ length: MOST_LOT_FILES }, (_, index) => photo(`rgb(${index},0,0)`))))).toEqual({ ok: false, error: { field: "photos", fault: "file_many" } });
  });
});

describe("a GLN", () => {
  it("names the place in EPCIS documents; without one the shop's own name does", async () => {
    const area = newId();
    await db().growingArea.create({ data: { id: area, producerId: world.producers.bees, code: "XL-GLN-1", scheme: "Sổ", markets: ["VN"], crop: "Ong mật", areaHa: "1", hives: 20, yieldKg: 20, communeCode: "06463", validFrom: new Date("2020-01-01"), latitude: 21.8, longitude: 106.7 } });
    const lot = await make("XL-GLN-LOT", area);
    for (const step of ["commissioning", "packing", "shipping"] as const) {
      await recordEvent({ lotId: lot.id, producerId: world.producers.bees, userId: world.officer, communeCode: "06463", at, draft: { step, at: `${today}T00:00`, zoneOffset: "+07:00", place: "Kho", note: "" } });
    }
    const places = async () => {
      const trace = await findTrace(lot.number, lot.code);
      if (!trace) throw new Error("no trace");
      const document = lotDocument(trace, "https://cho.example", at);
      expect(readEpcis(document)).toMatchObject({ ok: true });
      const events = (document["epcisBody"] as { eventList: { bizStep: string; readPoint?: { id: string }; bizLocation?: { id: string } }[] }).eventList;
      return Object.fromEntries(events.map(({ bizStep, readPoint, bizLocation }) => [bizStep, [readPoint?.id, bizLocation?.id]]));
    };
    const commune = "https://cho.example/ns/commune/06463";
    expect(await places()).toEqual({ commissioning: ["geo:21.8,106.7", undefined], packing: [commune, undefined], shipping: [commune, undefined] });
    const save = (areaId: string | null, text: string, producerId = world.producers.bees) => saveGln({ areaId, producerId, text, userId: world.officer });
    expect(await save(null, "8938500120009")).toEqual({ ok: false, error: "gln" });
    expect(await save(area, "8938500120008", world.producers.hills)).toEqual({ ok: false, error: "gone" });
    expect(await save(null, "893 850012 000-8")).toEqual({ ok: true, value: null });
    expect(await save(area, "8938500120015")).toEqual({ ok: true, value: null });
    expect(await save(null, "8938500120008", world.producers.hills)).toEqual({ ok: false, error: "gln_taken" });
    const [own, field] = ["https://id.gs1.org/414/8938500120008", "https://id.gs1.org/414/8938500120015"];
    expect(await places()).toEqual({ commissioning: [field, field], packing: [own, own], shipping: [commune, undefined] });
    await expect(sql.query(`UPDATE growing_area SET gln = '8938500120009' WHERE id = '${area}'`)).rejects.toThrow(/growing_area_gln/);
    expect(await save(area, "")).toEqual({ ok: true, value: null });
  });
});
