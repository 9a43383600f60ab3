import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMMUNE, createRegisterWorld, type RegisterWorld } from "../../../../tests/factories/register";
import { createTestDatabase, type TestDatabase } from "../../../../tests/setup/db";
import type { CurrentUser, Role } from "~/domain/accounts/account";
import { newId } from "~/lib/id";
import { db, disconnect } from "~/platform/db/client.server";
import { listProducersOf } from "../acting-for.server";
import { acceptInvite, inviteMember, inviteToken, listInvites } from "../invites.server";
import { changeMember, listMembers } from "../members.server";
import { findApplication, findOwnApplication } from "./application-queries.server";
import { readFields } from "./application";
import { moveApplication, sayOnApplication } from "./move-application.server";
import { addPaper, readPaper, removePaper } from "./papers.server";
import { saveApplication } from "./save-application.server";

const at = new Date("2026-11-27T03:00:00Z");
const PDF = { name: "giấy.pdf", bytes: new TextEncoder().encode("%PDF-1.7 a paper") };
const FORM = {
  kind: "cooperative", legalName: "Hợp tác xã Hồng Vành Khuyên", shopName: "Hồng Văn Lãng", taxCode: "0100109106", representative: "Hoàng Thị Hồng", communeCode: COMMUNE,
  addressLine: "Bản Nhùng", phone: "0912345678", contactPhone: "0912345679", bankBin: "970405", bankAccount: "8100205012345", bankHolder: "HTX HONG VANH KHUYEN", about: "Hồng không hạt.",
};

let database: TestDatabase;
let world: RegisterWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env["SESSION_SECRET"] ??= "a secret for tests only, never for a shop";
  world = await createRegisterWorld(database.url);
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

async function person(roles: Role[] = ["customer"]): Promise<CurrentUser> {
  const id = newId();
  const user = { id, email: `${id}@example.vn`, name: "Người nộp", phone: null, roles };
  await db().user.create({ data: { id, email: user.email, name: user.name, passwordHash: "none", roles } });
  return user;
}

/** An application with its papers, handed in unless told. */
async function apply(user: CurrentUser, form: Partial<typeof FORM> = {}): Promise<string> {
  const saved = await saveApplication({ userId: user.id, fields: readFields(new Map(Object.entries({ ...FORM, ...form }))), at });
  if (!saved.ok) throw new Error("not saved");
  for (const kind of ["business_registration", "food_safety"]) expect(await addPaper({ userId: user.id, kind, file: PDF, at })).toEqual({ ok: true, value: null });
  return saved.value.id;
}

const move = (id: string, step: Parameters<typeof moveApplication>[0]["step"], userId: string, reason?: string) => moveApplication({ id, step, userId, at, ...(reason ? { reason } : {}) });

