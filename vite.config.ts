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

/**
 * Vite's helper around lazy imports loads their own styles and imports ahead, and every page would load it. The shop's lazy
 * imports are the texts and the parts that stand still (app/ui/kit/still-part.tsx): they have no styles of their own, and
 * what they import is there already.
 */
function plainLazyImports(): Plugin {
  return {
    name: "plain-lazy-imports",
    apply: "build",
    enforce: "pre",
    load: (id) => (id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : undefined),
  };
}

const FRAMEWORK = /\/node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|turbo-stream|@remix-run\/(react|router))\//;
const SHOP_KIT =
  /\/app\/(ui\/kit\/(badge|breadcrumbs|button|facts|icon|kept|notice|quantity|radio-card|section|sprite|still-part|table|timeline)|ui\/commerce\/(picture|stars|price|product-card|product-grid|certification-chips|add-form|certificate-badge)|ui\/layout\/(error-page|page-head|shop-shell|masthead|still-footer|search-box|suggestions|toast)|platform\/i18n\/(format|react|locale|translator)|lib\/localized-text)\.tsx?$/;
/** Stands still (app/ui/layout/still-footer.ts): apart, or the shell that names it would bring it along. */
const FOOTER = /\/app\/(ui\/layout\/footer|platform\/i18n\/messages\/(\w\w\/)?foot)\.tsx?$/;

/** A shop page loads seven files instead of twenty-eight: small ones pack badly and each asks for itself. The framework is apart, since it changes with its version alone. */
function sharedChunk(module: string): string | undefined {
  if (FRAMEWORK.test(module)) return "framework";
  if (FOOTER.test(module)) return "footer";
  return SHOP_KIT.test(module) ? "shop-kit" : undefined;
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    tailwindcss(),
    spreadsheetWorker(),
    plainLazyImports(),
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
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // Takes a few seconds more than esbuild and 3 kB off every page.
    minify: isSsrBuild ? false : "terser",
    terserOptions: { ecma: 2020, compress: { passes: 3 }, format: { comments: false } },
    rollupOptions: isSsrBuild ? {} : { output: { manualChunks: sharedChunk } },
  },
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
}));
