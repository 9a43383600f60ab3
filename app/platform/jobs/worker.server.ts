import PgBoss from "pg-boss";
import { databaseUrl } from "~/platform/db/client.server";
import { isLostConnection } from "~/platform/db/lost-connection";
import { log } from "~/platform/log/log.server";
import { noteFailure, noteRun, noteSchedules } from "./job-records.server";
import type { JobReport } from "./job-report";
import { OutboxRelay } from "./outbox-relay.server";
import { PROCESS_CLOCK, quietMoment } from "./quiet-moment.server";

/** Messages of one topic, several at once when they pile up. A throw makes the queue try the batch again later. */
export type Handler = (payloads: Record<string, unknown>[]) => Promise<void>;
export type Schedule = { name: string; cron: string; run: (at: Date) => Promise<JobReport | void>; /** Also once when the server starts. */ atStart?: boolean };
/**
 * `batch`: the most messages taken each half second; what can wait leaves the processor to the buyers in a rush. Of what
 * `yields` a pile moreover waits while the process is busy, until a message is half a minute old and no longer.
 */
export type Topic = { handle: Handler; batch: number; yields?: boolean };
export type JobTable = { topics: Record<string, Topic>; schedules: Schedule[] };

const LONGEST_WAIT_MS = 30_000;
/** A few messages cost nobody anything: they never wait. */
const PILE = 10;

/** From this attempt on, messages of a batch that fails are tried one by one: a bad one must not take those beside it along. */
const ALONE_FROM = 6;
/** And for so long: the queue takes a batch for lost after two minutes. */
const ALONE_MS = 60_000;

const RETRY = { retryLimit: 12, retryDelay: 2, retryBackoff: true, expireInSeconds: 120 };

/**
 * Background work in the same database: the outbox relay, a queue per topic, and the schedules (Vietnamese
 * time). Handlers must bear being run twice for the same message.
 */
class Worker {
  private readonly boss = new PgBoss({ connectionString: withoutWaiting(databaseUrl()), max: 2, application_name: "jobs", monitorStateIntervalSeconds: 60 });
  private readonly relay: OutboxRelay;
  private running = false;
  private stopping = false;

  constructor(private readonly table: JobTable) {
    this.relay = new OutboxRelay(this.boss, Object.keys(table.topics));
    this.boss.on("error", (error) => log.warn({ error }, "job queue is in trouble"));
  }

  get healthy(): boolean {
    return this.running && this.relay.connected;
  }

  async start(): Promise<void> {
    await this.boss.start();
    for (const [topic, { handle, batch, yields = false }] of Object.entries(this.table.topics)) {
      await this.boss.createQueue(topic, { name: topic, policy: "standard", ...RETRY });
      await this.boss.work<Record<string, unknown>>(topic, { batchSize: batch, pollingIntervalSeconds: 0.5, includeMetadata: true }, async (jobs) => {
        if (yields && jobs.length >= PILE) await quietMoment(Math.min(...jobs.map((job) => job.createdOn.getTime())) + LONGEST_WAIT_MS, PROCESS_CLOCK, () => this.stopping);
        await this.handle(topic, handle, jobs);
      });
    }
    for (const { name, cron, run, atStart = false } of this.table.schedules) {
      await this.boss.createQueue(name, { name, policy: "short", retryLimit: 0, expireInSeconds: 600 });
      await this.boss.work(name, { pollingIntervalSeconds: 2 }, () => this.logged(name, () => this.noted(name, run)));
      await this.boss.schedule(name, cron, undefined, { tz: "Asia/Ho_Chi_Minh" });
      if (atStart) await this.boss.send(name, {});
    }
    await noteSchedules(this.table.schedules.map(({ name, cron }) => ({ name, cron })));
    await this.relay.start();
    this.running = true;
  }

  async stop(): Promise<void> {
    this.running = false;
    this.stopping = true;
    await this.relay.stop();
    await this.boss.stop({ graceful: true, wait: true, timeout: 8_000 });
  }

  private async handle(topic: string, handle: Handler, jobs: PgBoss.JobWithMetadata<Record<string, unknown>>[]): Promise<void> {
    try {
      await this.logged(topic, () => handle(jobs.map((job) => job.data)));
    } catch (error) {
      if (jobs.length === 1 || jobs.every(({ retryCount }) => retryCount < ALONE_FROM)) throw error;
      const until = Date.now() + ALONE_MS;
      for (const job of jobs) {
        const failure = Date.now() < until ? await handle([job.data]).then(() => null, (reason: unknown) => reason) : error;
        if (failure !== null) await this.boss.fail(topic, job.id, failure instanceof Error ? failure : { message: String(failure) });
      }
    }
  }

  /** Runs a scheduled job and keeps what came of it for the desk of jobs. */
  private async noted(name: string, run: Schedule["run"]): Promise<void> {
    const [at, started] = [new Date(), performance.now()];
    const ms = (): number => Math.round(performance.now() - started);
    try {
      const report = await run(at);
      await noteRun(name, at, ms(), report ?? null);
    } catch (error) {
      await noteFailure(name, at, ms(), error);
      throw error;
    }
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

/**
 * The queue's commits do not wait for the disk: what a crash of the database server takes back is a job taken or done, which
 * is then done again, and the relay's moves, which it makes again.
 */
function withoutWaiting(url: string): string {
  const quick = new URL(url);
  quick.searchParams.set("options", `${quick.searchParams.get("options") ?? ""} -c synchronous_commit=off`.trim());
  return quick.href;
}

/**
 * The queue notes that a job is done without waiting for its note. Where the database went away meanwhile, nobody would hear of
 * it but the process, and end; the job is given out again once its time is over, which handlers bear.
 */
function outliveDatabase(reason: unknown): void {
  if (!isLostConnection(reason)) throw reason;
  log.warn({ error: reason }, "a job's end could not be noted: the database is away");
}

let current: Worker | undefined;

/** Starts the worker of this process. */
export async function startWorker(table: JobTable): Promise<void> {
  process.on("unhandledRejection", outliveDatabase);
  current = new Worker(table);
  await current.start();
}

export async function stopWorker(): Promise<void> {
  await current?.stop();
  current = undefined;
  process.off("unhandledRejection", outliveDatabase);
}

/** "off" where another process runs the jobs. */
export function jobsState(): "ok" | "off" | "down" {
  if (!current) return "off";
  return current.healthy ? "ok" : "down";
}
