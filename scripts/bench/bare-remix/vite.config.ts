import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";

export default defineConfig({
  logLevel: "error",
  plugins: [
    remix({
      appDirectory: "scripts/bench/bare-remix",
      buildDirectory: "build/bench-bare-remix",
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_singleFetch: true,
        v3_routeConfig: true,
        v3_lazyRouteDiscovery: false,
      },
    }),
  ],
  build: { target: "es2022", reportCompressedSize: false },
});
