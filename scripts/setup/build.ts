/** Generates the database client and builds the site, each only when what it is made from has changed. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { repositoryRoot } from "./paths";
import { fileSystemSentence, StartError } from "./start-error";

const generatedClient = "app/platform/db/generated";
const cache = resolve(repositoryRoot, ".cache");

function* filesBelow(path: string): Generator<string> {
  const full = resolve(repositoryRoot, path);
  if (!existsSync(full)) return;
  if (!statSync(full).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(full).sort()) {
    const child = `${path}/${name}`;
    if (child !== generatedClient && !/\.test\.tsx?$/.test(name)) yield* filesBelow(child);
  }
}

/** A fingerprint of files by name, size and time: reading them all would cost more than it tells. */
function fingerprint(paths: string[]): string {
  const hash = createHash("sha256");
  for (const path of paths) {
    for (const file of filesBelow(path)) {
      const { mtimeMs, size } = statSync(resolve(repositoryRoot, file));
      hash.update(`${file}\0${mtimeMs}\0${size}\n`);
    }
  }
  return hash.digest("hex");
}

async function whenChanged(name: string, inputs: string[], outputs: string[], work: () => Promise<void>): Promise<boolean> {
  const stamp = join(cache, name);
  const now = fingerprint(inputs);
  const present = outputs.every((output) => existsSync(resolve(repositoryRoot, output)));
  if (present && existsSync(stamp) && readFileSync(stamp, "utf8") === now) return false;
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(cache, { recursive: true });
  writeFileSync(stamp, now);
  return true;
}

/** Runs one of the installed tools with Node; its output is shown only when it fails. */
async function runTool(what: string, script: string, args: string[], environment: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, [resolve(repositoryRoot, script), ...args], {
    cwd: repositoryRoot,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const collect = (chunk: Buffer): void => void (output += chunk.toString("utf8"));
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  const code = await new Promise<number | null>((done, failed) => child.on("error", failed).on("close", done));
  if (code === 0) return;
  const sentence = fileSystemSentence(new Error(output), repositoryRoot);
  throw new StartError(sentence ?? `${what} không thành công: / ${what} failed:\n${output.trim()}`);
}

/**
 * The typed database client from `prisma/schema`. Prisma's CLI wants a native engine that it would download and that
 * generating does not use: any program that starts stands in for it.
 */
export async function ensureClient(): Promise<boolean> {
  return whenChanged("client", ["prisma/schema", ".config/prisma.ts", "package-lock.json"], [generatedClient], () =>
    runTool("prisma generate", "node_modules/prisma/build/index.js", ["generate", "--config", ".config/prisma.ts"], {
      PRISMA_SCHEMA_ENGINE_BINARY: existsSync("/bin/true") ? "/bin/true" : process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    }),
  );
}

/** Compresses the built scripts and styles once and well, instead of quickly for every visitor. */
async function compressAssets(): Promise<void> {
  const folder = resolve(repositoryRoot, "build/client/assets");
  const names = readdirSync(folder).filter((name) => /\.(js|css|svg|json)$/.test(name));
  await Promise.all(
    names.map(async (name) => {
      const content = await readFile(join(folder, name));
      if (content.length < 1_000) return;
      const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
      await writeFile(join(folder, `${name}.br`), await promisify(brotliCompress)(content, { params }));
      await writeFile(join(folder, `${name}.gz`), await promisify(gzip)(content, { level: 9 }));
    }),
  );
}

/** The production build in `build/`. */
export async function ensureBuild(): Promise<boolean> {
  const inputs = ["app", "public", "vite.config.ts", "tsconfig.json", "package-lock.json", "prisma/schema"];
  return whenChanged("build", inputs, ["build/server/index.js", "build/client"], async () => {
    console.log("Đang dựng trang… / Building the site…");
    await runTool("remix vite:build", "node_modules/@remix-run/dev/dist/cli.js", ["vite:build"], { NODE_ENV: "production" });
    await compressAssets();
  });
}
