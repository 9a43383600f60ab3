// Run by hand after `npm install PACKAGE`: node scripts/setup/complete-lock.mjs
// npm leaves out of package-lock.json the builds for other systems that its registry did not serve at that moment, and
// `npm ci` then refuses the whole file. Their names and versions are known from the package that wants them.
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("../../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(file, "utf8"));
const systems = ["android", "darwin", "freebsd", "openbsd", "netbsd", "sunos", "linux", "openharmony", "win32"];
const processors = ["wasm32", "riscv64", "ppc64", "s390x", "loong64", "mips64el", "ia32", "arm64", "arm", "x64"];

/** Whether a package at `path` would find `name` installed at its own level or above. */
function isLocked(path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    if (lock.packages[`${folder === "" ? "" : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (folder === "") return false;
  }
}

/** The entry of a build that was left out; its name says which system it is for. */
function entryFor(name, version, wanting) {
  const tail = name.slice(name.lastIndexOf("/") + 1);
  const os = systems.find((system) => tail.includes(system));
  const cpu = processors.find((processor) => tail.includes(processor));
  const libc = tail.includes("musl") ? "musl" : os === "linux" && tail.includes("gnu") ? "glibc" : undefined;
  return {
    version,
    ...(cpu && { cpu: [cpu] }),
    ...(wanting.dev && { dev: true }),
    ...(libc && { libc: [libc] }),
    optional: true,
    ...(os && { os: [os] }),
  };
}

let added = 0;
for (const [path, wanting] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(wanting.optionalDependencies ?? {})) {
    if (isLocked(path, name) || !/^\d+\.\d+\.\d+/.test(version)) continue;
    lock.packages[`node_modules/${name}`] = entryFor(name, version, wanting);
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
if (added > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} added`);
