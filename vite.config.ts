import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

/** The thread that opens spreadsheets is a file of its own beside the server: see app/platform/spreadsheet. */
function spreadsheetWorker(): Plugin {
  let server = false;
  return {
    name: "spreadsheet-worker",
    apply: "build",
    configResolved: ({ build }) => void (server = build.ssr !== false),
    buildStart() {
      if (server) this.emitFile({ type: "chunk", id: "app/platform/spreadsheet/read-worker.server.ts", fileName: "spreadsheet-worker.js" });
    },
  };
}

export default defineConfig({
  plugins: [
    tailwindcss(),
    spreadsheetWorker(),
    // Under Vitest modules are loaded one by one; the Remix plugin expects whole routes.
    process.env.VITEST
      ? null
      : remix({
          future: {
            v3_fetcherPersist: true,
            v3_relativeSplatPath: true,
            v3_throwAbortReason: true,
            v3_singleFetch: true,
            v3_routeConfig: true,
            // One GET of /__manifest could hold the server for seconds.
            v3_lazyRouteDiscovery: false,
          },
          ignoredRouteFiles: ["**/*"],
        }),
  ],
  resolve: { alias: { "~": fileURLToPath(new URL("./app", import.meta.url)) } },
  build: { target: "es2022", assetsInlineLimit: 0, reportCompressedSize: false },
  test: {
    include: ["{app,prisma,scripts,tests}/**/*.test.{ts,tsx}"],
    exclude: ["tests/e2e/**", "node_modules/**", "build/**"],
    setupFiles: ["tests/setup/console.ts"],
    globalSetup: ["tests/setup/global.ts"],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    pool: "forks",
    maxWorkers: 2,
  },
});
