/**
 * npm run bench: the production build on 10,000 products, load from another process, everything bounded, beside two
 * floors of the same run. Prints a table and, when nothing was left out, writes it to bench.json in the data folder. Both cores serve the
 * database, the server and the load together: compare the rows of one run with each other, not with another machine's.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildBareRemix } from "./bench/bare-remix/build";
import { benchDatabase, orderableSkus, query, settled, stockCheck, stockUp } from "./bench/database";
import { javascriptOf, shopPaths, wholePage } from "./bench/pages";
import { medianLoad, runLoad, startServer, type Server } from "./bench/processes";
import { whereTimeGoes } from "./bench/profile";
import { SEARCH_PATHS } from "./bench/queries";
import { printTable, type Row } from "./bench/report";
import { dataFolder } from "./setup/paths";

const SECONDS = 6;
const PRODUCTS = 10_000;
const SEARCH_PAGES = SEARCH_PATHS.map((path) => `/san-pham?${path}`);
const SEARCH_CALLS = SEARCH_PATHS.map((path) => `/api/v1/products?${path}`);

type Bench = { databaseUrl: string; scratch: string; rows: Row[] };

/** The shop on the bench's database. `cache`: "on" as in production, "results" without kept pages, "off" with nothing kept. */
async function shop({ databaseUrl, scratch }: Bench, cache: "on" | "results" | "off", nodeArguments: string[] = []): Promise<Server> {
  const server = await startServer("scripts/start.mjs", () => [], {
    nodeArguments,
    probe: "/readyz",
    environment: { DATABASE_URL: databaseUrl, DEMO: "1", DATA_DIR: join(scratch, "data"), SHOP_CACHE: cache },
  });
  await settled(databaseUrl);
  return server;
}

async function bareRemixFloor(rows: Row[]): Promise<number> {
  const folder = await buildBareRemix();
  const server = await startServer("scripts/bench/bare-remix/serve.ts", (port) => [String(port), folder]);
  try {
    await runLoad({ url: server.url, connections: 8, seconds: 2 });
    const load = await medianLoad({ url: server.url, connections: 8, seconds: SECONDS });
    rows.push({ name: "floor: bare Remix, 24 cards, no data", load });
    return load.perSecond;
  } finally {
    await server.stop();
  }
}

async function bareNodeFloor({ rows, scratch }: Bench, what: string, page: Buffer): Promise<number> {
  const file = join(scratch, "page.html");
  await writeFile(file, page);
  const server = await startServer("scripts/bench/bare-node.ts", (port) => [String(port), file]);
  try {
    const load = await medianLoad({ url: server.url, connections: 32, seconds: SECONDS });
    rows.push({ name: `floor: bare Node, ${(page.length / 1000).toFixed(0)} kB of ${what}`, load });
    return load.perSecond;
  } finally {
    await server.stop();
  }
}

async function keptPages(bench: Bench): Promise<void> {
  const server = await shop(bench, "on");
  try {
    const { home, product } = await shopPaths(server.url);
    for (const [name, path] of [["home", home], ["product", product]] as const) {
      const page = await wholePage(server.url + path);
      // The goal is held against the harder floor; the other tells how much of the distance is the page's own bytes.
      const floor = await bareNodeFloor(bench, "filler", Buffer.alloc(page.length, "x"));
      const sameBytes = await bareNodeFloor(bench, "the page itself", page);
      const load = await medianLoad({ url: server.url, connections: 32, seconds: SECONDS, paths: [path] });
      bench.rows.push({ name: `${name} page, kept`, load, goal: `50 % of bare Node: ${(floor * 0.5).toFixed(0)}/s`, reached: load.perSecond >= floor * 0.5, note: `${((100 * load.perSecond) / floor).toFixed(0)} % of filler, ${((100 * load.perSecond) / sameBytes).toFixed(0)} % of the page itself` });
    }
    const kilobytes = await javascriptOf(server.url + product);
    bench.rows.push({ name: "product page, JavaScript, gzip", figure: `${kilobytes.toFixed(1)} kB`, goal: "100 kB", reached: kilobytes < 100 });
    await searchCalls(bench.rows, server, "results kept", true);
  } finally {
    await server.stop();
  }
}

async function searchCalls(rows: Row[], server: Server, what: string, hasGoal: boolean): Promise<void> {
  // What is kept has to be made first: by itself that takes some seconds, and is what "nothing kept" measures.
  if (hasGoal) await runLoad({ url: server.url, connections: 16, seconds: 10, paths: SEARCH_CALLS });
  const load = await medianLoad({ url: server.url, connections: 16, seconds: SECONDS, paths: SEARCH_CALLS });
  rows.push({
    name: `search API with facets, ${SEARCH_CALLS.length} queries, ${what}`,
    load,
    ...(hasGoal ? { goal: "p95 20 ms at 16 at a time", reached: load.p95 < 20 } : {}),
  });
}

