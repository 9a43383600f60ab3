import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { findChromium } from "../scripts/setup/chromium";
import { freePort } from "../scripts/setup/postgres-connection";
import { PORT_VARIABLE, shopUrl, type ShopOptions } from "./fixtures/shop-address";

// Chosen once: the workers read this file again, with the first one's environment.
process.env[PORT_VARIABLE] ??= String(await freePort());

export default defineConfig<ShopOptions>({
  testDir: "e2e",
  outputDir: fileURLToPath(new URL("../.cache/browser-tests", import.meta.url)),
  globalSetup: fileURLToPath(new URL("./fixtures/shop-server.ts", import.meta.url)),
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 40_000,
  expect: { timeout: 8_000 },
  reporter: "list",
  use: {
    baseURL: shopUrl(),
    viewport: { width: 1280, height: 900 },
    timezoneId: "Asia/Ho_Chi_Minh",
    screenshot: "only-on-failure",
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      executablePath: findChromium(),
      args: [
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
