/** Telephones are told of new orders, sealed for each and signed by the shop; those that are gone are forgotten. */
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createOrderWorld, placed } from "../../tests/factories/order-world";
import { createTestDatabase, type TestDatabase } from "../../tests/setup/db";
import { pushNewParcels } from "~/domain/notifications/parcel-pushes.server";
import { dropDevice, keepDevice, readDevice } from "~/domain/notifications/push-devices.server";
import { newId } from "~/lib/id";
import { db, disconnect } from "~/platform/db/client.server";
import { vapidKeys, type Post } from "~/platform/push/push.server";

type Heard = { path: string; headers: IncomingHttpHeaders; body: Buffer };

let database: TestDatabase;
let seller: string;
const heard: Heard[] = [];
const statuses = new Map<string, number>();
const service = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  heard.push({ path: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks) });
  response.writeHead(statuses.get(request.url ?? "") ?? 201).end();
});
/** To the push service of this test, in the place of the one that an endpoint names. */
const post: Post = async (endpoint, { headers, body }) => {
  const { port } = service.address() as AddressInfo;
  return (await fetch(`http://127.0.0.1:${port}${new URL(endpoint).pathname}`, { method: "POST", headers, body: new Uint8Array(body) })).status;
};

beforeAll(async () => {
  await new Promise<void>((done) => service.listen(0, "127.0.0.1", done));
  database = await createTestDatabase();
  const world = await createOrderWorld();
  await world.sell({ sku: "HONEY", price: 180_000, stock: 100, producer: "bees" });
  seller = await person("ban@bees.vn", "en");
  await db().producerMember.create({ data: { producerId: world.producers.bees, userId: seller, role: "sales" } });
});
afterAll(async () => {
  service.close();
  await disconnect();
  await database.close();
});

async function person(email: string, locale: string): Promise<string> {
  const id = newId();
  await db().user.create({ data: { id, email, name: "Người Bán", passwordHash: "none", roles: ["producer"], locale } });
  return id;
}

/** A browser: its keys, and what it reads from a sealed message (RFC 8291, RFC 8188). */
function browser(path: string) {
  const curve = createECDH("prime256v1");
  const own = curve.generateKeys();
  const auth = randomBytes(16);
  return {
    device: { endpoint: `https://push.services.example.com${path}`, p256dh: own.toString("base64url"), auth: auth.toString("base64url") },
    read(body: Buffer): unknown {
      const [salt, length] = [body.subarray(0, 16), body.readUInt8(20)];
      const sender = body.subarray(21, 21 + length);
      const derive = (key: Buffer, salted: Buffer, info: Buffer, size: number) => Buffer.from(hkdfSync("sha256", key, salted, info, size));
      const shared = derive(curve.computeSecret(sender), auth, Buffer.concat([Buffer.from("WebPush: info\0"), own, sender]), 32);
      const cipher = body.subarray(21 + length);
      const opened = createDecipheriv("aes-128-gcm", derive(shared, salt, Buffer.from("Content-Encoding: aes128gcm\0"), 16), derive(shared, salt, Buffer.from("Content-Encoding: nonce\0"), 12));
      opened.setAuthTag(cipher.subarray(-16));
      const text = Buffer.concat([opened.update(cipher.subarray(0, -16)), opened.final()]);
      return JSON.parse(text.subarray(0, text.lastIndexOf(2)).toString("utf8"));
    },
  };
}

function signedBy(headers: IncomingHttpHeaders): { valid: boolean; claims: Record<string, unknown> } {
  const [, token = "", key = ""] = /^vapid t=([^,]+), ?k=([\w-]+)$/.exec(headers.authorization ?? "") ?? [];
  const point = Buffer.from(key, "base64url");
  const jwk = { kty: "EC", crv: "P-256", x: point.subarray(1, 33).toString("base64url"), y: point.subarray(33).toString("base64url") };
  const [head = "", body = "", signature = ""] = token.split(".");
  const valid = key === vapidKeys().publicKey && verify("sha256", Buffer.from(`${head}.${body}`), { key: createPublicKey({ key: jwk, format: "jwk" }), dsaEncoding: "ieee-p1363" }, Buffer.from(signature, "base64url"));
  return { valid, claims: JSON.parse(Buffer.from(body, "base64url").toString("utf8")) as Record<string, unknown> };
}

