import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { newId } from "~/lib/id";
import { db, disconnect } from "~/platform/db/client.server";
import { sessionCookie } from "~/platform/http/cookies.server";
import { log } from "~/platform/log/log.server";
import type { Role } from "./account";
import { currentUser, requireRole } from "./current-user.server";
import { hashPassword } from "./password-hash.server";
import { userOfSession } from "./session.server";
import { signIn } from "./sign-in.server";
import { signOut } from "./sign-out.server";
import { signUp } from "./sign-up.server";

let database: TestDatabase;
const password = "hoa hồi tháng mười";
const MINUTE = 60_000;
const noon = new Date("2026-11-23T05:00:00Z");
const later = (minutes: number) => new Date(noon.getTime() + minutes * MINUTE);

beforeAll(async () => {
  database = await createTestDatabase();
  log.level = "silent";
  process.env["SESSION_SECRET"] ??= "a secret for tests only, never for a shop";
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

async function person(email: string, roles: Role[], more: { disabledAt?: Date } = {}): Promise<string> {
  const id = newId();
  await db().user.create({ data: { id, email, name: email, passwordHash: await hashPassword(password), roles, ...more } });
  return id;
}

let address = 0;
/** Every attempt from a visitor of its own, unless told otherwise. */
function attempt(email: string, given = password, more: { clientAddress?: string; oldToken?: string; at?: Date } = {}) {
  address += 1;
  return signIn({ email, password: given, clientAddress: `198.51.100.${address}`, userAgent: "test", oldToken: null, at: noon, ...more });
}

async function tokenOf(email: string, more: { oldToken?: string; at?: Date } = {}): Promise<string> {
  const result = await attempt(email, password, more);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value.token;
}

const requestWith = async (token: string, path = "/quan-tri") =>
  new Request(`http://localhost${path}`, { headers: { Cookie: (await sessionCookie.write(token)).split(";")[0] ?? "" } });

describe("passwords", () => {
  it("are stored as argon2id with the recommended cost, composed", async () => {
    const hash = await hashPassword(password.normalize("NFD"));
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await person("nfd@example.vn", ["customer"]);
    expect(await attempt("nfd@example.vn", password.normalize("NFD"))).toMatchObject({ ok: true });
  });
});

describe("signIn", () => {
  it("opens a session of which the table holds only the hash", async () => {
    const id = await person("buyer@example.vn", ["customer"]);
    const token = await tokenOf(" Buyer@Example.VN ");
    expect(await userOfSession(token, noon)).toEqual({ id, email: "buyer@example.vn", name: "buyer@example.vn", phone: null, roles: ["customer"] });
    const rows = await db().session.findMany({ where: { userId: id } });
    expect(rows).toHaveLength(1);
    expect(Buffer.from(rows[0]!.tokenHash).toString("base64url")).not.toBe(token);
  });

  it("ends the session the browser had before", async () => {
    await person("again@example.vn", ["customer"]);
    const first = await tokenOf("again@example.vn");
    const second = await tokenOf("again@example.vn", { oldToken: first });
    expect(second).not.toBe(first);
    expect(await userOfSession(first, noon)).toBeNull();
    expect(await userOfSession(second, noon)).not.toBeNull();
  });

  it("answers the same for an unknown account, a wrong password and a disabled account, and not sooner", async () => {
    await person("known@example.vn", ["customer"]);
    await person("gone@example.vn", ["customer"], { disabledAt: noon });
    const timed = async (email: string) => {
      const times: number[] = [];
      for (let i = 0; i < 4; i += 1) {
        const began = performance.now();
        expect(await attempt(email, "not the password")).toEqual({ ok: false, error: { kind: "wrong" } });
        times.push(performance.now() - began);
      }
      return Math.min(...times);
    };
    const [known, unknown] = [await timed("known@example.vn"), await timed("nobody@example.vn")];
    // Without the hashing of a stand-in the answer would come a hundred times sooner.
    expect(unknown).toBeGreaterThan(known / 5);
    expect(await attempt("gone@example.vn")).toEqual({ ok: false, error: { kind: "wrong" } });
  });

  it("makes an account wait after five failures, the right password too, and a stranger's account not", async () => {
    await person("target@example.vn", ["customer"]);
    for (let i = 0; i < 5; i += 1) expect(await attempt("target@example.vn", "wrong password")).toMatchObject({ error: { kind: "wrong" } });
    const refused = await attempt("target@example.vn");
    expect(refused).toEqual({ ok: false, error: { kind: "too_many", retryAfterSeconds: expect.any(Number) } });
    expect(refused.ok || refused.error.kind !== "too_many" || refused.error.retryAfterSeconds).toBeLessThanOrEqual(15 * 60);
    await person("bystander@example.vn", ["customer"]);
    expect(await attempt("bystander@example.vn")).toMatchObject({ ok: true });
  });

  it("makes a visitor wait who tries many accounts", async () => {
    const clientAddress = "203.0.113.77";
    await person("one@example.vn", ["customer"]);
    for (let i = 0; i < 50; i += 1) {
      const result = await attempt(`guess${i}@example.vn`, "x", { clientAddress });
      expect(result).toMatchObject({ error: { kind: "wrong" } });
    }
    expect(await attempt("one@example.vn", password, { clientAddress })).toMatchObject({ error: { kind: "too_many" } });
    expect(await attempt("one@example.vn")).toMatchObject({ ok: true });
  });

  it("counts only failures: fifty-one good sign-ins from one house are fine", async () => {
    await person("family@example.vn", ["customer"]);
    for (let i = 0; i < 51; i += 1) expect(await attempt("family@example.vn", password, { clientAddress: "203.0.113.78" })).toMatchObject({ ok: true });
  }, 60_000);

  it("refuses what cannot be a password or an address without work", async () => {
    for (const [email, given] of [["", "x"], ["not an address", "x"], ["buyer@example.vn", ""], ["buyer@example.vn", "x".repeat(10_000)]] as const) {
      expect(await attempt(email, given)).toEqual({ ok: false, error: { kind: "wrong" } });
    }
  });

  it("records the sign-ins of staff", async () => {
    const id = await person("officer@example.vn", ["officer"]);
    await tokenOf("officer@example.vn");
    expect(await db().auditEntry.findMany({ where: { subjectId: id } })).toMatchObject([{ action: "account.signed_in", actorUserId: id, actorKind: "user" }]);
  });
});

describe("a session", () => {
  it("of staff ends after 30 minutes of rest, and is kept by use", async () => {
    await person("busy@example.vn", ["admin"]);
    const token = await tokenOf("busy@example.vn");
    expect(await userOfSession(token, later(29))).not.toBeNull();
    expect(await userOfSession(token, later(58))).not.toBeNull();
    expect(await userOfSession(token, later(88))).toBeNull();
    expect(await userOfSession(token, later(58))).toBeNull();
  });

  it("of staff lasts 12 hours at most", async () => {
    await person("allday@example.vn", ["officer"]);
    const token = await tokenOf("allday@example.vn");
    for (let minutes = 25; minutes < 12 * 60; minutes += 25) expect(await userOfSession(token, later(minutes))).not.toBeNull();
    expect(await userOfSession(token, later(12 * 60))).toBeNull();
  });

  it("is over at once when the account is disabled", async () => {
    const id = await person("left@example.vn", ["admin"]);
    const token = await tokenOf("left@example.vn");
    await db().user.update({ where: { id }, data: { disabledAt: noon } });
    expect(await userOfSession(token, noon)).toBeNull();
  });

  it("ends at sign-out, alone or with all the others", async () => {
    await person("out@example.vn", ["customer"]);
    const [phone, desk, tablet] = [await tokenOf("out@example.vn"), await tokenOf("out@example.vn"), await tokenOf("out@example.vn")];
    await signOut(phone, false, noon);
    expect([await userOfSession(phone, noon), await userOfSession(desk, noon)]).toEqual([null, expect.anything()]);
    await signOut(desk, true, noon);
    expect([await userOfSession(desk, noon), await userOfSession(tablet, noon)]).toEqual([null, null]);
  });
});

describe("requireRole", () => {
  it("sends guests to the sign-in page and back, in their language", async () => {
    const refusal = await requireRole(new Request("http://localhost/en/quan-tri/chung-nhan?stars=4"), ["admin"]).catch((thrown: unknown) => thrown);
    expect(refusal).toBeInstanceOf(Response);
    expect((refusal as Response).status).toBe(302);
    expect((refusal as Response).headers.get("Location")).toBe("/en/dang-nhap?next=%2Fen%2Fquan-tri%2Fchung-nhan%3Fstars%3D4");
  });

  it("refuses other roles and lets the named ones in", async () => {
    await person("shopper@example.vn", ["customer", "producer", "distributor"]);
    await person("chief@example.vn", ["admin"]);
    const shopper = await requestWith(await tokenOf("shopper@example.vn", { at: new Date() }));
    const refusal = await requireRole(shopper, ["admin", "officer"]).catch((thrown: unknown) => thrown);
    expect((refusal as Response).status).toBe(403);
    const chief = await requestWith(await tokenOf("chief@example.vn", { at: new Date() }));
    expect(await requireRole(chief, ["admin", "officer"])).toMatchObject({ email: "chief@example.vn" });
  });

  it("takes a made-up token for no one", async () => {
    for (const token of ["", "x", "../../etc/passwd", "'; --"]) expect(await currentUser(await requestWith(token))).toBeNull();
  });
});

describe("signUp", () => {
  const form = { name: " Hoàng  Thị Hồi ", email: "hoi@example.vn", phone: "0912 345 678", password, locale: "vi" as const, userAgent: null, oldToken: null, at: noon };
  const from = () => ({ ...form, clientAddress: `192.0.2.${(address += 1)}` });

  it("opens a buyer's account, once per address, and never another role", async () => {
    const made = await signUp(from());
    expect(made).toMatchObject({ ok: true, value: { user: { name: "Hoàng Thị Hồi", phone: "0912345678", roles: ["customer"] } } });
    expect(await signUp({ ...from(), email: "HOI@example.vn" })).toEqual({ ok: false, error: { kind: "invalid", problems: { email: "taken" } } });
    expect(await db().user.findMany({ where: { email: "hoi@example.vn" } })).toMatchObject([{ roles: ["customer"] }]);
    expect(await attempt("hoi@example.vn")).toMatchObject({ ok: true });
  });

  it("names every field that is wrong", async () => {
    expect(await signUp({ ...from(), name: " ", email: "x", phone: "12", password: "short" })).toEqual({
      ok: false,
      error: { kind: "invalid", problems: { name: "missing", email: "invalid", phone: "invalid", password: "too_short" } },
    });
  });
});
