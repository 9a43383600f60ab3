/** Everything a storm needs: a database that is really written to disk, the payment sandbox behind a gateway that fails, and the production build of the shop. */
import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { seedDemo } from "../../prisma/seed";
import { query } from "../bench/database";
import { startPaymentSandbox, type PaymentSandbox } from "../payment-sandbox/start";
import { migrate } from "../setup/migrate";
import { repositoryRoot } from "../setup/paths";
import { startPostgres, type EmbeddedPostgres } from "../setup/postgres";
import { freePort } from "../setup/postgres-connection";
import type { Chance } from "./chance";
import { openFaultyGateway, type FaultyGateway } from "./faulty-gateway";

export type Arena = {
  shopUrl: string;
  databaseUrl: string;
  sandbox: PaymentSandbox;
  gateway: FaultyGateway;
  bankSecret: string;
  /** How often the shop ended that nobody had ended. */
  deaths(): number;
  /** Ends the shop as a power cut would, and starts it again; answers after how many seconds it was back. */
  killShop(): Promise<number>;
  /** Ends the database: cleanly, or its master process as a power cut would; started again. */
  restartDatabase(how: "clean" | "killed"): Promise<void>;
  close(): Promise<void>;
};

export async function openArena(luck: Chance): Promise<Arena> {
  const folder = await mkdtemp(join(tmpdir(), "storm-"));
  const undo: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const postgres: EmbeddedPostgres = await startPostgres({ folder, durable: true });
    undo.push(() => postgres.stop());
    await migrate(postgres.url);
    await seedDemo(postgres.url);
    // Encoding the demo's pictures takes minutes and moves no money.
    await query(postgres.url, "DELETE FROM outbox_message WHERE topic = 'picture.avif'");
    const port = await freePort();
    const webhookSecret = `whsec_${randomBytes(16).toString("hex")}`;
    const sandbox = await startPaymentSandbox({
      port: 0, webhookUrl: `http://127.0.0.1:${port}/webhooks/stripe`, webhookSecret, statePath: join(folder, "sandbox.json"),
      retryDelaysMs: [200, 500, 1_000, 2_000, ...Array.from({ length: 30 }, () => 3_000)],
    });
    undo.push(() => sandbox.close());
    const gateway = await openFaultyGateway(sandbox.url, luck);
    undo.push(() => gateway.close());
    const bankSecret = randomBytes(16).toString("hex");
    const environment = {
      DATABASE_URL: postgres.url, DATA_DIR: join(folder, "data"), DEMO: "1", SESSION_SECRET: randomBytes(32).toString("hex"), BANK_FEED_SECRET: bankSecret,
      STRIPE_API_BASE: gateway.url, STRIPE_SECRET_KEY: "sk_test_sandbox", STRIPE_WEBHOOK_SECRET: webhookSecret, PORT: String(port), HOST: "127.0.0.1", LOG_LEVEL: "fatal", NODE_ENV: "production",
    };
    const shopUrl = `http://127.0.0.1:${port}`;
    let deaths = 0;
    let shop = await startShop(environment, shopUrl);
    undo.push(() => ended(shop, "SIGTERM"));
    return {
      shopUrl, databaseUrl: postgres.url, sandbox, gateway, bankSecret, close,
      deaths: () => deaths + (alive(shop) ? 0 : 1),
      async killShop() {
        if (!alive(shop)) deaths += 1;
        await ended(shop, "SIGKILL");
        const began = performance.now();
        shop = await startShop(environment, shopUrl);
        return (performance.now() - began) / 1000;
      },
      async restartDatabase(how) {
        if (how === "clean") await postgres.stop();
        else process.kill(Number(readFileSync(join(folder, "postgres/postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
        await wait(300);
        await postgres.revive();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startShop(environment: Record<string, string>, url: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [resolve(repositoryRoot, "scripts/start.mjs")], { cwd: repositoryRoot, env: { ...process.env, ...environment }, stdio: ["ignore", "ignore", "inherit"] });
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the shop ended with code ${child.exitCode} before it answered`);
    if (await fetch(`${url}/readyz`).then(({ ok }) => ok, () => false)) return child;
    await wait(50);
  }
  child.kill("SIGKILL");
  throw new Error("the shop did not answer in two minutes");
}

function alive({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

async function ended(child: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  if (!alive(child)) return;
  const gone = new Promise<void>((done) => child.once("exit", () => done()));
  child.kill(signal);
  await gone;
}
