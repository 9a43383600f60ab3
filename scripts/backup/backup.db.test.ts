import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { handleCardWebhook } from "~/domain/payments/handle-card-event.server";
import { receiveBankNotice, signBankNotice } from "~/domain/payments/bank-credit.server";
import { releaseOrder } from "~/domain/orders/release-order.server";
import { keepHead, restoreHeads } from "~/domain/audit/kept-heads.server";
import { auditHead, verifyAudit } from "~/domain/audit/verify-audit.server";
import { db, disconnect } from "~/platform/db/client.server";
import { forgetEnv } from "~/platform/env/env.server";
import { openStorage } from "~/platform/storage/storage.server";
import { BANK_SECRET, createOrderWorld, placed, type OrderWorld } from "../../tests/factories/order-world";
import { createTestDatabase, type TestDatabase } from "../../tests/setup/db";
import { withDatabase } from "../../tests/setup/test-server";
import { readInvariants } from "../invariants";
import { migrate, readMigrations } from "../setup/migrate";
import { checkBackup } from "./check-backup";
import { restoreBackup } from "./restore-backup";
import { writeBackup } from "./write-backup";

const WEBHOOK_SECRET = "whsec_backuptest";
const folder = mkdtempSync(join(tmpdir(), "backup-"));
const path = join(folder, "shop.tar.gz");
const pictures = join(folder, "files");
const restored = `restored_${randomBytes(4).toString("hex")}`;
let database: TestDatabase;
let world: OrderWorld;
let target: string;

async function onServer(sql: string, url = inject("testServerUrl")): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** One delivery of a webhook: what the sender sends again and again, signed anew each time. */
type Delivery = () => Promise<string>;

function cardPaid(order: { orderId: string; total: number; payment: { id: string } }): Delivery {
  const body = JSON.stringify({
    id: `evt_${order.payment.id}`, object: "event", type: "checkout.session.completed", created: Math.floor(Date.now() / 1000),
    data: { object: { id: `cs_${order.payment.id}`, object: "checkout.session", amount_total: order.total, currency: "vnd", payment_status: "paid", payment_intent: "pi_1", client_reference_id: order.payment.id, metadata: { order_id: order.orderId } } },
  });
  return async () => {
    const handled = await handleCardWebhook(Buffer.from(body), Stripe.webhooks.generateTestHeaderString({ payload: body, secret: WEBHOOK_SECRET }), new Date());
    return handled.ok ? handled.value.outcome : handled.error.kind;
  };
}

function transferred(order: { orderId: string; total: number; payment: { reference: string | null } }): Delivery {
  const body = Buffer.from(JSON.stringify({ reference: `FT${order.orderId}`, amount: order.total, content: `CK ${order.payment.reference}`, creditedAt: new Date().toISOString() }));
  return async () => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const received = await receiveBankNotice(body, { timestamp, signature: signBankNotice(body, timestamp, BANK_SECRET) }, new Date());
    return received.ok ? `${received.value.repeated ? "repeated " : ""}${received.value.outcome}` : received.error.kind;
  };
}

/** Each several times, in no order, a few at once. */
async function replay(deliveries: readonly Delivery[]): Promise<string[]> {
  const all = [...deliveries, ...deliveries, ...deliveries].map((deliver) => ({ deliver, at: Math.random() })).sort((a, b) => a.at - b.at);
  const answers: string[] = [];
  for (let from = 0; from < all.length; from += 6) answers.push(...(await Promise.all(all.slice(from, from + 6).map(({ deliver }) => deliver()))));
  return answers;
}

/** From here on the shop's own code works on this database. */
async function openShop(url: string): Promise<void> {
  await disconnect();
  process.env["DATABASE_URL"] = url;
  forgetEnv();
}

type Booked = { kind: string; times: number; cash: bigint };
const booked = () => db().$queryRaw<Booked[]>`
  SELECT x.kind::text AS kind, count(DISTINCT x.id)::int AS times, coalesce(sum(e.amount_vnd) FILTER (WHERE e.account::text LIKE 'cash%'), 0)::bigint AS cash
  FROM ledger_transaction AS x JOIN ledger_entry AS e ON e.transaction_id = x.id GROUP BY 1 ORDER BY 1`;
const paidOrders = async () => (await db().payment.findMany({ where: { state: "paid" }, select: { orderId: true }, orderBy: { orderId: "asc" } })).map(({ orderId }) => orderId);
const brokenRules = async (url: string) => (await readInvariants(url)).filter(({ rule, broken }) => broken > 0 && !rule.startsWith("no message waits"));

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createOrderWorld();
  Object.assign(process.env, { DATA_DIR: join(folder, "data"), STRIPE_SECRET_KEY: "sk_test_backup", STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET });
  forgetEnv();
  await world.sell({ sku: "KEEP", price: 90_000, stock: 500, producer: "bees" });
  await openStorage(pictures).put("a-picture.webp", Buffer.from("the bytes of a picture"));
  await openStorage(pictures).put(`${"a-long-name-".repeat(9)}x.webp`, randomBytes(200_000));
  target = withDatabase(inject("testServerUrl"), restored);
  await onServer(`CREATE DATABASE ${restored}`);
});
afterAll(async () => {
  await disconnect();
  await database.close();
  await onServer(`DROP DATABASE IF EXISTS ${restored} WITH (FORCE)`);
  rmSync(folder, { recursive: true });
});

