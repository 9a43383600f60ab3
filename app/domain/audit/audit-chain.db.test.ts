import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHash } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { sentenceOf } from "../../../scripts/audit-verify";
import { keepHead } from "./kept-heads.server";
import { lastVerification } from "./last-verification.server";
import { recordAudit } from "./record-audit.server";
import { auditHead, examineAudit, verifyAudit } from "./verify-audit.server";
import { newId } from "~/lib/id";
import { connect, db, disconnect, useDatabase } from "~/platform/db/client.server";
import { forgetEnv } from "~/platform/env/env.server";
import { withRequest } from "~/platform/log/log.server";

const AT = new Date("2026-11-25T03:00:00Z");
const files = mkdtempSync(join(tmpdir(), "audit-heads-"));
let database: TestDatabase;
/** Whoever holds the database's own password can switch the triggers off. */
let intruder: pg.Client;

beforeAll(async () => {
  Object.assign(process.env, { DEMO: "1", SESSION_SECRET: "a secret of more than 32 characters for tests", DATA_DIR: files });
  forgetEnv();
  database = await createTestDatabase();
  useDatabase(connect(database.url, 10));
  intruder = new pg.Client({ connectionString: database.url });
  await intruder.connect();
});
beforeEach(async () => {
  await intruder.query("SET session_replication_role = replica");
  for (const table of ["audit_seal", "audit_entry", "audit_verification"]) await intruder.query(`DELETE FROM ${table}`);
  rmSync(join(files, "audit", "audit-heads.jsonl"), { force: true });
});
afterAll(async () => {
  await intruder.end();
  await disconnect();
  await database.close();
  rmSync(files, { recursive: true, force: true });
});

async function write(count: number): Promise<void> {
  for (let number = 1; number <= count; number++) {
    await recordAudit(db(), {
      actor: { kind: "system" }, action: "certificate.edited", subjectType: "certificate", subjectId: `record-${number}`,
      before: { stars: 3, note: "  tên cũ " }, after: { stars: 4, note: null }, reason: "đánh giá lại",
    });
  }
}

async function entryOf(seq: number): Promise<string> {
  return (await db().auditSeal.findUniqueOrThrow({ where: { seq } })).entryId;
}

async function kinds(): Promise<string[]> {
  return (await examineAudit(AT)).findings.map(sentenceOf);
}

describe("an untouched trail", () => {
  test("is whole, numbered without gaps, and can be recomputed by anyone", async () => {
    await write(3);
    const report = await verifyAudit(AT);
    expect(report).toMatchObject({ entries: 3, head: { seq: 3 }, findings: [] });
    expect(await lastVerification()).toMatchObject({ at: AT, sound: true, entries: 3, headSeq: 3, findings: [] });
    const { rows } = await intruder.query<{ text: string }>(
      "SELECT jsonb_build_array(1, e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"'), e.actor_kind, e.actor_user_id, e.action, e.subject_type, e.subject_id, e.before, e.after, e.reason, e.request_id, e.origin)::text AS text FROM audit_entry AS e JOIN audit_seal AS s ON s.entry_id = e.id WHERE s.seq = 1",
    );
    const first = await db().auditSeal.findUniqueOrThrow({ where: { seq: 1 } });
    expect(createHash("sha256").update(Buffer.alloc(32)).update(rows[0]!.text, "utf8").digest()).toEqual(Buffer.from(first.hash));
  });

  test("with nothing in it is whole too", async () => {
    expect(await examineAudit(AT)).toMatchObject({ entries: 0, head: { seq: 0, hash: "" }, findings: [] });
    expect(await keepHead(await auditHead(AT))).toBe(true);
  });

  test("stays whole through 200 writers at once, some of whom give up", async () => {
    const pool = new pg.Pool({ connectionString: database.url, max: 20 });
    const writer = async (number: number) => {
      const client = await pool.connect();
      await client.query("BEGIN");
      for (const action of ["order.cancelled", "payment.suspense"]) {
        await client.query("INSERT INTO audit_entry (id, actor_kind, action, subject_type, subject_id) VALUES (new_id(), 'system', $1, 'order', $2)", [action, `order-${number}`]);
      }
      await client.query(number % 5 === 0 ? "ROLLBACK" : "COMMIT");
      client.release();
    };
    await Promise.all(Array.from({ length: 200 }, (_, number) => writer(number)));
    await pool.end();
    expect(await examineAudit(AT)).toMatchObject({ entries: 320, head: { seq: 320 }, findings: [] });
  });

  test("refuses changes, removals and emptying through the front door", async () => {
    await write(1);
    await intruder.query("SET session_replication_role = origin");
    for (const sql of ["UPDATE audit_seal SET seq = 9", "DELETE FROM audit_seal", "TRUNCATE audit_seal", "TRUNCATE audit_entry CASCADE", "DELETE FROM audit_entry", "UPDATE audit_entry SET reason = 'x'"]) {
      await expect(intruder.query(sql), sql).rejects.toThrow("append-only");
    }
    expect(await kinds()).toEqual([]);
  });
});

