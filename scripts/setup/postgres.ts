/** The embedded PostgreSQL: made on first use, started on a free port of its own, recovered after any kind of death. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { answers, type Connection, connectionUrl, DATABASE, freePort, portIsFree, readConnection, USER, writeConnection } from "./postgres-connection";
import { type PostgresProgram, type PostgresRunner, postgresRunner } from "./postgres-binaries";
import { postgresSettings } from "./postgres-settings";
import { isPostgresOf } from "./processes";
import { fileSystemSentence, rethrowAsSentence, StartError } from "./start-error";

const LOG_LIMIT = 10 * 1024 * 1024;

export interface EmbeddedPostgres {
  /** Where the shop's database answers; stays the same for the life of this object, restarts included. */
  url: string;
  /** Starts the server again when it died without being asked to. True when it had to. */
  revive(): Promise<boolean>;
  /** Stops the server cleanly; open sessions are ended, their transactions rolled back. */
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** The folder that holds `postgres/`, `postgres.json` and `postgres.log`; made when missing. */
  folder: string;
  /** False for throw-away servers of tests: nothing is forced to the disk. */
  durable: boolean;
}

async function run(runner: PostgresRunner, program: PostgresProgram, args: string[], input?: string): Promise<{ code: number | null; output: string }> {
  const child = runner.spawn(program, args, input === undefined ? undefined : "pipe");
  let output = "";
  const collect = (chunk: Buffer): void => void (output += chunk.toString("utf8"));
  child.stdout?.on("data", collect);
  child.stderr?.on("data", collect);
  if (input !== undefined) child.stdin?.end(input);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    // Not "close": the server that pg_ctl leaves behind would keep the pipes open.
    child.on("exit", (code) => setImmediate(() => resolve({ code, output })));
  });
}

class Cluster implements EmbeddedPostgres {
  readonly #options: PostgresOptions;
  readonly #runner: PostgresRunner;
  readonly #data: string;
  readonly #connectionFile: string;
  readonly #log: string;
  #connection: Connection = { port: 0, password: "" };

  constructor(options: PostgresOptions) {
    this.#options = options;
    this.#data = join(options.folder, "postgres");
    this.#connectionFile = join(options.folder, "postgres.json");
    this.#log = join(options.folder, "postgres.log");
    this.#runner = postgresRunner(this.#data, options.folder);
  }