describe("an application", () => {
  it("is kept as it is typed, what is malformed left out and told", async () => {
    const user = await person();
    const first = await saveApplication({ userId: user.id, fields: readFields(new Map([["shopName", "Hồng"], ["phone", "12"]])), at });
    expect(first).toMatchObject({ ok: true, value: { problems: { phone: "invalid" } } });
    await saveApplication({ userId: user.id, fields: readFields(new Map([["shopName", "Hồng"], ["communeCode", "99999"]])), at });
    expect(await findOwnApplication(user.id)).toMatchObject({ state: "none", fields: { shopName: "Hồng", phone: null, communeCode: null } });
    expect(await db().producerApplication.count({ where: { userId: user.id } })).toBe(1);
  });

  it("goes back and forth, opens the area once, and tells the applicant each time", async () => {
    const user = await person();
    const id = await apply(user);
    expect(await findApplication(id)).toBeNull();
    expect(await move(id, "approve", world.officer)).toEqual({ ok: false, error: { kind: "wrong_state", state: "none" } });
    expect(await move(id, "submit", user.id)).toEqual({ ok: true, value: "submitted" });
    expect(await saveApplication({ userId: user.id, fields: readFields(new Map()), at })).toEqual({ ok: false, error: { kind: "wrong_state" } });
    expect(await move(id, "send_back", world.officer)).toEqual({ ok: false, error: { kind: "reason_missing" } });
    expect(await move(id, "send_back", world.officer, "Giấy bị mờ")).toMatchObject({ ok: true });
    await sayOnApplication({ id, authorId: user.id, fromOfficer: false, text: "Đã chụp lại", at });
    expect((await findApplication(id))?.messages.map(({ text }) => text)).toEqual(["Giấy bị mờ", "Đã chụp lại"]);
    expect(await move(id, "submit", user.id)).toMatchObject({ ok: true });
    const both = await Promise.all([move(id, "approve", world.officer), move(id, "approve", world.officer)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);

    expect(await listProducersOf(user.id)).toMatchObject([{ role: "owner", verified: true, slug: "hong-van-lang", legalName: FORM.legalName }]);
    expect((await db().user.findUniqueOrThrow({ where: { id: user.id } })).roles).toEqual(["customer", "producer"]);
    const told = await db().outboxMessage.findMany({ where: { topic: "mail.application", payload: { path: ["applicationId"], equals: id } }, orderBy: { id: "asc" } });
    expect(told.map(({ payload }) => (payload as { occasion: string }).occasion)).toEqual(["send_back", "approve"]);
    // Its money goes where the application said, until an owner says otherwise.
    expect(await db().payoutAccount.findMany({ select: { bankBin: true, account: true, holder: true } })).toEqual([{ bankBin: "970405", account: "8100205012345", holder: "HTX HONG VANH KHUYEN" }]);
    const trail = await db().auditEntry.findMany({ where: { subjectId: id }, orderBy: { at: "asc" } });
    expect(trail.map(({ action }) => action)).toEqual(["application.submitted", "application.sent_back", "application.submitted", "application.approved"]);
    expect(JSON.stringify(trail)).not.toContain(FORM.phone);
  });

  it("cannot take another producer's tax code", async () => {
    const user = await person();
    const id = await apply(user);
    await move(id, "submit", user.id);
    expect(await move(id, "approve", world.officer)).toEqual({ ok: false, error: { kind: "tax_code_taken" } });
    expect(await findApplication(id)).toMatchObject({ state: "submitted", producerId: null });
    expect(await listProducersOf(user.id)).toEqual([]);
  });

  it("is not handed in with something missing", async () => {
    const user = await person();
    const id = await apply(user, { bankHolder: "" });
    expect(await move(id, "submit", user.id)).toEqual({ ok: false, error: { kind: "incomplete", problems: { bankHolder: "missing" } } });
  });

  it("that lapses stops its producer from publishing until it is verified anew", async () => {
    const user = await person();
    const id = await apply(user, { taxCode: "0100109106-001", shopName: "Hồng hai" });
    await move(id, "submit", user.id);
    await move(id, "approve", world.officer);
    const [producer] = await listProducersOf(user.id);
    expect(await move(id, "expire", world.officer, "Giấy hết hạn")).toMatchObject({ ok: true });
    const text = { vi: "Hồng" };
    const product = { id: newId(), slug: "hong", producerId: producer?.id ?? "", communeCode: COMMUNE, setNo: 4, vatClass: "rate_5" as const, name: text, summary: text, description: text, seasonMonths: [], handling: [] };
    await expect(db().product.create({ data: { ...product, state: "published", publishedAt: at } })).rejects.toThrow(/seller is not verified/);
    await db().product.create({ data: product });
    const publish = () => db().product.update({ where: { id: product.id }, data: { state: "published", publishedAt: at } });
    await expect(publish()).rejects.toThrow(/seller is not verified/);
    await move(id, "reopen", user.id);
    await move(id, "submit", user.id);
    expect(await move(id, "approve", world.officer)).toMatchObject({ ok: true });
    await publish();
    expect(await listProducersOf(user.id)).toHaveLength(1);
  });
});

describe("papers", () => {
  it("are judged by their bytes and seen by their applicant and officers alone", async () => {
    const [user, other, officer] = [await person(), await person(), await person(["officer"])];
    const id = await apply(user);
    expect(await addPaper({ userId: user.id, kind: "other", file: { name: "a.pdf", bytes: new TextEncoder().encode("MZ no paper at all") }, at })).toEqual({ ok: false, error: { kind: "file_type" } });
    expect(await addPaper({ userId: user.id, kind: "other", file: { name: "a.svg", bytes: new TextEncoder().encode("<svg><script/></svg>") }, at })).toEqual({ ok: false, error: { kind: "file_type" } });
    const [paper] = (await findOwnApplication(user.id))?.papers ?? [];
    const paperId = paper?.id ?? "";
    expect(await readPaper(paperId, user)).not.toBeNull();
    expect(await readPaper(paperId, officer)).toBeNull();
    await removePaper({ userId: other.id, paperId });
    await move(id, "submit", user.id);
    expect(await readPaper(paperId, officer)).not.toBeNull();
    expect(await readPaper(paperId, other)).toBeNull();
    await removePaper({ userId: user.id, paperId });
    expect(await readPaper(paperId, user)).not.toBeNull();
  });
});

describe("a producer's people", () => {
  it("come in by an invitation to their own address, once", async () => {
    const [owner, guest, other] = [await person(["producer"]), await person(), await person()];
    await db().producerMember.create({ data: { producerId: world.producer, userId: owner.id, role: "owner" } });
    expect(await inviteMember({ producerId: world.producer, email: "nobody", role: "field", actorId: owner.id, at })).toEqual({ ok: false, error: { kind: "email" } });
    const invited = await inviteMember({ producerId: world.producer, email: guest.email, role: "field", actorId: owner.id, at });
    const id = invited.ok ? invited.value.id : "";
    const token = inviteToken(id);
    expect(await acceptInvite({ id, token: "x", user: guest, at })).toEqual({ ok: false, error: { kind: "not_found" } });
    expect(await acceptInvite({ id, token, user: other, at })).toEqual({ ok: false, error: { kind: "other_address" } });
    expect(await acceptInvite({ id, token, user: guest, at: new Date(at.getTime() + 15 * 86_400_000) })).toEqual({ ok: false, error: { kind: "not_found" } });
    expect(await acceptInvite({ id, token, user: guest, at })).toEqual({ ok: true, value: null });
    expect(await acceptInvite({ id, token, user: guest, at })).toEqual({ ok: false, error: { kind: "not_found" } });
    expect(await listProducersOf(guest.id)).toMatchObject([{ id: world.producer, role: "field" }]);
    expect(await listInvites(world.producer, at)).toEqual([]);

    expect(await changeMember({ producerId: world.otherProducer, userId: guest.id, role: null, actorId: owner.id })).toEqual({ ok: false, error: { kind: "not_found" } });
    expect(await changeMember({ producerId: world.producer, userId: owner.id, role: "sales", actorId: owner.id })).toEqual({ ok: false, error: { kind: "last_owner" } });
    expect(await changeMember({ producerId: world.producer, userId: guest.id, role: "owner", actorId: owner.id })).toEqual({ ok: true, value: null });
    const leaving = await Promise.all([owner, guest].map(({ id: userId }) => changeMember({ producerId: world.producer, userId, role: null, actorId: owner.id })));
    expect(leaving.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await listMembers(world.producer)).map(({ role }) => role)).toEqual(["owner"]);
  });
});