describe("where it came from", () => {
  const written = async () => {
    let writing: Promise<void> | undefined;
    withRequest({ requestId: "request-1", clientAddress: "::ffff:113.161.20.7" }, () => {
      writing = write(1);
    });
    await writing;
  };

  test("is the asker's network, not the address, and belongs to what is sealed", async () => {
    await written();
    expect(await db().auditEntry.findFirst()).toMatchObject({ origin: "113.161.20.0/24", requestId: "request-1" });
    await intruder.query("UPDATE audit_entry SET origin = '10.0.0.0/24'");
    expect(await kinds()).toEqual([`row 1 (${await entryOf(1)}) was changed`]);
  });

  test("reaches rows that SQL functions write", async () => {
    await intruder.query("SET session_replication_role = origin");
    await intruder.query("BEGIN");
    await intruder.query("SELECT set_config('app.origin', '2001:db8:7::/48', true)");
    await intruder.query("INSERT INTO audit_entry (id, actor_kind, action, subject_type, subject_id) VALUES (new_id(), 'system', 'order.cancelled', 'order', 'x')");
    await intruder.query("COMMIT");
    expect(await db().auditEntry.findFirst()).toMatchObject({ origin: "2001:db8:7::/48" });
    expect(await kinds()).toEqual([]);
  });
});