  get url(): string {
    return connectionUrl(this.#connection);
  }

  async open(): Promise<void> {
    if (!existsSync(join(this.#data, "PG_VERSION"))) await this.#initialise();
    this.#checkVersion();
    await this.#ensureConnection();
    const orphan = this.#serverPid();
    if (orphan !== undefined) {
      // Left by a copy that was killed: it is used as it is when it answers, otherwise stopped first.
      if (await answers(this.url)) return;
      await this.#stopServer();
    }
    await this.#start({ keepPort: false });
    await this.#ensureDatabase();
  }

  async revive(): Promise<boolean> {
    if (this.#serverPid() !== undefined) return false;
    await this.#start({ keepPort: true });
    return true;
  }

  async stop(): Promise<void> {
    if (this.#serverPid() !== undefined) await this.#stopServer();
  }

  /** The number of the server working in our folder, by its own pid file; undefined when none does. */
  #serverPid(): number | undefined {
    try {
      const pid = Number(readFileSync(join(this.#data, "postmaster.pid"), "utf8").split("\n")[0]);
      return Number.isInteger(pid) && pid > 0 && isPostgresOf(pid, this.#data) ? pid : undefined;
    } catch {
      return undefined;
    }
  }

  /** Made under another name first: an initialisation that was interrupted is never taken for a database. */
  async #initialise(): Promise<void> {
    const fresh = `${this.#data}.new`;
    rmSync(fresh, { recursive: true, force: true });
    rmSync(this.#connectionFile, { force: true });
    mkdirSync(fresh, { mode: 0o700 });
    this.#runner.give(fresh);
    const connection = { port: await freePort(), password: randomBytes(24).toString("hex") };
    const secretFolder = mkdtempSync(join(tmpdir(), "shop-"));
    const secret = join(secretFolder, "password");
    try {
      writeFileSync(secret, `${connection.password}\n`, { mode: 0o600 });
      this.#runner.give(secretFolder);
      this.#runner.give(secret);
      let output = "";
      // The server's own C.UTF-8 sorts and changes case alike on every machine; LC_CTYPE decides what a letter is for pg_trgm.
      for (const ctype of ["C.UTF-8", "en_US.UTF-8", "C"]) {
        const result = await run(this.#runner, "initdb", [
          `--pgdata=${fresh}`,
          `--username=${USER}`,
          `--pwfile=${secret}`,
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          "--locale-provider=builtin",
          "--builtin-locale=C.UTF-8",
          "--locale=C",
          `--lc-ctype=${ctype}`,
          "--no-instructions",
          ...(this.#options.durable ? [] : ["--no-sync"]),
        ]);
        output = result.output;
        if (result.code === 0) {
          renameSync(fresh, this.#data);
          writeConnection(this.#connectionFile, connection);
          return;
        }
        if (!/invalid locale name/.test(output)) break;
      }
      rmSync(fresh, { recursive: true, force: true });
      throw new Error(`initdb: ${output.trim()}`);
    } finally {
      rmSync(secretFolder, { recursive: true, force: true });
    }
  }

  #checkVersion(): void {
    const version = readFileSync(join(this.#data, "PG_VERSION"), "utf8").trim();
    if (version !== "18") {
      throw new StartError(
        `Dữ liệu trong ${this.#data} thuộc PostgreSQL ${version}, không phải 18; hãy chuyển bằng sao lưu và phục hồi. / ${this.#data} was made by PostgreSQL ${version}, not 18: move it over with backup and restore.`,
      );
    }
  }

  /** A lost `postgres.json` is made again: the password is set anew by the server in its single-user mode. */
  async #ensureConnection(): Promise<void> {
    const known = readConnection(this.#connectionFile);
    if (known !== undefined) {
      this.#connection = known;
      return;
    }
    if (this.#serverPid() !== undefined) await this.#stopServer();
    const connection = { port: await freePort(), password: randomBytes(24).toString("hex") };
    const statement = `ALTER ROLE ${USER} PASSWORD '${connection.password}'\n`;
    const result = await run(this.#runner, "postgres", ["--single", "-D", this.#data, "postgres"], statement);
    if (result.code !== 0) throw new Error(`postgres --single: ${result.output.trim()}`);
    writeConnection(this.#connectionFile, connection);
    this.#connection = connection;
  }

  /** @param how `keepPort`: a shop is running on the address handed out, so it must not move */
  async #start(how: { keepPort: boolean }): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      if (!how.keepPort && !(await portIsFree(this.#connection.port))) {
        this.#connection = { ...this.#connection, port: await freePort() };
        writeConnection(this.#connectionFile, this.#connection);
      }
      this.#removeStalePid();
      const settings = join(this.#data, "postgresql.conf");
      writeFileSync(settings, postgresSettings({ port: this.#connection.port, durable: this.#options.durable }));
      this.#runner.give(settings);
      this.#prepareLog();
      const logStart = statSync(this.#log).size;
      const result = await run(this.#runner, "pg_ctl", ["start", "-D", this.#data, "-l", this.#log, "-w", "-t", "120", "-s"]);
      if (result.code === 0) return;
      const report = `${result.output}\n${readFileSync(this.#log).subarray(logStart).toString("utf8")}`.trim();
      const sentence = fileSystemSentence(new Error(report), this.#options.folder);
      if (sentence !== undefined) throw new StartError(sentence, { cause: new Error(report) });
      // Children of a server that was killed need a moment to notice and let go of its memory.
      if (attempt >= 10) {
        throw new StartError(
          `PostgreSQL không khởi động được; xem ${this.#log}. / PostgreSQL did not start: see ${this.#log}.\n${report.slice(-600)}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  /** A number in a left-over pid file can belong to somebody else by now; PostgreSQL would refuse to start then. */
  #removeStalePid(): void {
    if (this.#serverPid() === undefined) rmSync(join(this.#data, "postmaster.pid"), { force: true });
  }

  #prepareLog(): void {
    if (!existsSync(this.#log)) writeFileSync(this.#log, "", { mode: 0o600 });
    else if (statSync(this.#log).size > LOG_LIMIT) truncateSync(this.#log);
    this.#runner.give(this.#log);
  }

  async #ensureDatabase(): Promise<void> {
    const client = new pg.Client({ connectionString: connectionUrl(this.#connection, "postgres"), connectionTimeoutMillis: 10_000 });
    client.on("error", () => undefined);
    await client.connect();
    try {
      const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
      if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
    } finally {
      await client.end();
    }
  }

  async #stopServer(): Promise<void> {
    for (const mode of ["fast", "immediate"]) {
      const result = await run(this.#runner, "pg_ctl", ["stop", "-D", this.#data, "-m", mode, "-w", "-t", "30", "-s"]);
      if (result.code === 0 || this.#serverPid() === undefined) return;
    }
    throw new StartError(
      `Không dừng được PostgreSQL trong ${this.#data}. / PostgreSQL in ${this.#data} could not be stopped.`,
    );
  }
}

/** Makes the folder that everything is kept in, or says in one sentence why it cannot be written. */
export function prepareFolder(folder: string): void {
  const probe = join(folder, `write.${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, Buffer.alloc(64 * 1024));
    rmSync(probe);
  } catch (error) {
    try {
      rmSync(probe, { force: true });
    } catch {
      // The folder itself is the trouble, and the first error says how.
    }
    rethrowAsSentence(error, folder);
  }
}

/** Starts (and makes, on first use) the PostgreSQL of a folder. The caller holds the folder's lock. */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  prepareFolder(options.folder);
  try {
    const cluster = new Cluster(options);
    await cluster.open();
    return cluster;
  } catch (error) {
    rethrowAsSentence(error, options.folder);
  }
}
