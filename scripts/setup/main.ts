/** What `npm start` and `npm run dev` do once the packages are there. */
import { createServer } from "node:net";
import { resolve } from "node:path";
import { readSettings, type Settings, SettingsError } from "../../app/platform/env/settings";
import { startPaymentSandbox } from "../payment-sandbox/start";
import { portSentence, serve } from "../serve";
import { ensureBuild, ensureClient } from "./build";
import { type Database, lockDataFolder, startDatabase } from "./database";
import { migrate } from "./migrate";
import { dataFolder } from "./paths";
import { prepareFolder } from "./postgres";
import { freePort } from "./postgres-connection";
import { derivedSecret, keptSecret } from "./secret";
import { seedWhenEmpty } from "./seed";
import { fullDiskSentence, StartError } from "./start-error";

/** Things to undo on the way out, last first. */
type Undo = (() => Promise<void> | void)[];

function address(settings: Settings): string {
  return settings.worker === "only" ? `WORKER=only, /healthz :${settings.port}` : `http://localhost:${settings.port}`;
}

/** Asks before minutes of work whether the port can be had at the end of it. */
function checkPort(settings: Settings): Promise<void> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once("error", (error) => failed(portSentence(error, settings)));
    probe.listen(settings.port, settings.host, () => probe.close(() => done()));
  });
}

async function openDatabase(settings: Settings, undo: Undo): Promise<string> {
  if (settings.databaseUrl !== "") return settings.databaseUrl;
  const database: Database = await startDatabase();
  undo.push(() => database.stop());
  process.env["DATABASE_URL"] = database.url;
  return database.url;
}

/** Secrets that nobody set: kept in the data folder, each purpose with one of its own. */
function provideSecrets(settings: Settings): string {
  if (settings.sessionSecret === "") prepareFolder(dataFolder());
  const secret = settings.sessionSecret === "" ? keptSecret(dataFolder()) : settings.sessionSecret;
  process.env["SESSION_SECRET"] = secret;
  if (settings.demo) process.env["BANK_FEED_SECRET"] ||= derivedSecret(secret, "bank feed");
  return secret;
}

/** In a demo without a payment provider of its own, cards are paid in the sandbox on this machine. */
async function openSandbox(settings: Settings, secret: string, undo: Undo): Promise<void> {
  if (!settings.demo || settings.stripe !== undefined || settings.worker === "only") return;
  const webhookSecret = process.env["STRIPE_WEBHOOK_SECRET"] || `whsec_${derivedSecret(secret, "payment sandbox").slice(0, 32)}`;
  const open = (port: number): ReturnType<typeof startPaymentSandbox> =>
    startPaymentSandbox({
      port,
      webhookUrl: `http://127.0.0.1:${settings.port}/webhooks/stripe`,
      webhookSecret,
      statePath: resolve(dataFolder(), "payment-sandbox.json"),
    });
  // The same port as last time where possible, so that payment pages left open still work.
  const sandbox = await open(settings.port + 1).catch(async () => open(await freePort()));
  undo.push(() => sandbox.close());
  process.env["STRIPE_API_BASE"] = sandbox.url;
  process.env["STRIPE_SECRET_KEY"] = "sk_test_sandbox";
  process.env["STRIPE_WEBHOOK_SECRET"] = webhookSecret;
}

function banner(settings: Settings, began: number): void {
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const lines = [`\nChợ Xứ Lạng: ${address(settings)}  (${seconds} s)`];
  if (settings.demo && settings.worker !== "only") {
    lines.push(
      "Tài khoản dùng thử / Demo accounts (mật khẩu / password: ocop-xu-lang):",
      "  admin@demo.vn  nhasanxuat@demo.vn  nhaphanphoi@demo.vn  khach@demo.vn",
      "  canbo.xa@demo.vn  hoidong1@demo.vn … hoidong5@demo.vn",
    );
  }
  console.log(`${lines.join("\n")}\n`);
}

/** Ends everything in the opposite order of its beginning; one failure does not keep the others from ending. */
async function unwind(undo: Undo): Promise<void> {
  for (const step of undo.splice(0).reverse()) {
    try {
      await step();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    }
  }
}

async function bringUp(dev: boolean, undo: Undo, began: number): Promise<void> {
  process.env["NODE_ENV"] ||= dev ? "development" : "production";
  const settings = readSettings(process.env);
  // From here on the database is set either way, and would otherwise read as the end of the demo.
  process.env["DEMO"] = settings.demo ? "1" : "0";
  if (settings.databaseUrl === "") {
    // With a database of one's own several copies may share the work; the embedded one belongs to one copy.
    const lock = await lockDataFolder(address(settings));
    undo.push(() => lock.release());
  }
  await checkPort(settings);
  await ensureClient();
  if (!dev) await ensureBuild();
  const url = await openDatabase(settings, undo);
  const secret = provideSecrets(settings);
  await migrate(url);
  await seedWhenEmpty(url, settings.demo);
  await openSandbox(settings, secret, undo);
  const server = await serve(readSettings(process.env), { dev });
  undo.push(() => server.stop());
  banner(settings, began);
}

/** Prints a failure: one sentence where one was prepared, everything otherwise. */
export function report(error: unknown): void {
  console.error(error instanceof StartError || error instanceof SettingsError ? error.message : (fullDiskSentence(error) ?? error));
}

/** Whoever read what is printed may be gone (a closed terminal, a pipe): a reason neither to end nor to report, which would fail in the same way. */
function outliveReaders(): void {
  for (const output of [process.stdout, process.stderr]) {
    output.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
}

/**
 * Starts everything and returns once the shop answers; the process then lives until SIGTERM or Ctrl-C and ends with
 * everything stopped. Where it cannot start it says why, undoes what it began, and ends with code 1.
 */
export async function start(options: { dev: boolean }): Promise<void> {
  outliveReaders();
  const undo: Undo = [];
  let ending: Promise<void> | undefined;
  const end = (code: number): Promise<void> => {
    process.exitCode = Math.max(Number(process.exitCode ?? 0), code);
    ending ??= unwind(undo);
    return ending.then(() => process.exit());
  };
  let asked = false;
  const stopOnSignal = (): void => {
    // Asked once: what has begun (a migration, loading data) is finished first. Asked twice: at once.
    if (asked) void end(1);
    else void up.catch(() => undefined).then(() => end(0));
    asked = true;
  };
  process.on("SIGTERM", stopOnSignal);
  process.on("SIGINT", stopOnSignal);
  process.on("SIGHUP", stopOnSignal);
  const up = bringUp(options.dev, undo, performance.now());
  process.on("uncaughtException", (error) => {
    console.error(error);
    void end(1);
  });
  try {
    await up;
  } catch (error) {
    report(error);
    await end(1);
  }
}