test("each device of those who sell is told in their language, without anything about the buyer or the goods", async () => {
  const [phone, laptop, other] = [browser("/phone"), browser("/laptop"), browser("/other")];
  const stranger = await person("la@example.vn", "vi");
  for (const { device } of [phone, laptop]) expect(await keepDevice(seller, device, new Date())).toBe(true);
  expect(await keepDevice(stranger, other.device, new Date())).toBe(true);
  const order = await placed({ HONEY: 1 }, { contact: { name: "Lý Thị Nga", phone: "0912345678", email: "nga@example.vn" } });
  await pushNewParcels([order.orderId], post);
  expect(heard.map(({ path }) => path).toSorted()).toEqual(["/laptop", "/phone"]);
  const { body, headers } = heard.find(({ path }) => path === "/phone")!;
  const { id } = await db().shipment.findFirstOrThrow({ where: { orderId: order.orderId } });
  expect(phone.read(body)).toEqual({ title: "A new order", body: "Open it to see and pack the goods.", url: `/en/nguoi-ban/don-hang/${id}`, tag: id });
  expect(headers).toMatchObject({ "content-encoding": "aes128gcm", ttl: String(12 * 3_600), urgency: "high" });
  const { valid, claims } = signedBy(headers);
  expect([valid, claims["aud"], Number(claims["exp"]) - Date.now() / 1_000 <= 24 * 3_600]).toEqual([true, "https://push.services.example.com", true]);
  expect(() => laptop.read(body)).toThrow("authenticate");
});

test("a device that is gone is forgotten; one whose service is in trouble stays", async () => {
  statuses.set("/phone", 410).set("/laptop", 503);
  const order = await placed({ HONEY: 1 });
  await pushNewParcels([order.orderId], post);
  expect((await db().pushSubscription.findMany({ where: { userId: seller } })).map(({ endpoint }) => new URL(endpoint).pathname)).toEqual(["/laptop"]);
});

test("a device changes hands only for whoever holds it, and is taken off by its own person", async () => {
  const { device } = browser("/shared");
  const [one, two] = [await person("mot@example.vn", "vi"), await person("hai@example.vn", "vi")];
  await keepDevice(one, device, new Date());
  expect(await keepDevice(two, { ...device, auth: randomBytes(16).toString("base64url") }, new Date())).toBe(false);
  await dropDevice(two, device.endpoint);
  expect(await db().pushSubscription.findUnique({ where: { endpoint: device.endpoint } })).toMatchObject({ userId: one });
  expect(await keepDevice(two, device, new Date())).toBe(true);
  await dropDevice(two, device.endpoint);
  expect(await db().pushSubscription.count({ where: { endpoint: device.endpoint } })).toBe(0);
  for (let index = 0; index < 12; index += 1) await keepDevice(one, browser(`/many-${index}`).device, new Date());
  expect(await db().pushSubscription.count({ where: { userId: one } })).toBe(10);
});

test("only whole devices of public hosts are taken", () => {
  const { endpoint, ...keys } = browser("/x").device;
  const read = (fields: Record<string, string>) => readDevice(new Map(Object.entries(fields)));
  expect(read({ endpoint, ...keys })).toEqual({ endpoint, ...keys });
  for (const bad of ["http://push.services.example.com/x", "https://127.0.0.1/x", "https://postgres/x", ""]) expect(read({ endpoint: bad, ...keys })).toBeNull();
  for (const bad of [{ p256dh: "x" }, { auth: "" }]) expect(read({ endpoint, ...keys, ...bad })).toBeNull();
});
