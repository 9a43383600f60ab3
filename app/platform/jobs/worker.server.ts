import PgBoss from "pg-boss";
import { databaseUrl } from "~/platform/db/client.server";
import { log } from "~/platform/log/log.server";
import { OutboxRelay } from "./outbox-relay.server";

/** Messages of one topic, several at once when they pile up. A throw makes the queue try the batch again later. */
export type Handler = (payloads: Record<string, unknown>[]) => Promise<void>;
export type Schedule = { name: string; cron: string; run: (at: Date) => Promise<void> };
/** `batch`: the most messages taken each half second; what can wait leaves the processor to the buyers in a rush. */
export type Topic = { handle: Handler; batch: number };
export type JobTable = { topics: Record<string, Topic>; schedules: Schedule[] };

const RETRY = { retryLimit: 12, retryDelay: 2, retryBackoff: true, expireInSeconds: 120 };

/**
 * Background work in the same database: the outbox relay, a queue per topic, and the schedules (Vietnamese
 * time). Handlers must bear being run twice for the same message.
 */
class Worker {
  private readonly boss = new PgBoss({ connectionString: databaseUrl(), max: 2, application_name: "jobs", monitorStateIntervalSeconds: 60 });
  private readonly relay: OutboxRelay;
  private running = false;

  constructor(private readonly table: JobTable) {
    this.relay = new OutboxRelay(this.boss, Object.keys(table.topics));
    this.boss.on("error", (error) => log.warn({ error }, "job queue is in trouble"));
  }

  get healthy(): boolean {
    return this.running && this.relay.connected;
  }

  async start(): Promise<void> {
    await this.boss.start();
    for (const [topic, { handle, batch }] of Object.entries(this.table.topics)) {
      await this.boss.createQueue(topic, { name: topic, policy: "standard", ...RETRY });
      await this.boss.work<Record<string, unknown>>(topic, { batchSize: batch, pollingIntervalSeconds: 0.5 }, async (jobs) => {
        await this.logged(topic, () => handle(jobs.map((job) => job.data)));
      });
    }
    for (const { name, cron, run } of this.table.schedules) {
      await this.boss.createQueue(name, { name, policy: "short", retryLimit: 0, expireInSeconds: 600 });
      await this.boss.work(name, { pollingIntervalSeconds: 2 }, () => this.logged(name, () => run(new Date())));
      await this.boss.schedule(name, cron, undefined, { tz: "Asia/Ho_Chi_Minh" });
    }
    await this.relay.start();
    this.running = true;
  }

  async stop(): Promise<void> {
    this.running = false;
    await this.relay.stop();
    await this.boss.stop({ graceful: true, wait: true, timeout: 8_000 });
  }

  private async logged(job: string, work: () => Promise<void>): Promise<void> {
    const started = performance.now();
    try {
      await work();
      log.debug({ job, ms: Math.round(performance.now() - started) }, "job done");
    } catch (error) {
      log.error({ job, err: error }, "job failed, the queue will try again");
      throw error;
    }
  }
}

let current: Worker | undefined;

/** Starts the worker of this process. */
export async function startWorker(table: JobTable): Promise<void> {
  current = new Worker(table);
  await current.start();
}

export async function stopWorker(): Promise<void> {
  await current?.stop();
  current = undefined;
}

/** "off" where another process runs the jobs. */
export function jobsState(): "ok" | "off" | "down" {
  if (!current) return "off";
  return current.healthy ? "ok" : "down";
}