const restore = async (file: string, force = false) => {
  const migrations = await readMigrations();
  return restoreBackup({ url: target, files: join(folder, "restored-files"), path: file, backup: await checkBackup(file, migrations), migrations, force });
};

describe("yesterday's backup", () => {
  it("is restored, and every webhook of both days comes again: what was booked stays booked once, what came later is booked once", async () => {
    const before = [await placed({ KEEP: 1 }, { payment: "card" }), await placed({ KEEP: 2 }, { payment: "card" })];
    const beforeBank = [await placed({ KEEP: 3 }, { payment: "vietqr" }), await placed({ KEEP: 1 }, { payment: "vietqr" })];
    const waiting = [await placed({ KEEP: 2 }, { payment: "card" }), await placed({ KEEP: 4 }, { payment: "card" })];
    const waitingBank = [await placed({ KEEP: 5 }, { payment: "vietqr" }), await placed({ KEEP: 6 }, { payment: "vietqr" })];
    const cash = await placed({ KEEP: 7 });
    const given = await placed({ KEEP: 1 }, { payment: "vietqr" });
    await releaseOrder(given.orderId, { reason: "buyer", at: new Date(), actor: world.officer });
    const yesterday = [...before.map(cardPaid), ...beforeBank.map(transferred)];
    await replay(yesterday);
    const booksThen = await booked();

    // The shop stays open: an order is placed while the backup is written.
    const [, during] = await Promise.all([writeBackup({ url: database.url, files: pictures, path, at: new Date() }), placed({ KEEP: 1 }, { payment: "card" })]);

    const today = [...waiting.map(cardPaid), ...waitingBank.map(transferred)];
    await replay(today);
    const later = await placed({ KEEP: 2 }, { payment: "vietqr" });
    const lost = [cardPaid(during), transferred(later)];
    await replay(lost);
    const dropped = await placed({ KEEP: 1 }, { payment: "vietqr" });
    await releaseOrder(dropped.orderId, { reason: "buyer", at: new Date(), actor: world.officer });
    await keepHead(await auditHead(new Date()));
    expect(await brokenRules(database.url)).toEqual([]);

    await restore(path);
    await openShop(target);
    expect(await paidOrders()).toEqual([...before, ...beforeBank].map(({ orderId }) => orderId).sort());
    expect((await booked()).filter(({ kind }) => kind.startsWith("payment"))).toEqual(booksThen.filter(({ kind }) => kind.startsWith("payment")));
    expect(await db().order.findUnique({ where: { id: cash.orderId } })).not.toBeNull();
    // What was ordered while the backup was written is in it, or was never heard of; both are well.
    const known = (await db().order.count({ where: { id: during.orderId } })) === 1 ? [during] : [];
    const unknown = known.length === 1 ? [later] : [during, later];

    await replay([...yesterday, ...today]);
    const answers = await replay([...yesterday, ...today, ...lost]);
    expect(answers.filter((answer) => answer === "matched" || answer === "paid")).toHaveLength(known.length);
    const paid = [...before, ...beforeBank, ...waiting, ...waitingBank, ...known];
    expect(await paidOrders()).toEqual(paid.map(({ orderId }) => orderId).sort());
    const sum = (orders: readonly { total: number }[]) => BigInt(orders.reduce((total, order) => total + order.total, 0));
    const books = await booked();
    const of = (kind: string) => books.find((row) => row.kind === kind);
    expect(of("payment_received")).toMatchObject({ times: paid.length, cash: sum(paid) });
    // Money for an order that the restored shop never heard of is not lost and not taken twice: it lies in suspense.
    expect(of("payment_suspense")).toMatchObject({ times: unknown.length, cash: sum(unknown) });
    expect(await brokenRules(target)).toEqual([]);
    // The trail's end that was kept outside is later than the backup: it is put aside, and the chain is whole.
    expect((await verifyAudit(new Date())).findings).toMatchObject([{ kind: "cut" }]);
    const { header } = await checkBackup(path, await readMigrations());
    expect(await restoreHeads(header.auditHead.seq, new Date())).toMatch(/^before-restore-/);
    expect((await verifyAudit(new Date())).findings).toEqual([]);
    expect(await openStorage(join(folder, "restored-files")).get("a-picture.webp")).toEqual(Buffer.from("the bytes of a picture"));
    await openShop(database.url);
  });

  it("brings its rules along: triggers, foreign keys and checks hold as before, and sequences go on", async () => {
    const rules = `SELECT (SELECT json_agg(row_to_json(t) ORDER BY t.name, t.tab) FROM (SELECT tgname AS name, tgrelid::regclass::text AS tab, tgenabled AS on FROM pg_trigger WHERE NOT tgisinternal) AS t) AS triggers,
      (SELECT json_agg(row_to_json(k) ORDER BY k.name, k.tab) FROM (SELECT conname AS name, conrelid::regclass::text AS tab, convalidated AS valid, condeferred AS later, pg_get_constraintdef(oid) AS is FROM pg_constraint WHERE connamespace = 'public'::regnamespace) AS k) AS constraints`;
    const ask = async (url: string): Promise<unknown> => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      return client.query(rules).then(({ rows }) => rows[0] as unknown).finally(() => client.end());
    };
    expect(await ask(target)).toEqual(await ask(database.url));
    await expect(onServer("UPDATE ledger_entry SET amount_vnd = amount_vnd + 1", target)).rejects.toThrow(/append|change|only/i);
    await expect(onServer("DELETE FROM audit_entry", target)).rejects.toThrow(/append|change|only/i);
    await expect(onServer("INSERT INTO ledger_entry (transaction_id, account, amount_vnd) SELECT new_id(), account, amount_vnd FROM ledger_entry LIMIT 1", target)).rejects.toThrow(/foreign key|null value/i);
  });

  it("is not put over a database that holds something, nor one that is in use, unless it may be replaced", async () => {
    await expect(restore(path)).rejects.toThrow(/--force/);
    const busy = new pg.Client({ connectionString: target });
    await busy.connect();
    await expect(restore(path, true)).rejects.toThrow(/in use/);
    await busy.end();
    await onServer("CREATE TABLE left_over (id int)", target);
    await restore(path, true);
    await expect(onServer("SELECT * FROM left_over", target)).rejects.toThrow(/does not exist/);
  });
});

