// npm run bench, seed, reindex, …: the same set-up as npm start, then scripts/NAME.ts (seed: prisma/seed.ts).
import { runTypeScript } from "./setup/install.mjs";

const [name = "", ...args] = process.argv.slice(2);
const { runCommand } = /** @type {typeof import("./setup/command")} */ (await runTypeScript("setup/command.ts"));
await runCommand(name, args);
