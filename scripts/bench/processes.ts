import { spawn, type ChildProcess } from "node:child_process";
import { resolve } from "node:path";
import { repositoryRoot } from "../setup/paths";
import { freePort } from "../setup/postgres-connection";
import type { LoadResult, Scenario } from "./load";

export type Server = { url: string; stop: () => Promise<void>; readySeconds: number };

/** Starts a script that listens on the port it is given and waits until it answers. */
export async function startServer(script: string, args: (port: number) => string[], options: { environment?: Record<string, string>; nodeArguments?: string[]; probe?: string } = {}): Promise<Server> {
  const port = await freePort();
  const began = performance.now();
  const nodeArguments = script.endsWith(".mjs") ? [] : ["--import", "tsx"];
  const child = spawn(process.execPath, [...(options.nodeArguments ?? []), ...nodeArguments, resolve(repositoryRoot, script), ...args(port)], {
    cwd: repositoryRoot,
    env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "error", ...options.environment, PORT: String(port), HOST: "127.0.0.1" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${port}`;
  try {
    await answers(`${url}${options.probe ?? "/"}`, child);
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
  return { url, readySeconds: (performance.now() - began) / 1000, stop: () => stopped(child) };
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode} before it answered`);
    const status = await fetch(url).then((response) => response.status, () => 0);
    if (status === 200) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`${url} did not answer in two minutes`);
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  child.kill("SIGTERM");
  await ended;
}

/** Runs a load in its own process and answers what it measured. */
export function runLoad(scenario: Scenario): Promise<LoadResult> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, ["--import", "tsx", resolve(repositoryRoot, "scripts/bench/load.ts"), JSON.stringify(scenario)], {
      cwd: repositoryRoot,
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.once("exit", (code) => {
      if (code === 0) done(JSON.parse(output));
      else failed(new Error(`the load ended with code ${code}`));
    });
  });
}

/** The run in the middle of three, by requests a second: one slow or lucky run does not count. */
export async function medianLoad(scenario: Scenario, rounds = 3): Promise<LoadResult> {
  const results: LoadResult[] = [];
  for (let round = 0; round < rounds; round++) results.push(await runLoad(scenario));
  results.sort((a, b) => a.perSecond - b.perSecond);
  const middle = results[Math.floor(results.length / 2)];
  if (!middle) throw new RangeError("at least one round");
  return { ...middle, orders: results.reduce((sum, result) => sum + result.orders, 0) };
}
