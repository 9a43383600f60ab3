/** COPY as a stream over a connection of `pg`, which itself leaves the data of COPY to whoever asked for it. */
import { once } from "node:events";
import type { Duplex } from "node:stream";
import type pg from "pg";

/** What `pg` has of a connection beyond what its types tell. */
interface CopyConnection extends pg.Connection {
  stream: Duplex;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

/** What every statement answers to, whether it copies in or out. */
abstract class CopyStatement implements pg.Submittable {
  readonly ended: Promise<void>;
  protected resolve: () => void = () => undefined;
  protected reject: (error: Error) => void = () => undefined;
  protected connection: CopyConnection | undefined;

  constructor(private readonly text: string) {
    this.ended = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.ended.catch(() => undefined);
  }

  submit(connection: pg.Connection): void {
    this.connection = connection as CopyConnection;
    connection.query(this.text);
  }

  handleError(error: Error): void {
    this.failed(error);
  }

  handleReadyForQuery(): void {
    this.resolve();
  }

  handleCommandComplete(): void {
    // What counts is that the connection is ready again.
  }

  protected failed(error: Error): void {
    this.reject(error);
  }
}

class CopyOut extends CopyStatement {
  private readonly chunks: Buffer[] = [];
  private over = false;
  private error: Error | undefined;
  private wake: () => void = () => undefined;

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    // The bytes lie in the connection's own buffer, which is written over by what comes next.
    this.chunks.push(Buffer.from(chunk));
    if (this.chunks.length > 500) this.connection?.stream.pause();
    this.wake();
  }

  override handleReadyForQuery(): void {
    this.over = true;
    super.handleReadyForQuery();
    this.wake();
  }

  protected override failed(error: Error): void {
    this.error = error;
    super.failed(error);
    this.wake();
  }

  async *read(): AsyncGenerator<Buffer> {
    for (;;) {
      if (this.error !== undefined) throw this.error;
      const ready = Buffer.concat(this.chunks.splice(0));
      this.connection?.stream.resume();
      if (ready.length > 0) yield ready;
      else if (this.over) return;
      else await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }
}

class CopyIn extends CopyStatement {
  constructor(
    text: string,
    private readonly source: AsyncIterable<Buffer>,
  ) {
    super(text);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    void this.send(connection);
  }

  private async send(connection: CopyConnection): Promise<void> {
    try {
      for await (const chunk of this.source) {
        connection.sendCopyFromChunk(chunk);
        if (connection.stream.writableNeedDrain) await once(connection.stream, "drain");
      }
      connection.endCopyFrom();
    } catch (error) {
      connection.sendCopyFail(error instanceof Error ? error.message : "the source failed");
    }
  }
}

/** What a `COPY … TO STDOUT` answers, as it comes. */
export function copyOut(client: pg.Client, text: string): AsyncIterable<Buffer> {
  return client.query(new CopyOut(text)).read();
}

/** Feeds a `COPY … FROM STDIN`; returns once the server has taken all of it. */
export async function copyIn(client: pg.Client, text: string, source: AsyncIterable<Buffer>): Promise<void> {
  await client.query(new CopyIn(text, source)).ended;
}
