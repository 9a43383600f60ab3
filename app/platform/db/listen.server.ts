import pg from "pg";
import { log } from "~/platform/log/log.server";
import { databaseUrl } from "./client.server";

export type Listener = {
  /** Called with the payload of each NOTIFY. */
  heard: (payload: string) => void;
  /** Called when hearing begins, at first and after an interruption: notices may have been missed before. */
  resumed: () => void;
  /** Called when the connection is gone and nothing will be heard for a while. */
  interrupted: () => void;
};

/**
 * One connection of its own that hears NOTIFY, and finds back by itself after the database was away.
 * Its client has an error listener: without one a database restart would end the process.
 */
export class Notices {
  private client: pg.Client | undefined;
  private closed = false;
  private retry: NodeJS.Timeout | undefined;

  constructor(private readonly channels: Record<string, Listener>) {}

  get connected(): boolean {
    return this.client !== undefined;
  }

  async open(): Promise<void> {
    const client = new pg.Client({ connectionString: databaseUrl(), keepAlive: true, connectionTimeoutMillis: 5_000, application_name: "notices" });
    client.on("error", (error) => this.lost(client, error));
    client.on("end", () => this.lost(client));
    client.on("notification", ({ channel, payload }) => this.channels[channel]?.heard(payload ?? ""));
    try {
      await client.connect();
      for (const channel of Object.keys(this.channels)) await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      this.client = client;
      for (const listener of Object.values(this.channels)) listener.resumed();
    } catch (error) {
      this.lost(client, error);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.retry);
    await this.client?.end();
  }

  private lost(client: pg.Client, error?: unknown): void {
    if (this.closed || this.retry) return;
    if (this.client === client) {
      this.client = undefined;
      for (const listener of Object.values(this.channels)) listener.interrupted();
    }
    log.warn({ error }, "notices from the database are interrupted");
    this.retry = setTimeout(() => {
      this.retry = undefined;
      void this.open();
    }, 1_000);
  }
}
