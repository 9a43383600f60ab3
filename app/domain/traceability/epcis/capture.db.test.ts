import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { seedDemo } from "../../../../prisma/seed";
import { createTestDatabase, type TestDatabase } from "../../../../tests/setup/db";
import { findByToken, makeToken, revokeToken } from "~/domain/producers/tokens.server";
import { db, disconnect } from "~/platform/db/client.server";
import { tracePath } from "../gs1";
import { findTrace } from "../trace-queries.server";
import { captureEvents } from "./capture-events.server";
import { EPCIS_CONTEXT, readEpcis } from "./document-schema";
import { lotDocument } from "./lot-document";

const SITE = "https://cho.example";
const at = new Date("2026-11-23T03:00:00Z");
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await seedDemo(database.url, { today: at, storageUrl: "none" });
}, 60_000);
afterAll(async () => {
  await disconnect();
  await database.close();
});

test("the documents of the demo's lots on sale are valid EPCIS 2.0, and lead back to a field, hives or a supplier", async () => {
  const lots = await db().lot.findMany({ where: { status: "on_sale" }, select: { gtin: true, code: true } });
  expect(lots.length).toBeGreaterThan(120);
  const types = new Set<string>();
  const check = async ({ gtin, code }: { gtin: string; code: string }) => {
    const trace = await findTrace(gtin, code);
    if (!trace) throw new Error(`${gtin} ${code} is not found`);
    const read = readEpcis(JSON.parse(JSON.stringify(lotDocument(trace, SITE, at))));
    expect(read, `${gtin} ${code}`).toMatchObject({ ok: true });
    if (read.ok) for (const { type } of read.value.events) types.add(type);
    expect([trace.lot, ...trace.before].flatMap(({ sources }) => sources).some(({ kind }) => kind !== "lot")).toBe(true);
  };
  for (let start = 0; start < lots.length; start += 6) await Promise.all(lots.slice(start, start + 6).map(check));
  expect([...types].toSorted()).toEqual(["AggregationEvent", "ObjectEvent", "TransformationEvent"]);
}, 60_000);

describe("capture", () => {
  const event = (change: object = {}) => ({
    type: "ObjectEvent", eventID: "urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8", eventTime: "2026-11-20T08:00:00+07:00", eventTimeZoneOffset: "+07:00", action: "OBSERVE", bizStep: "storing",
    epcList: ["urn:epc:id:sgtin:0614141.107346.2017"], "example:note": { chai: 3 }, ...change,
  });
  const documentOf = (...eventList: object[]) => ({ "@context": [EPCIS_CONTEXT, { example: "https://example.com/ns/" }], type: "EPCISDocument", schemaVersion: "2.0", creationDate: "2026-11-21T00:00:00Z", epcisBody: { eventList } });
  async function speaker(skip = 0) {
    const producer = await db().producer.findFirstOrThrow({ where: { products: { some: { lots: { some: { status: "on_sale" } } } } }, orderBy: { slug: "asc" }, skip });
    const user = await db().user.findFirstOrThrow();
    const token = await makeToken({ producerId: producer.id, name: "kho", userId: user.id });
    const known = token.ok ? await findByToken(token.value) : null;
    if (!token.ok || !known) throw new Error("no token");
    return { ...known, token: token.value, userId: user.id };
  }
  const count = () => db().capturedEvent.count();

  it("takes events about what the shop does not know, each id once, an error declared beside it", async () => {
    const who = await speaker();
    const send = (...events: object[]) => captureEvents({ ...who, body: documentOf(...events), at });
    expect(await send(event())).toMatchObject({ ok: true, value: { taken: 1, known: 0 } });
    expect(await send(event(), event({ eventID: undefined }), event({ eventID: undefined }))).toMatchObject({ ok: true, value: { taken: 1, known: 2, events: [{ status: "known" }, { status: "taken" }, { status: "known" }] } });
    expect(await send(event({ errorDeclaration: { declarationTime: "2026-11-21T00:00:00Z", reason: "did_not_occur" } }))).toMatchObject({ ok: true, value: { taken: 1 } });
    // Another producer may say the same under the same id.
    expect(await captureEvents({ ...(await speaker(1)), body: documentOf(event()), at })).toMatchObject({ ok: true, value: { taken: 1 } });
  });

  it("takes all or nothing, and says what is wrong and where", async () => {
    const who = await speaker();
    const before = await count();
    const send = (...events: object[]) => captureEvents({ ...who, body: documentOf(...events), at });
    expect(await send(event({ eventID: "urn:uuid:new" }), event({ action: "CREATE" }))).toEqual({ ok: false, error: [{ path: "epcisBody.eventList[1].action", message: "must be ADD, OBSERVE or DELETE" }] });
    expect(await send(event({ eventID: "urn:uuid:new" }), event({ eventTime: "2026-11-23T03:06:00Z" }))).toEqual({ ok: false, error: [{ path: "epcisBody.eventList[1].eventTime", message: "lies in the future" }] });
    expect(await send(event({ eventID: "urn:uuid:new", "example:note": "a\u0000b" }))).toMatchObject({ ok: false });
    expect(await count()).toBe(before);
  });

  it("puts an event about a lot into that lot's record, and into no other producer's", async () => {
    const who = await speaker();
    const lot = await db().lot.findFirstOrThrow({ where: { product: { producerId: who.producerId }, status: "on_sale" } });
    const foreign = await db().lot.findFirstOrThrow({ where: { product: { producerId: { not: who.producerId } }, status: "on_sale" } });
    const ids = [lot, foreign].map(({ gtin, code }) => `https://id.example.org/some/path${tracePath(gtin, code)}`);
    expect(await captureEvents({ ...who, body: documentOf(event({ eventID: "urn:uuid:lot", epcList: [], quantityList: ids.map((epcClass) => ({ epcClass, quantity: 1 })) })), at })).toMatchObject({ ok: true, value: { taken: 1 } });
    const [own, theirs] = await Promise.all([findTrace(lot.gtin, lot.code), findTrace(foreign.gtin, foreign.code)]);
    expect(own).toMatchObject({ captured: [{ type: "ObjectEvent" }], record: { sound: true } });
    expect(theirs?.captured).toEqual([]);
    if (!own) return;
    const document = JSON.parse(JSON.stringify(lotDocument(own, SITE, at)));
    expect(readEpcis(document)).toMatchObject({ ok: true });
    expect(JSON.stringify(document)).toContain('"example:note":{"chai":3}');
  });

  it("ends with its key", async () => {
    const who = await speaker();
    expect(await revokeToken({ id: who.tokenId, producerId: "00000000-0000-7000-8000-000000000000", userId: who.userId })).toBe(false);
    expect(await findByToken(who.token)).not.toBeNull();
    expect(await revokeToken({ id: who.tokenId, producerId: who.producerId, userId: who.userId })).toBe(true);
    expect(await findByToken(who.token)).toBeNull();
    expect(await findByToken(`${who.token}x`)).toBeNull();
  });
});
