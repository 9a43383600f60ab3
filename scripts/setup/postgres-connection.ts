/** Where an embedded PostgreSQL answers: its port and password, kept beside its data. */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import pg from "pg";

export const DATABASE = "shop";
export const USER = "shop";

export interface Connection {
  port: number;
  password: string;
}

export function connectionUrl(connection: Connection, database: string = DATABASE): string {
  return `postgresql://${USER}:${connection.password}@127.0.0.1:${connection.port}/${database}`;
}

/** A port of this machine that nobody listens on right now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/** True when nobody listens on this port of 127.0.0.1. */
export function portIsFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

/** The connection kept in a file; undefined when there is none that can be used. */
export function readConnection(file: string): Connection | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof value !== "object" || value === null) return undefined;
    const { port, password } = value as Partial<Connection>;
    return typeof port === "number" && typeof password === "string" ? { port, password } : undefined;
  } catch {
    return undefined;
  }
}

/** Written beside and renamed, so that a full disk never leaves half a file. */
export function writeConnection(file: string, connection: Connection): void {
  writeFileSync(`${file}.new`, JSON.stringify(connection), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** True when a server takes this address and answers. */
export async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("SELECT 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The address of the PostgreSQL already running in a folder; undefined when none answers there. */
export async function runningPostgres(folder: string): Promise<string | undefined> {
  const connection = readConnection(join(folder, "postgres.json"));
  if (connection === undefined) return undefined;
  const url = connectionUrl(connection);
  return (await answers(url)) ? url : undefined;
}
