import { describe, expect, it } from "vitest";
import { readSettings, SettingsError } from "./settings";

const production = { DATABASE_URL: "postgresql://shop:x@db:5432/shop", SESSION_SECRET: "x".repeat(32) };

function problemsOf(environment: Record<string, string>): string[] {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe("readSettings", () => {
  it("is a demo with embedded defaults when nothing is set", () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({
      port: 3000,
      siteUrl: "http://localhost:3000",
      demo: true,
      worker: "inline",
      provinceCode: "20",
      storageUrl: ".data/files",
      bankAccount: { bin: "970436", number: "0011000123456" },
    });
    expect(settings.meilisearch).toBeUndefined();
    expect(settings.stripe).toBeUndefined();
  });

  it("is no demo with a database of one's own, and offers no payment that was not set up", () => {
    expect(readSettings(production)).toMatchObject({ demo: false, bankAccount: undefined, stripe: undefined });
    expect(readSettings({ ...production, DEMO: "1" }).demo).toBe(true);
    expect(readSettings({ DEMO: "0" }).demo).toBe(false);
  });

  it("takes the keys for messages to browsers together or not at all, and only whole", () => {
    const keys = { VAPID_PUBLIC_KEY: `B${"x".repeat(86)}`, VAPID_PRIVATE_KEY: "y".repeat(43) };
    expect(readSettings(keys).vapid).toEqual({ publicKey: keys.VAPID_PUBLIC_KEY, privateKey: keys.VAPID_PRIVATE_KEY });
    expect(readSettings({}).vapid).toBeUndefined();
    expect(problemsOf({ VAPID_PUBLIC_KEY: keys.VAPID_PUBLIC_KEY })).toEqual([expect.stringMatching(/^VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY: /)]);
    expect(problemsOf({ ...keys, VAPID_PRIVATE_KEY: "short" })).toEqual([expect.stringMatching(/^VAPID_PRIVATE_KEY: /)]);
  });

  it("asks for a session secret with a database of one's own", () => {
    expect(problemsOf({ DATABASE_URL: production.DATABASE_URL })).toEqual([expect.stringMatching(/^SESSION_SECRET: /)]);
  });

  it("names every bad setting at once and shows no value", () => {
    const bad = { PORT: "banana", WORKER: "sometimes", SMTP_URL: "http://mail", SESSION_SECRET: "hunter2", DEMO: "yes", METRICS_TOKEN: "short" };
    const problems = problemsOf(bad);
    expect(problems.map((problem) => problem.split(":")[0]).sort()).toEqual(Object.keys(bad).sort());
    for (const value of Object.values(bad)) expect(problems.join("\n")).not.toContain(`"${value}"`);
    expect(problems.join("\n")).not.toContain("hunter2");
  });

  it("treats an empty variable as unset", () => {
    expect(readSettings({ PORT: "", MEILISEARCH_URL: "", DATABASE_URL: "" })).toMatchObject({ port: 3000, demo: true, meilisearch: undefined });
  });

  it("never verifies card payment by nothing", () => {
    expect(problemsOf({ ...production, STRIPE_SECRET_KEY: "sk_test_1" })).toEqual([expect.stringMatching(/^STRIPE_WEBHOOK_SECRET: /)]);
  });

  it("names an operator as it is set, an example in a demo, and otherwise nobody", () => {
    expect(readSettings(production).operator).toBeUndefined();
    expect(readSettings({}).operator?.name).toContain("ví dụ");
    const told = { OPERATOR_NAME: "Công ty Xứ Lạng", OPERATOR_TAX_CODE: "0101234565", OPERATOR_HOTLINE: "1900 1234" };
    expect(readSettings({ ...production, ...told }).operator).toEqual({ name: "Công ty Xứ Lạng", taxCode: "0101234565", address: null, registration: null, hotline: "1900 1234" });
    expect(() => readSettings({ OPERATOR_TAX_CODE: "0101234565" })).toThrow(/OPERATOR_NAME/);
    expect(() => readSettings({ OPERATOR_NAME: "Công ty Xứ Lạng", OPERATOR_TAX_CODE: "0101234566", OPERATOR_HOTLINE: "gọi" })).toThrow(/OPERATOR_TAX_CODE[\s\S]*OPERATOR_HOTLINE/);
  });
  it("keeps live money out of a demo and off other hosts", () => {
    const live = { STRIPE_SECRET_KEY: "sk_live_1", STRIPE_WEBHOOK_SECRET: "whsec_12345678" };
    expect(problemsOf(live)).toHaveLength(1);
    expect(problemsOf({ ...production, ...live, STRIPE_API_BASE: "http://127.0.0.1:1" })).toHaveLength(1);
    expect(problemsOf({ ...production, ...live })).toEqual([]);
  });

  it("wants the bank account whole", () => {
    expect(problemsOf({ ...production, BANK_BIN: "970436" })).toHaveLength(1);
  });

  it("takes a site address without a path", () => {
    expect(readSettings({ SITE_URL: "https://ocop.example/" }).siteUrl).toBe("https://ocop.example");
    expect(problemsOf({ SITE_URL: "https://ocop.example/shop" })).toHaveLength(1);
  });
});