async function searchPages(bench: Bench, floor: number): Promise<void> {
  for (const cache of ["results", "off"] as const) {
    const server = await shop(bench, cache);
    try {
      await runLoad({ url: server.url, connections: 8, seconds: 3, paths: SEARCH_PAGES });
      const load = await medianLoad({ url: server.url, connections: 8, seconds: SECONDS, paths: SEARCH_PAGES });
      bench.rows.push({
        name: `search page rendered, ${cache === "off" ? "nothing kept" : "results kept"}`,
        load,
        note: `${((100 * load.perSecond) / floor).toFixed(0)} %`,
        ...(cache === "results" ? { goal: `60 % of bare Remix: ${(floor * 0.6).toFixed(0)}/s`, reached: load.perSecond >= floor * 0.6 } : {}),
      });
      if (cache === "off") await searchCalls(bench.rows, server, "nothing kept", false);
    } finally {
      await server.stop();
    }
  }
}

async function orders(bench: Bench): Promise<void> {
  await stockUp(bench.databaseUrl);
  const skus = await orderableSkus(bench.databaseUrl);
  const server = await shop(bench, "on");
  try {
    const order = { skus, province: "01", commune: "00004" };
    await runLoad({ url: server.url, connections: 32, seconds: 3, order });
    const load = await runLoad({ url: server.url, connections: 32, seconds: 12, order });
    const perSecond = load.orders / load.seconds;
    const check = await stockCheck(bench.databaseUrl);
    const exact = check.taken === check.sold && check.unbalanced === 0;
    bench.rows.push({
      name: "orders, 32 at a time (cart, line, order)",
      load: { ...load, perSecond },
      goal: "150/s, stock exact",
      reached: perSecond >= 150 && exact,
      note: `${load.orders} orders, ${check.taken} units taken, ${check.sold} sold, ${check.unbalanced} ledger transactions off (latencies: single calls)`,
    });
  } finally {
    await server.stop();
  }
}

/** First and second start on an empty data folder with the embedded database, as a newcomer has them. */
async function starts({ scratch, rows }: Bench): Promise<void> {
  const environment = { DATABASE_URL: "", DEMO: "1", DATA_DIR: join(scratch, "newcomer"), STORAGE_URL: "" };
  const first = await startServer("scripts/start.mjs", () => [], { environment, probe: "/readyz" });
  await first.stop();
  const second = await startServer("scripts/start.mjs", () => [], { environment, probe: "/readyz" });
  await second.stop();
  rows.push({ name: "first start, packages and build present", figure: `${first.readySeconds.toFixed(1)} s` });
  rows.push({ name: "second start", figure: `${second.readySeconds.toFixed(1)} s`, goal: "5 s", reached: second.readySeconds < 5 });
}

async function profile(bench: Bench): Promise<void> {
  const folder = join(bench.scratch, "profile");
  const server = await shop(bench, "off", ["--cpu-prof", `--cpu-prof-dir=${folder}`]);
  try {
    await runLoad({ url: server.url, connections: 8, seconds: SECONDS, paths: SEARCH_PAGES });
  } finally {
    await server.stop();
  }
  console.log("\nWhere the server's time goes while it renders search pages with nothing kept (self time):");
  for (const { place, percent } of await whereTimeGoes(folder)) console.log(`${percent.toFixed(1).padStart(6)} %  ${place}`);
}

/** What is measured, in this order; `npm run bench -- search orders` measures only these. */
const PARTS = {
  search: async (bench: Bench) => searchPages(bench, await bareRemixFloor(bench.rows)),
  kept: keptPages,
  orders,
  starts,
  profile,
};

function isPart(name: string): name is keyof typeof PARTS {
  return Object.hasOwn(PARTS, name);
}

function partsAsked(args: string[]): (keyof typeof PARTS)[] {
  const unknown = args.filter((name) => !isPart(name));
  if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(", ")}; there are ${Object.keys(PARTS).join(", ")}`);
  return Object.keys(PARTS).filter(isPart).filter((name) => args.length === 0 || args.includes(name));
}

export async function main(args: string[]): Promise<void> {
  const parts = partsAsked(args);
  const shopUrl = process.env.DATABASE_URL;
  if (!shopUrl) throw new Error("DATABASE_URL is not set: run `npm run bench`");
  console.log(`Preparing ${PRODUCTS.toLocaleString("en")} products …`);
  const bench: Bench = { databaseUrl: await benchDatabase(shopUrl, PRODUCTS), scratch: await mkdtemp(join(tmpdir(), "bench-")), rows: [] };
  try {
    for (const part of parts) await PARTS[part](bench);
    printTable(bench.rows);
    if (args.length > 0) return;
    const [machine] = await query<{ version: string }>(bench.databaseUrl, "SELECT version()");
    await writeFile(join(dataFolder(), "bench.json"), JSON.stringify({ at: new Date(), products: PRODUCTS, node: process.version, database: machine?.version, rows: bench.rows }, null, 2));
  } finally {
    await rm(bench.scratch, { recursive: true, force: true });
  }
}
