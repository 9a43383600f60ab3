// npm start and npm run dev. Everything after the installation is TypeScript: scripts/setup/main.ts.
import { runTypeScript } from "./setup/install.mjs";

const { start } = /** @type {typeof import("./setup/main")} */ (await runTypeScript("setup/main.ts"));
await start({ dev: process.argv.includes("--dev") });
