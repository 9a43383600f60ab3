/** The settings of the shop: what they are called, what is allowed, what they are when unset. No I/O; see env.server. */
import { z } from "zod";
import { isTaxCode } from "../../lib/tax-code";

/** Accounts, prices and certificates of a demo are known to everyone; real settings must never fall back to these. */
const demoBankAccount = { bin: "970436", number: "0011000123456", name: "CHO XU LANG (DEMO)" };

/** Shows where an operator's identity stands. */
const demoOperator: Operator = { name: "Công ty TNHH Chợ Xứ Lạng (ví dụ)", taxCode: "4900999906", address: "Số 1 Hùng Vương, phường Lương Văn Tri, tỉnh Lạng Sơn", registration: "Giấy chứng nhận đăng ký doanh nghiệp 4900999906 (ví dụ), Sở Tài chính tỉnh Lạng Sơn", hotline: "1900 0000" };

const url = (protocols: RegExp, hint: string) =>
  z.url({ protocol: protocols, message: hint }).transform((value) => value.replace(/\/+$/, ""));

const optional = <T extends z.ZodType>(type: T) => z.preprocess((value) => (value === "" ? undefined : value), type.optional());

const flag = z.enum(["0", "1"], { message: "must be 0 or 1" }).transform((value) => value === "1");

const shape = z.object({
  NODE_ENV: optional(z.enum(["development", "production", "test"])),
  PORT: optional(z.coerce.number({ message: "must be a port number" }).int().min(1).max(65_535)),
  HOST: optional(z.string().max(255)),
  SITE_URL: optional(url(/^https?$/, "must be an http(s) address without a path").refine((value) => new URL(value).pathname === "/", "must not have a path")),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/, message: "must be postgresql://user:password@host:port/database" })),
  SESSION_SECRET: optional(z.string().min(32, "must have at least 32 characters")),
  MEILISEARCH_URL: optional(url(/^https?$/, "must be an http(s) address")),
  MEILISEARCH_API_KEY: optional(z.string().max(500)),
  STRIPE_SECRET_KEY: optional(z.string().regex(/^(sk|rk)_\w+$/, "must be a Stripe secret key (sk_… or rk_…)")),
  STRIPE_WEBHOOK_SECRET: optional(z.string().regex(/^whsec_\w{8,}$/, "must be a Stripe signing secret (whsec_…)")),
  STRIPE_API_BASE: optional(url(/^https?$/, "must be an http(s) address")),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/, message: "must be smtp://… or smtps://…" })),
  STORAGE_URL: optional(z.string().max(2_000)),
  METRICS_TOKEN: optional(z.string().min(16, "must have at least 16 characters")),
  PROVINCE_CODE: optional(z.string().regex(/^\d{2}$/, "must be two digits")),
  LOG_LEVEL: optional(z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"])),
  WORKER: optional(z.enum(["inline", "off", "only"])),
  DEMO: optional(flag),
  TRUST_PROXY: optional(z.coerce.number({ message: "must be the number of proxies in front" }).int().min(0).max(10)),
  MONEY_HOLDING: optional(z.enum(["collecting", "direct"], { message: "must be collecting or direct" })),
  BANK_FEED_SECRET: optional(z.string().min(16, "must have at least 16 characters")),
  BANK_BIN: optional(z.string().regex(/^\d{6}$/, "must be the six digits of the bank")),
  BANK_ACCOUNT: optional(z.string().regex(/^[0-9A-Z]{4,19}$/, "must be 4 to 19 digits or capital letters")),
  BANK_NAME: optional(z.string().min(1).max(100)),
  OPERATOR_NAME: optional(z.string().trim().min(2).max(200)),
  OPERATOR_TAX_CODE: optional(z.string().refine(isTaxCode, "must be a Vietnamese tax code, ten digits whose last checks the others, with -001 for a branch")),
  OPERATOR_ADDRESS: optional(z.string().trim().min(5).max(300)),
  OPERATOR_REGISTRATION: optional(z.string().trim().min(5).max(300)),
  OPERATOR_HOTLINE: optional(z.string().regex(/^[+\d][\d .]{3,19}$/, "must be a telephone number")),
  PUBLIC_STARTED: optional(z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "must be a day, YYYY-MM-DD")),
  SPIRITS_ONLINE: optional(flag),
  SHOP_CACHE: optional(z.enum(["on", "results", "off"])),
  DATA_DIR: optional(z.string().max(1_000)),
  VAPID_PUBLIC_KEY: optional(z.string().regex(/^B[\w-]{86}$/, "must be a P-256 public key in base64url (87 characters)")),
  VAPID_PRIVATE_KEY: optional(z.string().regex(/^[\w-]{43}$/, "must be a P-256 private key in base64url (43 characters)")),
});

