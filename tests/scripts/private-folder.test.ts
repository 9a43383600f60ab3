/** A checkout below a folder that only root may enter, as /root or `mktemp -d` is: PostgreSQL runs as another user there. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { postgresRunner, programFolder } from "../../scripts/setup/postgres-binaries";

const isRoot = process.getuid?.() === 0;
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "private-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.runIf(isRoot)("root starts PostgreSQL from programs and data that its user cannot reach by itself", async () => {
  const native = join(folder, "native");
  execFileSync("cp", ["-a", dirname(programFolder()), native]);
  const data = join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  const runner = postgresRunner(join(data, "postgres"), data, join(native, "bin"));
  mkdirSync(join(data, "postgres"), { mode: 0o700 });
  runner.give(join(data, "postgres"));
  const child = runner.spawn("initdb", [`--pgdata=${join(data, "postgres")}`, "--no-sync", "--auth=scram-sha-256", "--username=shop", "--pwfile=/dev/null", "--no-instructions"]);
  let output = "";
  child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  await new Promise((done) => child.on("close", done));
  // The empty password is refused only after initdb has found its sister programs and read the folder.
  expect(output).toMatch(/password file "\/dev\/null" is empty/);
  expect(output).not.toMatch(/Permission denied|not found/);
});
