import pg from "pg";
import type PgBoss from "pg-boss";
import { databaseUrl } from "~/platform/db/client.server";
import { log } from "~/platform/log/log.server";

type Waiting = { id: string; topic: string; payload: Record<string, unknown> };

const BATCH = 500;
const IDLE_MS = 5_000;
/** A rush of changes is moved in a few large batches instead of one transaction each. */
const GATHER_MS = 100;

/**
 * Moves waiting outbox messages into the job queue, both in one transaction, so that none is lost and none is
 * moved twice. Woken by NOTIFY and, in case a notice is missed, every five seconds. Equal messages of a batch
 * become one job.
 */
export class OutboxRelay {
  private client: pg.Client | undefined;
  private stopping = false;
  private wake: () => void = () => undefined;
  private loop: Promise<void> | undefined;

  constructor(
    private readonly boss: PgBoss,
    private readonly topics: readonly string[],
  ) {}

  get connected(): boolean {
    return this.client !== undefined;
  }

  async start(): Promise<void> {
    await this.connect();
    this.loop = this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.loop;
    await this.client?.end();
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      // Armed before looking, so that a message written meanwhile wakes the next round at once.
      const woken = new Promise<void>((resolve) => {
        this.wake = resolve;
      });
      try {
        if (!this.client) await this.connect();
        while (!this.stopping && (await this.moveBatch()) === BATCH);
      } catch (error) {
        log.warn({ err: error }, "outbox relay stopped short, trying again");
        await this.client?.end().catch(() => undefined);
        this.client = undefined;
      }
      if (!this.stopping) await Promise.race([woken, pause(this.client ? IDLE_MS : 1_000)]);
      if (!this.stopping) await pause(GATHER_MS);
    }
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: databaseUrl(), keepAlive: true, connectionTimeoutMillis: 5_000, application_name: "outbox" });
    client.on("error", () => {
      if (this.client === client) this.client = undefined;
      this.wake();
    });
    client.on("notification", () => this.wake());
    await client.connect();
    await client.query("LISTEN outbox");
    this.client = client;
  }

  private async moveBatch(): Promise<number> {
    const client = this.client;
    if (!client) return 0;
    await client.query("BEGIN");
    try {
      const { rows } = await client.query<Waiting>(
        `UPDATE outbox_message SET delivered_at = now() WHERE id IN (
           SELECT id FROM outbox_message WHERE delivered_at IS NULL AND topic = ANY($1) ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
         RETURNING id::text, topic, payload`,
        [this.topics],
      );
      const jobs = new Map(rows.map(({ topic, payload }) => [`${topic} ${JSON.stringify(payload)}`, { name: topic, data: payload }]));
      if (jobs.size > 0) {
        await this.boss.insert([...jobs.values()], { db: { executeSql: (text, values) => client.query(text, values) } });
      }
      await client.query("COMMIT");
      return rows.length;
    } catch (error) {
      await client.query("ROLLBACK");
      throw error;
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
