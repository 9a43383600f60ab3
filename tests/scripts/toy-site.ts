/** A copy of the set-up around a site of one page, so that starting, killing and starting again can be tried in seconds. */
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { repositoryRoot } from "../../scripts/setup/paths";

const copied = [
  "scripts",
  ".config",
  "package.json",
  "package-lock.json",
  "vite.config.ts",
  "tsconfig.json",
  "app/lib/tax-code.ts",
  "app/platform/env",
  "app/platform/http/origin-guard.server.ts",
  "app/platform/http/upload-limit.ts",
];

const files: Record<string, string> = {
  "prisma/schema/main.prisma": `generator client {
  provider = "prisma-client"
  output = "../../app/platform/db/generated"
}
datasource db {
  provider = "postgresql"
}
model Kept {
  id Int @id
}
`,
  "prisma/migrations/1_toy/migration.sql": "CREATE TABLE commune (i int); CREATE TABLE product (i int); CREATE TABLE kept (id serial PRIMARY KEY);",
  "prisma/seed.ts": `import pg from "pg";
async function run(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}
export const seedReference = (url: string) => run(url, "INSERT INTO commune VALUES (1)");
export const seedDemo = (url: string) => run(url, "INSERT INTO product VALUES (1)");
export const main = async (args: string[]) => console.log("seeded", ...args);
`,
  "app/routes.ts": `import { index, route } from "@remix-run/route-config";
export default [index("routes/home.tsx"), route("keep", "routes/keep.ts")];
`,
  "app/routes/home.tsx": "export default function Home() { return <h1>Toy</h1>; }\n",
  "app/routes/keep.ts": `import pg from "pg";
export async function loader({ request }: { request: Request }) {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  client.on("error", () => undefined);
  await client.connect();
  await client.query("INSERT INTO kept DEFAULT VALUES");
  const asked = new URL(request.url).searchParams;
  if (asked.has("print")) for (const output of [process.stdout, process.stderr]) output.write("kept\\n");
  const wait = Number(asked.get("wait") ?? 0);
  await new Promise((done) => setTimeout(done, wait));
  const { rows } = await client.query("SELECT count(*)::int AS kept FROM kept");
  await client.end();
  return Response.json(rows[0]);
}
`,
  "app/platform/spreadsheet/read-worker.server.ts": "export {};\n",
  "app/root.tsx": `import { Outlet } from "@remix-run/react";
export default function App() { return <html lang="vi"><body><Outlet /></body></html>; }
`,
  "app/entry.server.tsx": `import { RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
export default function handle(request: Request, status: number, headers: Headers, context: Parameters<typeof RemixServer>[0]["context"]) {
  headers.set("content-type", "text/html");
  return new Response(renderToString(<RemixServer context={context} url={request.url} />), { status, headers });
}
export async function boot() {}
export async function shutdown() {}
export const tryPageCache = () => false;
export const setCommonHeaders = () => {};
export const wholeBodyOf = () => undefined;
export const withRequest = (_request: unknown, run: () => void) => run();
`,
};

export interface ToySite {
  folder: string;
  remove(): void;
}

/** Makes the copy in a temporary folder; its packages are this checkout's own. */
export function makeToySite(): ToySite {
  const folder = mkdtempSync(join(tmpdir(), "toy-site-"));
  for (const path of copied) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(repositoryRoot, path), join(folder, path), { recursive: true });
  }
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  symlinkSync(join(repositoryRoot, "node_modules"), join(folder, "node_modules"));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export interface Run {
  child: ChildProcess;
  /** Everything printed so far, both streams. */
  output(): string;
  /** Resolves with the code when the process has ended; null after a signal. */
  ended: Promise<number | null>;
  /** Resolves once the shop said that it answers; rejects with the output when it ended first. */
  ready: Promise<number>;
}

/** Runs one of the copy's commands. The environment is a bare one: settings of this machine do not count. */
export function run(site: ToySite, args: string[], environment: Record<string, string>): Run {
  const began = performance.now();
  const env = { PATH: process.env["PATH"], HOME: process.env["HOME"], NODE_ENV: "production" as const, ...environment };
  const child = spawn(process.execPath, args, { cwd: site.folder, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const ended = new Promise<number | null>((done) => child.on("close", (code) => done(code)));
  const ready = new Promise<number>((done, failed) => {
    const collect = (chunk: Buffer): void => {
      output += chunk.toString("utf8");
      if (output.includes("Chợ Xứ Lạng: ")) done(performance.now() - began);
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("exit", () => setTimeout(() => failed(new Error(`ended: ${output}`)), 50));
  });
  ready.catch(() => undefined);
  return { child, output: () => output, ended, ready };
}

/** The number of the embedded server of a data folder. */
export function serverPid(site: ToySite, dataFolder: string): number {
  return Number(readFileSync(join(site.folder, dataFolder, "postgres/postmaster.pid"), "utf8").split("\n")[0]);
}