type Raw = z.infer<typeof shape>;

/** Who runs the shop, as the law asks to be named; null: not told. */
export type Operator = { name: string; taxCode: string | null; address: string | null; registration: string | null; hotline: string | null };

export interface Settings {
  mode: "development" | "production" | "test";
  port: number;
  /** The address that the server listens on. */
  host: string;
  /** The public address, without a slash at the end. */
  siteUrl: string;
  databaseUrl: string;
  sessionSecret: string;
  /** Undefined: PostgreSQL searches. */
  meilisearch: { url: string; apiKey: string | undefined } | undefined;
  /** Undefined: card payment is not offered. */
  stripe: { secretKey: string; webhookSecret: string; apiBase: string | undefined } | undefined;
  /** Undefined: mail stays in the outbox. */
  smtpUrl: string | undefined;
  /** The folder where this machine keeps what is its own. */
  dataDir: string;
  /** A folder (path or file: address) or s3://bucket. */
  storageUrl: string;
  metricsToken: string | undefined;
  provinceCode: string;
  logLevel: "trace" | "debug" | "info" | "warn" | "error" | "fatal" | "silent";
  worker: "inline" | "off" | "only";
  /** Demo accounts, the payment sandbox, and the notice on every page. */
  demo: boolean;
  /** How many proxies in front of the server are believed about the client's address. */
  trustProxy: number;
  /** Who takes the buyers' money: the shop, or in orders placed from now on each producer. */
  moneyHolding: "collecting" | "direct";
  /** Signs the bank's credit notices; undefined: the feed answers 404. */
  bankFeedSecret: string | undefined;
  /** Where VietQR transfers go; undefined: VietQR is not offered. */
  bankAccount: { bin: string; number: string; name: string } | undefined;
  /** Whether spirits of 15 % and more may be sold online; whether the ban of 2017 still binds is not settled. */
  spiritsOnline: boolean;
  /** "results" keeps no rendered pages, "off" no search results either: for measuring. */
  cache: "on" | "results" | "off";
  /** Signs messages to browsers; undefined: keys made from the session secret. */
  vapid: { publicKey: string; privateKey: string } | undefined;
  /** Undefined: nobody is named. */
  operator: Operator | undefined;
  /** The day the shop opened to the public, YYYY-MM-DD. */
  publicStarted: string | undefined;
}