describe("a backup of last month", () => {
  it("is read by the migrations of its age, then brought up to today; jobs that waited in the queue wait again", async () => {
    const migrations = await readMigrations();
    const [older, source] = [migrations.slice(0, -2), `older_${randomBytes(4).toString("hex")}`];
    const url = withDatabase(inject("testServerUrl"), source);
    await onServer(`CREATE DATABASE ${source}`);
    await migrate(url, older);
    await onServer(`CREATE SCHEMA pgboss; CREATE TABLE pgboss.schedule AS SELECT 'tidy-up' AS name;
      CREATE TABLE pgboss.job (name text, data jsonb, state text, created_on timestamptz DEFAULT now());
      INSERT INTO pgboss.job VALUES ('mail.recall', '{"id": "of a recall"}', 'retry'), ('mail.recall', '{"id": "done"}', 'completed'), ('tidy-up', NULL, 'created'), ('__pgboss__send-it', NULL, 'created')`, url);
    const file = join(folder, "older.tar.gz");
    await writeBackup({ url, files: pictures, path: file, at: new Date() });
    await onServer(`DROP DATABASE ${source}`);
    expect(await restore(file, true)).toEqual(migrations.slice(-2).map(({ name }) => name));
    await openShop(target);
    expect(await db().outboxMessage.findMany({ select: { topic: true, payload: true, deliveredAt: true } })).toEqual([{ topic: "mail.recall", payload: { id: "of a recall" }, deliveredAt: null }]);
    expect(await brokenRules(target)).toEqual([]);
    await openShop(database.url);
  });
});

describe("a file that is no sound backup", () => {
  const spoilt = (change: (bytes: Buffer) => Buffer): string => {
    const file = join(folder, `spoilt-${randomBytes(4).toString("hex")}.tar.gz`);
    writeFileSync(file, gzipSync(change(gunzipSync(readFileSync(path)))));
    return file;
  };
  const replaced = (from: string, to: string) => (bytes: Buffer) => {
    const at = bytes.indexOf(from);
    expect(at).toBeGreaterThan(0);
    const copy = Buffer.from(bytes);
    copy.write(to, at);
    return copy;
  };
  it.each([
    ["cut off", () => { const file = spoilt((bytes) => bytes); truncateSync(file, readFileSync(file).length - 5_000); return file; }, /damaged/],
    ["without its end", () => spoilt((bytes) => bytes.subarray(0, bytes.lastIndexOf("manifest.json"))), /damaged/],
    ["with a picture changed", () => spoilt(replaced("the bytes of a picture", "THE bytes of a picture")), /damaged/],
    ["with a row changed", () => spoilt(replaced("Nguyễn Thị Hoa", "Nguyễn Thị Hoà".slice(0, 14))), /damaged/],
    ["from somewhere else", () => { const file = join(folder, "foreign"); writeFileSync(file, "-- PostgreSQL database dump"); return file; }, /is not a backup/],
    ["of a newer format", () => spoilt(replaced('"version": 1', '"version": 9')), /newer/],
    ["of newer migrations", () => spoilt(replaced("20261123000004_orders", "20991123000004_orders")), /newer/],
    ["that is not there", () => join(folder, "nothing"), /no file/],
  ])("%s is refused before anything is changed", async (_, make, sentence) => {
    const orders = async () => { await openShop(target); return db().order.count().finally(() => disconnect()); };
    const had = await orders();
    await expect(restore(make(), true)).rejects.toThrow(sentence);
    expect(await orders()).toBe(had);
    await openShop(database.url);
  });
});
