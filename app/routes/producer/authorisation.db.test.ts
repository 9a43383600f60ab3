import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRegisterWorld, type RegisterWorld } from "../../../tests/factories/register";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import type { Role } from "~/domain/accounts/account";
import { openSession } from "~/domain/accounts/session.server";
import { newId } from "~/lib/id";
import { db, disconnect } from "~/platform/db/client.server";
import { actingForCookie, sessionCookie } from "~/platform/http/cookies.server";
import { action as chooseProducer, loader as home } from "./home";

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown;
type RouteModule = { loader?: Handler; action?: Handler; headers?: () => Record<string, string>; meta?: (args: { params: object; data: undefined }) => { content?: string }[] };

/** Every page of the producer's area, also those written tomorrow. */
const modules = import.meta.glob<RouteModule>("./*.tsx", { eager: true });
/** Answers without a page. */
const files = import.meta.glob<RouteModule>(["./*.ts", "!./*.test.ts"], { eager: true });
const handlers = Object.entries({ ...modules, ...files }).flatMap(([file, module]) =>
  (["loader", "action"] as const).flatMap((kind) => (module[kind] ? [{ file, kind, handle: module[kind] }] : [])),
);

type Who = Role | "member" | "both";
let database: TestDatabase;
let world: RegisterWorld;
const cookies = new Map<Who, string>();

beforeAll(async () => {
  database = await createTestDatabase();
  process.env["SESSION_SECRET"] ??= "a secret for tests only, never for a shop";
  world = await createRegisterWorld(database.url);
  const people: [Who, Role[], string[]][] = [
    ...(["customer", "producer", "distributor", "officer", "admin"] as const).map((role): [Who, Role[], string[]] => [role, [role], []]),
    ["member", ["producer"], [world.producer]],
    ["both", ["producer"], [world.producer, world.otherProducer]],
  ];
  for (const [who, roles, producers] of people) {
    const id = newId();
    await db().user.create({ data: { id, email: `${who}@example.vn`, name: who, passwordHash: "none", roles } });
    await db().producerMember.createMany({ data: producers.map((producerId) => ({ producerId, userId: id, role: "owner" })) });
    const token = await openSession(db(), { id, roles }, null, new Date());
    cookies.set(who, (await sessionCookie.write(token)).split(";")[0] ?? "");
  }
  // A person of the customer's role does not get in by membership alone.
  const customer = await db().user.findUniqueOrThrow({ where: { email: "customer@example.vn" } });
  await db().producerMember.create({ data: { producerId: world.producer, userId: customer.id, role: "sales" } });
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

function argsOf(kind: "loader" | "action", who: Who | null, extra: { lang?: string; cookie?: string; form?: Record<string, string> } = {}) {
  const { lang, cookie, form = { intent: "x" } } = extra;
  const headers: Record<string, string> = who ? { Cookie: [cookies.get(who), cookie].filter(Boolean).join("; ") } : {};
  const init = kind === "action" ? { method: "POST", body: new URLSearchParams(form) } : {};
  const request = new Request(`http://localhost${lang ? `/${lang}` : ""}/nguoi-ban/x?y=1`, { ...init, headers });
  return { request, params: { id: newId(), ...(lang ? { lang } : {}) }, context: { requestId: "test-request", clientAddress: "198.51.100.1" } };
}

/** The status of what a handler answers or throws; 200 for plain data. */
async function ask(handle: Handler, kind: "loader" | "action", who: Who | null, lang?: string): Promise<{ status: number; location: string | null }> {
  try {
    const answer = await handle(argsOf(kind, who, { lang }));
    if (answer instanceof Response) return { status: answer.status, location: answer.headers.get("Location") };
    const init = typeof answer === "object" && answer !== null && "init" in answer ? (answer.init as ResponseInit | null) : null;
    return { status: init?.status ?? 200, location: null };
  } catch (thrown) {
    if (thrown instanceof Response) return { status: thrown.status, location: thrown.headers.get("Location") };
    throw thrown;
  }
}

describe.each(handlers)("$kind of $file", ({ kind, handle }) => {
  it("sends guests to sign in", async () => {
    const back = kind === "loader" ? "%3Fy%3D1" : "";
    expect(await ask(handle, kind, null)).toEqual({ status: 302, location: `/dang-nhap?next=%2Fnguoi-ban%2Fx${back}` });
    expect(await ask(handle, kind, null, "zh")).toEqual({ status: 302, location: `/zh/dang-nhap?next=%2Fzh%2Fnguoi-ban%2Fx${back}` });
  });
  it.each(["customer", "distributor", "officer", "admin", "producer"] as const)("refuses a %s who is no producer's member", async (who) => {
    expect((await ask(handle, kind, who)).status).toBe(403);
  });
  it("lets a member in", async () => {
    expect([200, 302, 404, 422]).toContain((await ask(handle, kind, "member")).status);
  });
});

it.each(Object.entries(modules))("%s is kept by nobody and found by no search engine", (_file, module) => {
  expect(module.headers?.()).toEqual({ "Cache-Control": "private, no-store" });
  expect(module.meta?.({ params: {}, data: undefined }).some(({ content }) => content?.includes("noindex"))).toBe(true);
});

it("acts for the producer chosen last, never for one that is not theirs", async () => {
  const actingFor = async (who: Who, slug: string) => {
    const cookie = (await actingForCookie.write(slug)).split(";")[0];
    return (await home(argsOf("loader", who, { cookie }))).producer.slug;
  };
  expect(await actingFor("both", "htx-mau-son")).toBe("htx-mau-son");
  expect(await actingFor("both", "nobodys")).toBe("htx-chi-lang");
  expect(await actingFor("member", "htx-mau-son")).toBe("htx-chi-lang");

  const answer = await chooseProducer(argsOf("action", "both", { form: { producer: "htx-mau-son" } }));
  expect(answer).toBeInstanceOf(Response);
  expect((answer as Response).headers.get("Set-Cookie")).toContain("acting_for=");
  const refused = await chooseProducer(argsOf("action", "member", { form: { producer: "htx-mau-son" } }));
  expect("init" in refused && refused.init?.status).toBe(422);
});