/** Every setting that is wrong, in one message. */
export class SettingsError extends Error {
  override name = "SettingsError";
  constructor(readonly problems: string[]) {
    super(`Cài đặt chưa đúng, hãy sửa các biến môi trường sau. / These settings (environment variables) are wrong:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  }
}

/** Rules that join several settings. */
function crossChecks(raw: Raw, demo: boolean): string[] {
  const problems: string[] = [];
  const external = raw.DATABASE_URL !== undefined;
  if (external && raw.SESSION_SECRET === undefined && !demo) problems.push("SESSION_SECRET: is required with DATABASE_URL (32 random characters or more)");
  if (raw.STRIPE_SECRET_KEY !== undefined && raw.STRIPE_WEBHOOK_SECRET === undefined) problems.push("STRIPE_WEBHOOK_SECRET: is required with STRIPE_SECRET_KEY: orders are paid by verified webhooks only");
  if (raw.STRIPE_SECRET_KEY === undefined && raw.STRIPE_WEBHOOK_SECRET !== undefined && !demo) problems.push("STRIPE_SECRET_KEY: is required with STRIPE_WEBHOOK_SECRET");
  if (raw.STRIPE_API_BASE !== undefined && raw.STRIPE_SECRET_KEY === undefined) problems.push("STRIPE_SECRET_KEY: is required with STRIPE_API_BASE");
  if (!demo && raw.STRIPE_SECRET_KEY?.includes("_live_") === true && raw.STRIPE_API_BASE !== undefined) problems.push("STRIPE_API_BASE: must be unset with a live Stripe key");
  if (demo && raw.STRIPE_SECRET_KEY?.includes("_live_") === true) problems.push("STRIPE_SECRET_KEY: a demo never takes a live key");
  const bank = [raw.BANK_BIN, raw.BANK_ACCOUNT, raw.BANK_NAME].filter((value) => value !== undefined).length;
  if (bank !== 0 && bank !== 3) problems.push("BANK_BIN, BANK_ACCOUNT, BANK_NAME: set all three or none");
  if (raw.MONEY_HOLDING === "direct" && bank === 0 && !demo) problems.push("MONEY_HOLDING: direct needs BANK_BIN, BANK_ACCOUNT and BANK_NAME, where producers pay their bills");
  if (raw.OPERATOR_NAME === undefined && [raw.OPERATOR_TAX_CODE, raw.OPERATOR_ADDRESS, raw.OPERATOR_REGISTRATION, raw.OPERATOR_HOTLINE].some((value) => value !== undefined)) problems.push("OPERATOR_NAME: is required with what else is told of the operator");
  if ((raw.VAPID_PUBLIC_KEY === undefined) !== (raw.VAPID_PRIVATE_KEY === undefined)) problems.push("VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY: set both or none");
  if (raw.MEILISEARCH_API_KEY !== undefined && raw.MEILISEARCH_URL === undefined) problems.push("MEILISEARCH_URL: is required with MEILISEARCH_API_KEY");
  if (raw.STORAGE_URL !== undefined && /^[a-z0-9+.-]+:/i.test(raw.STORAGE_URL) && !/^(file|s3):\/\//.test(raw.STORAGE_URL)) problems.push("STORAGE_URL: must be a folder, file://… or s3://…");
  return problems;
}

function bankAccountOf(raw: Raw, demo: boolean): Settings["bankAccount"] {
  if (raw.BANK_BIN !== undefined && raw.BANK_ACCOUNT !== undefined && raw.BANK_NAME !== undefined) {
    return { bin: raw.BANK_BIN, number: raw.BANK_ACCOUNT, name: raw.BANK_NAME };
  }
  return demo ? demoBankAccount : undefined;
}

function operatorOf(raw: Raw, demo: boolean): Settings["operator"] {
  if (raw.OPERATOR_NAME === undefined) return demo ? demoOperator : undefined;
  return { name: raw.OPERATOR_NAME, taxCode: raw.OPERATOR_TAX_CODE ?? null, address: raw.OPERATOR_ADDRESS ?? null, registration: raw.OPERATOR_REGISTRATION ?? null, hotline: raw.OPERATOR_HOTLINE ?? null };
}

function stripeOf(raw: Raw): Settings["stripe"] {
  if (raw.STRIPE_SECRET_KEY === undefined || raw.STRIPE_WEBHOOK_SECRET === undefined) return undefined;
  return { secretKey: raw.STRIPE_SECRET_KEY, webhookSecret: raw.STRIPE_WEBHOOK_SECRET, apiBase: raw.STRIPE_API_BASE };
}

/**
 * Reads all settings from an environment. `DEMO` is on by default only while `DATABASE_URL` is unset.
 * @returns settings without the database and the secret where those are still to be made by set-up: both are "" then
 * @throws SettingsError naming every bad one, never their values
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const parsed = shape.safeParse(environment);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  if (!parsed.success) throw new SettingsError(problems);
  const raw = parsed.data;
  const demo = raw.DEMO ?? raw.DATABASE_URL === undefined;
  const crossed = crossChecks(raw, demo);
  if (crossed.length > 0) throw new SettingsError(crossed);
  const port = raw.PORT ?? 3000;
  return {
    mode: raw.NODE_ENV ?? "production",
    port,
    host: raw.HOST ?? "0.0.0.0",
    siteUrl: raw.SITE_URL ?? `http://localhost:${port}`,
    databaseUrl: raw.DATABASE_URL ?? "",
    sessionSecret: raw.SESSION_SECRET ?? "",
    meilisearch: raw.MEILISEARCH_URL === undefined ? undefined : { url: raw.MEILISEARCH_URL, apiKey: raw.MEILISEARCH_API_KEY },
    stripe: stripeOf(raw),
    smtpUrl: raw.SMTP_URL,
    dataDir: raw.DATA_DIR ?? ".data",
    storageUrl: raw.STORAGE_URL ?? `${raw.DATA_DIR ?? ".data"}/files`,
    metricsToken: raw.METRICS_TOKEN,
    provinceCode: raw.PROVINCE_CODE ?? "20",
    logLevel: raw.LOG_LEVEL ?? "info",
    worker: raw.WORKER ?? "inline",
    demo,
    trustProxy: raw.TRUST_PROXY ?? 0,
    moneyHolding: raw.MONEY_HOLDING ?? "collecting",
    bankFeedSecret: raw.BANK_FEED_SECRET,
    bankAccount: bankAccountOf(raw, demo),
    spiritsOnline: raw.SPIRITS_ONLINE ?? false,
    cache: raw.SHOP_CACHE ?? "on",
    vapid: raw.VAPID_PUBLIC_KEY === undefined || raw.VAPID_PRIVATE_KEY === undefined ? undefined : { publicKey: raw.VAPID_PUBLIC_KEY, privateKey: raw.VAPID_PRIVATE_KEY },
    operator: operatorOf(raw, demo),
    publicStarted: raw.PUBLIC_STARTED,
  };
}
