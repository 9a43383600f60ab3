import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { nodeSentence } from "../../scripts/setup/install.mjs";
import { freePort } from "../../scripts/setup/postgres-connection";
import { isAlive } from "../../scripts/setup/processes";
import { makeToySite, type Run, run, serverPid, type ToySite } from "./toy-site";

const DATA = ".data";
const running: Run[] = [];
let site: ToySite;
let port: number;

function start(environment: Record<string, string> = {}): Run {
  const started = run(site, ["scripts/start.mjs"], { PORT: String(port), DATA_DIR: DATA, ...environment });
  running.push(started);
  return started;
}

async function stop(shop: Run): Promise<void> {
  shop.child.kill("SIGTERM");
  expect(await shop.ended).toBe(0);
}

async function keep(query = ""): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}/keep${query}`);
  const body = (await response.json()) as { kept: number };
  return body.kept;
}

beforeAll(async () => {
  site = makeToySite();
  port = await freePort();
  const first = start();
  await first.ready;
  await stop(first);
});

afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill("SIGTERM");
    await ended;
  }
});

afterAll(() => site.remove());

describe("npm start", () => {
  // How long it takes is the benchmark's to say; here: that nothing is done twice.
  it("installs, builds and loads nothing the second time, and ends with nothing left running", async () => {
    const shop = start();
    await shop.ready;
    expect(shop.output()).not.toMatch(/Building|Loading|Installing/);
    expect(shop.output()).toContain("khach@demo.vn");
    const server = serverPid(site, DATA);
    await stop(shop);
    expect(isAlive(server)).toBe(false);
    expect(existsSync(join(site.folder, DATA, "running.json"))).toBe(false);
  });

  it("finishes requests under way before it ends", async () => {
    const shop = start();
    await shop.ready;
    const answer = keep("?wait=1000");
    await new Promise((done) => setTimeout(done, 300));
    await stop(shop);
    expect(await answer).toBeGreaterThan(0);
  });

  it("goes on, and ends well, when nobody reads any more what it prints", async () => {
    const shop = start();
    await shop.ready;
    shop.child.stdout?.destroy();
    shop.child.stderr?.destroy();
    const first = await keep("?print=1");
    await new Promise((done) => setTimeout(done, 300));
    expect(await keep()).toBe(first + 1);
    await stop(shop);
  });

  it("recovers by itself after SIGKILL, with the database left running", async () => {
    const shop = start();
    await shop.ready;
    const before = await keep();
    const server = serverPid(site, DATA);
    shop.child.kill("SIGKILL");
    await shop.ended;
    expect(isAlive(server)).toBe(true);
    const again = start();
    await again.ready;
    expect(await keep()).toBe(before + 1);
    await stop(again);
    expect(isAlive(server)).toBe(false);
  });

  it("recovers by itself when the database was killed too", async () => {
    const shop = start();
    await shop.ready;
    const before = await keep();
    const server = serverPid(site, DATA);
    shop.child.kill("SIGKILL");
    process.kill(server, "SIGKILL");
    await shop.ended;
    const again = start();
    await again.ready;
    expect(await keep()).toBe(before + 1);
  });

  it("recovers when the numbers of dead processes belong to others by now", async () => {
    writeFileSync(join(site.folder, DATA, "running.json"), JSON.stringify({ pid: process.pid, started: "another", what: "x" }));
    writeFileSync(join(site.folder, DATA, "postgres/postmaster.pid"), `${process.pid}\n`);
    const shop = start();
    await shop.ready;
  });

  it("brings back a database that died under it", async () => {
    const shop = start();
    await shop.ready;
    const before = await keep();
    process.kill(serverPid(site, DATA), "SIGKILL");
    let after = 0;
    for (let tries = 0; after === 0 && tries < 40; tries += 1) {
      await new Promise((done) => setTimeout(done, 250));
      after = await keep().catch(() => 0);
    }
    expect(after).toBe(before + 1);
  });

  it("makes a lost connection file again", async () => {
    rmSync(join(site.folder, DATA, "postgres.json"));
    const shop = start();
    await shop.ready;
    expect(await keep()).toBeGreaterThan(1);
  });
});

describe("what keeps it from starting is one sentence", () => {
  async function refusal(environment: Record<string, string> = {}): Promise<string> {
    const shop = start(environment);
    expect(await shop.ended).toBe(1);
    return shop.output().trim();
  }

  it("a second copy: names the first one's address and leaves it alone", async () => {
    const shop = start();
    await shop.ready;
    const output = await refusal({ PORT: String(await freePort()) });
    expect(output).toMatch(new RegExp(`^Chợ đang chạy rồi .*http://localhost:${port}\\.$`));
    expect(await keep()).toBeGreaterThan(0);
  });

  it("a port that is taken: says so and starts nothing", async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(port, "0.0.0.0", done));
    const output = await refusal();
    await new Promise((done) => other.close(done));
    expect(output.split("\n")).toHaveLength(1);
    expect(output).toContain(`Port ${port} is taken`);
    expect(existsSync(join(site.folder, DATA, "postgres/postmaster.pid"))).toBe(false);
  });

  it("bad settings: names every one", async () => {
    const output = await refusal({ WORKER: "never", SMTP_URL: "mail" });
    expect(output).toContain("WORKER:");
    expect(output).toContain("SMTP_URL:");
    expect(output).not.toContain("    at ");
  });

  it("a data folder that is a file", async () => {
    writeFileSync(join(site.folder, "occupied"), "");
    expect(await refusal({ DATA_DIR: "occupied" })).toMatch(/^Không ghi được vào .* cannot be written.*$/);
  });

  it.skipIf(process.getuid?.() === 0)("a data folder that cannot be written", async () => {
    mkdirSync(join(site.folder, "closed"));
    chmodSync(join(site.folder, "closed"), 0o500);
    expect(await refusal({ DATA_DIR: "closed" })).toMatch(/cannot be written/);
  });

  it("a database that does not answer", async () => {
    const closed = await freePort();
    const output = await refusal({ DATABASE_URL: `postgresql://u:secret@127.0.0.1:${closed}/x`, SESSION_SECRET: "x".repeat(32) });
    expect(output).toMatch(/^Không kết nối được cơ sở dữ liệu/);
    expect(output).not.toContain("secret");
  });

  it("an applied migration that was changed", async () => {
    const file = join(site.folder, "prisma/migrations/1_toy/migration.sql");
    const content = readFileSync(file, "utf8");
    writeFileSync(file, `${content}-- changed\n`);
    const output = await refusal();
    writeFileSync(file, content);
    expect(output).toContain('"1_toy"');
    expect(output.split("\n")).toHaveLength(1);
  });

  it("a Node that is too old", () => {
    expect(nodeSentence("18.20.4")).toMatch(/20\.19.*18\.20\.4/);
    expect(nodeSentence("20.18.3")).toBeDefined();
    expect(nodeSentence("20.19.0")).toBeUndefined();
    expect(nodeSentence("24.1.0")).toBeUndefined();
  });
});

describe("npm run", () => {
  it("starts the database for a command and stops it again", async () => {
    const command = run(site, ["scripts/run.mjs", "seed", "--products", "7"], { DATA_DIR: DATA });
    expect(await command.ended).toBe(0);
    expect(command.output()).toContain("seeded --products 7");
    expect(existsSync(join(site.folder, DATA, "postgres/postmaster.pid"))).toBe(false);
  });

  it("joins the database of a shop that is running", async () => {
    const shop = start();
    await shop.ready;
    const command = run(site, ["scripts/run.mjs", "seed"], { DATA_DIR: DATA });
    expect(await command.ended).toBe(0);
    expect(await keep()).toBeGreaterThan(0);
  });

  it("says which command it does not know", async () => {
    const command = run(site, ["scripts/run.mjs", "../x"], { DATA_DIR: DATA });
    expect(await command.ended).toBe(1);
    expect(command.output()).toContain('There is no command "../x".');
  });
});