describe("tampering is found:", () => {
  beforeEach(() => write(6));

  test("a changed row", async () => {
    await intruder.query("UPDATE audit_entry SET after = '{\"stars\": 5}' WHERE id = $1", [await entryOf(4)]);
    expect(await kinds()).toEqual([`row 4 (${await entryOf(4)}) was changed`]);
    expect(await verifyAudit(AT)).toMatchObject({ findings: [{ kind: "changed", seq: 4 }] });
    expect(await lastVerification()).toMatchObject({ sound: false, findings: [{ kind: "changed", seq: 4 }] });
  });

  test("a changed row with its seal made to fit", async () => {
    await intruder.query("UPDATE audit_entry SET reason = 'nothing to see here' WHERE id = $1", [await entryOf(4)]);
    await intruder.query("UPDATE audit_seal AS s SET hash = audit_hash(4, (SELECT hash FROM audit_seal WHERE seq = 3), e) FROM audit_entry AS e WHERE e.id = s.entry_id AND s.seq = 4");
    expect(await kinds()).toEqual([`row 5 (${await entryOf(5)}) was changed`]);
  });

  test("a removed row", async () => {
    const entry = await entryOf(2);
    await intruder.query("DELETE FROM audit_entry WHERE id = $1", [entry]);
    expect(await kinds()).toEqual([`row 2 (${entry}) was removed`]);
  });

  test("rows removed with their seals", async () => {
    const entries = [await entryOf(2), await entryOf(3)];
    await intruder.query("DELETE FROM audit_seal WHERE seq IN (2, 3)");
    await intruder.query("DELETE FROM audit_entry WHERE id = ANY ($1)", [entries]);
    expect(await kinds()).toEqual(["rows 2 to 3 are missing with their seals"]);
  });

  test("a row slipped in, with and without a place in the chain", async () => {
    const [id, other] = [newId(), newId()];
    const insert = "INSERT INTO audit_entry (id, actor_kind, action, subject_type, subject_id) VALUES ($1, 'system', 'x', 'order', 'x')";
    await intruder.query(insert, [id]);
    expect(await kinds()).toEqual([`row ${id} was slipped in: it has no number and no seal`]);
    await intruder.query("UPDATE audit_seal SET seq = seq + 100 WHERE seq > 3");
    await intruder.query("UPDATE audit_seal SET seq = seq - 99 WHERE seq > 100");
    await intruder.query("INSERT INTO audit_seal SELECT 4, e.id, audit_hash(4, (SELECT hash FROM audit_seal WHERE seq = 3), e) FROM audit_entry AS e WHERE e.id = $1", [id]);
    expect((await kinds())[0]).toBe(`row 5 (${await entryOf(5)}) was changed`);
    await intruder.query(insert, [other]);
    expect((await kinds()).at(-1)).toBe(`row ${other} was slipped in: it has no number and no seal`);
  });

  test("the end cut off, also when new rows have grown over the cut", async () => {
    const head = await auditHead(AT);
    expect(await keepHead(head)).toBe(true);
    const entries = [await entryOf(5), await entryOf(6)];
    await intruder.query("DELETE FROM audit_seal WHERE seq > 4");
    await intruder.query("DELETE FROM audit_entry WHERE id = ANY ($1)", [entries]);
    expect(await kinds()).toEqual([`the end was cut off: row 6 was the last one on ${head.at} and is gone`]);
    await write(3);
    expect(await kinds()).toEqual([`the chain was written anew: row 6 no longer has the hash that was kept on ${head.at}`]);
    // The evidence is not written over.
    const before = readFileSync(join(files, "audit", "audit-heads.jsonl"), "utf8");
    expect(await keepHead(await auditHead(new Date(AT.getTime() + 600_000)))).toBe(false);
    expect(readFileSync(join(files, "audit", "audit-heads.jsonl"), "utf8")).toBe(before);
  });

  test("the whole chain computed anew over a changed row", async () => {
    await keepHead(await auditHead(AT));
    await intruder.query("UPDATE audit_entry SET reason = 'x' WHERE id = $1", [await entryOf(3)]);
    await intruder.query(`DO $$ DECLARE s audit_seal; BEGIN FOR s IN SELECT * FROM audit_seal WHERE seq >= 3 ORDER BY seq LOOP
      UPDATE audit_seal SET hash = (SELECT audit_hash(s.seq, (SELECT hash FROM audit_seal WHERE seq = s.seq - 1), e) FROM audit_entry AS e WHERE e.id = s.entry_id) WHERE seq = s.seq; END LOOP; END $$`);
    expect(await kinds()).toEqual([`the chain was written anew: row 6 no longer has the hash that was kept on ${AT.toISOString()}`]);
  });
});

test("one head a day is kept, the day's last, days as in Vietnam", async () => {
  await write(1);
  await keepHead(await auditHead(new Date("2026-11-24T03:00:00Z")));
  await write(1);
  await keepHead(await auditHead(new Date("2026-11-24T16:50:00Z")));
  await write(1);
  await keepHead(await auditHead(new Date("2026-11-24T17:10:00Z")));
  const lines = readFileSync(join(files, "audit", "audit-heads.jsonl"), "utf8").trim().split("\n").map((line): unknown => JSON.parse(line));
  expect(lines).toMatchObject([{ seq: 2 }, { seq: 3 }]);
});
