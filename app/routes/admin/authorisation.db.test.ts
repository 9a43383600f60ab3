import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRegisterWorld } from "../../../tests/factories/register";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import type { Role } from "~/domain/accounts/account";
import { openSession } from "~/domain/accounts/session.server";
import { newId } from "~/lib/id";
import { db, disconnect } from "~/platform/db/client.server";
import { sessionCookie } from "~/platform/http/cookies.server";

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown;
type RouteModule = { loader?: Handler; action?: Handler; headers?: () => Record<string, string>; meta?: (args: { params: object; data: undefined }) => { content?: string }[] };

/** Every page of the administration, also those written tomorrow. */
const modules = import.meta.glob<RouteModule>("./*.tsx", { eager: true });
/** Answers without a page: files to save. */
const files = import.meta.glob<RouteModule>(["./*.ts", "!./*.test.ts"], { eager: true });
const handlers = Object.entries({ ...modules, ...files }).flatMap(([file, module]) =>
  (["loader", "action"] as const).flatMap((kind) => (module[kind] ? [{ file, kind, handle: module[kind] }] : [])),
);

/** Pages that communes' officers and council members enter too; what they see there depends on the record. */
const SHARED = /^\.\/(layout\.tsx|evaluation\.tsx|evaluation-(round|dossier|score|compare)\.tsx|evaluation-file\.ts)$/;

/** Pages of those who run the shop: an officer of the programme has nothing to do there. */
const ADMIN_ONLY = /^\.\/jobs\.tsx$/;

let database: TestDatabase;
const cookies = new Map<Role, string>();

beforeAll(async () => {
  database = await createTestDatabase();
  process.env["SESSION_SECRET"] ??= "a secret for tests only, never for a shop";
  await createRegisterWorld(database.url);
  for (const role of ["customer", "producer", "distributor", "officer", "admin", "commune_officer", "council"] as const) {
    const id = newId();
    await db().user.create({ data: { id, email: `${role}@example.vn`, name: role, passwordHash: "none", roles: [role] } });
    const token = await openSession(db(), { id, roles: [role] }, null, new Date());
    cookies.set(role, (await sessionCookie.write(token)).split(";")[0] ?? "");
  }
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

/** The status of what a handler answers or throws; 200 for plain data. */
async function ask(handle: Handler, kind: "loader" | "action", role: Role | null, lang?: string): Promise<{ status: number; location: string | null }> {
  const headers: Record<string, string> = role ? { Cookie: cookies.get(role) ?? "" } : {};
  const init = kind === "action" ? { method: "POST", body: new URLSearchParams({ intent: "revoke", confirm: "yes" }) } : {};
  const request = new Request(`http://localhost${lang ? `/${lang}` : ""}/quan-tri/x?y=1`, { ...init, headers });
  const params = { id: newId(), code: "ABCDEF", ...(lang ? { lang } : {}) };
  try {
    const answer = await handle({ request, params, context: { requestId: "test-request", clientAddress: "198.51.100.1" } });
    if (answer instanceof Response) return { status: answer.status, location: answer.headers.get("Location") };
    const init = typeof answer === "object" && answer !== null && "init" in answer ? (answer.init as ResponseInit | null) : null;
    return { status: init?.status ?? 200, location: null };
  } catch (thrown) {
    if (thrown instanceof Response) return { status: thrown.status, location: thrown.headers.get("Location") };
    throw thrown;
  }
}

it("finds the pages", () => {
  expect(handlers.length).toBeGreaterThanOrEqual(30);
});

describe.each(handlers)("$kind of $file", ({ file, kind, handle }) => {
  it("sends guests to sign in", async () => {
    const back = kind === "loader" ? "%3Fy%3D1" : "";
    expect(await ask(handle, kind, null)).toEqual({ status: 302, location: `/dang-nhap?next=%2Fquan-tri%2Fx${back}` });
    expect(await ask(handle, kind, null, "zh")).toEqual({ status: 302, location: `/zh/dang-nhap?next=%2Fzh%2Fquan-tri%2Fx${back}` });
  });
  it.each(["customer", "producer", "distributor"] as const)("refuses a %s", async (role) => {
    expect((await ask(handle, kind, role)).status).toBe(403);
  });
  it.each(["commune_officer", "council"] as const)("lets a %s in only where the evaluation is", async (role) => {
    const { status } = await ask(handle, kind, role);
    if (SHARED.test(file)) expect([200, 404]).toContain(status);
    else expect(status).toBe(403);
  });
  it.each(["officer", "admin"] as const)("lets an %s in where they work", async (role) => {
    const { status, location } = await ask(handle, kind, role);
    if (role === "officer" && ADMIN_ONLY.test(file)) return expect(status).toBe(403);
    // A redirect says that it is done; the one to the sign-in page would not.
    expect([200, 302, 404, 409, 422]).toContain(status);
    expect(location ?? "").not.toContain("/dang-nhap");
  });
});

it.each(Object.entries(modules))("%s is kept by nobody and found by no search engine", (_file, module) => {
  expect(module.headers?.()).toEqual({ "Cache-Control": "private, no-store" });
  expect(module.meta?.({ params: {}, data: undefined }).some(({ content }) => content?.includes("noindex"))).toBe(true);
});
