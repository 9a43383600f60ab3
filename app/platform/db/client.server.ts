import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client";

/** What a read or a write needs: the client itself, or the transaction a feature handed down. */
export type Db = Omit<PrismaClient, "$connect" | "$disconnect" | "$on" | "$extends" | "$transaction">;

let client: PrismaClient | undefined;

/**
 * The one client of this process. Its pool is small on purpose: on two cores four to six connections
 * gave twice the orders a second that sixteen did.
 */
export function db(): PrismaClient {
  client ??= connect(databaseUrl(), 6);
  return client;
}

/** A client of its own, for scripts and tests that bring the address with them. */
export function connect(url: string, poolSize: number): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({
      connectionString: url,
      max: poolSize,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
      options: "-c lock_timeout=2s -c statement_timeout=10s -c idle_in_transaction_session_timeout=15s -c timezone=UTC",
    }),
  });
}

/** Tests point the process at their own database. */
export function useDatabase(other: PrismaClient): void {
  client = other;
}

export async function disconnect(): Promise<void> {
  await client?.$disconnect();
  client = undefined;
}

export function databaseUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set: start the shop with `npm start`, which sets it");
  return url;
}
