// npm test: the same set-up as npm start, then every check in order, up to the first that fails.
import { runTypeScript } from "./setup/install.mjs";

const { runChecks } = /** @type {typeof import("./setup/checks")} */ (await runTypeScript("setup/checks.ts"));
await runChecks();
