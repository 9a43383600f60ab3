/** A tar file inside gzip, written and read as a stream: `tar xzf` opens it without the shop. */
import { createReadStream, createWriteStream, type WriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { createGunzip, createGzip, type Gzip } from "node:zlib";

const BLOCK = 512;
const LONG_NAME = "././@LongLink";

export type Entry = { name: string; bytes: number; body: AsyncIterable<Buffer> };

/** Why a file cannot be read as a backup; the text is for people who look closer. */
export class ArchiveError extends Error {
  override name = "ArchiveError";
}

function octal(value: number, width: number): string {
  return `${value.toString(8).padStart(width - 1, "0")}\0`;
}

function header(name: string, bytes: number, type: "0" | "L"): Buffer {
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0, 100, "utf8");
  block.write(octal(0o600, 8), 100, "latin1");
  block.write(octal(0, 8), 108, "latin1");
  block.write(octal(0, 8), 116, "latin1");
  block.write(octal(bytes, 12), 124, "latin1");
  block.write(octal(0, 12), 136, "latin1");
  block.write("        ", 148, "latin1");
  block.write(type, 156, "latin1");
  block.write("ustar\x0000", 257, "latin1");
  block.write(`${sumOf(block).toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return block;
}

function sumOf(block: Buffer): number {
  return block.reduce((sum, byte) => sum + byte, 0);
}

function padding(bytes: number): number {
  return (BLOCK - (bytes % BLOCK)) % BLOCK;
}

/** Writes a backup's file; nothing larger than one piece is ever held in memory. */
export class ArchiveWriter {
  private readonly file: WriteStream;
  private readonly gzip: Gzip = createGzip({ level: 6 });
  private readonly done: Promise<void>;

  /** @param path must not exist yet; only its owner may read what is made */
  constructor(path: string) {
    this.file = createWriteStream(path, { flags: "wx", mode: 0o600 });
    this.gzip.pipe(this.file);
    this.file.on("error", (error) => this.gzip.destroy(error));
    this.done = finished(this.file);
    this.done.catch(() => undefined);
  }

  /** One entry, whose size is known beforehand. */
  async add(name: string, bytes: number, body: Iterable<Buffer> | AsyncIterable<Buffer>): Promise<void> {
    const long = Buffer.byteLength(name) > 100 ? Buffer.from(`${name}\0`) : undefined;
    if (long !== undefined) {
      await this.push(header(LONG_NAME, long.length, "L"));
      await this.push(Buffer.concat([long, Buffer.alloc(padding(long.length))]));
    }
    await this.push(header(name, bytes, "0"));
    let written = 0;
    for await (const chunk of body) {
      written += chunk.length;
      await this.push(chunk);
    }
    if (written !== bytes) throw new ArchiveError(`${name} has ${written} bytes, not ${bytes}`);
    await this.push(Buffer.alloc(padding(bytes)));
  }

  /** Ends the file; it is whole once this returns. */
  async close(): Promise<void> {
    await this.push(Buffer.alloc(2 * BLOCK));
    this.gzip.end();
    await this.done;
  }

  /** Lets go of a file that is not to be finished. */
  async abandon(): Promise<void> {
    this.gzip.destroy();
    this.file.destroy();
    await this.done.catch(() => undefined);
  }

  private push(chunk: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      if (chunk.length === 0) return resolve();
      this.gzip.write(chunk, (error) => (error ? reject(error) : resolve()));
    });
  }
}

/** What the decompression cannot read was damaged. */
function asArchiveError(error: unknown): never {
  if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_")) throw new ArchiveError(error.message, { cause: error });
  throw error;
}

/** Hands out a stream's bytes in the lengths that are asked for. */
class Bytes {
  private readonly chunks: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.chunks = source[Symbol.asyncIterator]();
  }

  /** The next piece of at most `most` bytes; undefined at the end. */
  async some(most: number): Promise<Buffer | undefined> {
    if (this.rest.length === 0) {
      const next = await this.chunks.next().catch(asArchiveError);
      if (next.done === true) return undefined;
      this.rest = next.value;
    }
    const piece = this.rest.subarray(0, most);
    this.rest = this.rest.subarray(piece.length);
    return piece;
  }

  /** Exactly so many bytes, in pieces. */
  async *exactly(bytes: number): AsyncGenerator<Buffer> {
    for (let left = bytes; left > 0;) {
      const piece = await this.some(left);
      if (piece === undefined) throw new ArchiveError("the file ends too early");
      if (piece.length > 0) yield piece;
      left -= piece.length;
    }
  }

  async block(bytes: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this.exactly(bytes)) pieces.push(piece);
    return Buffer.concat(pieces);
  }
}

function readHeader(block: Buffer): { name: string; bytes: number; type: string } {
  const text = (from: number, length: number): string => block.toString("utf8", from, from + length).split("\0")[0] ?? "";
  const claimed = Number.parseInt(text(148, 8).trim(), 8);
  const blank = Buffer.from(block);
  blank.write("        ", 148, "latin1");
  if (text(257, 5) !== "ustar" || claimed !== sumOf(blank)) throw new ArchiveError("an entry's header is not one");
  return { name: text(0, 100), bytes: Number.parseInt(text(124, 12).trim(), 8), type: text(156, 1) };
}

/**
 * The entries of a file in their order. Each body must be read before the next entry is asked for; what is left of it is skipped.
 * @throws ArchiveError where the file is no such archive, damaged or cut off
 */
export async function* readArchive(path: string): AsyncGenerator<Entry> {
  const file = createReadStream(path);
  const gunzip = createGunzip();
  file.on("error", (error) => gunzip.destroy(error));
  file.pipe(gunzip);
  const bytes = new Bytes(gunzip);
  try {
    let longName: string | undefined;
    for (;;) {
      const block = await bytes.block(BLOCK);
      if (block.every((byte) => byte === 0)) break;
      const { name, bytes: size, type } = readHeader(block);
      if (type === "L") {
        longName = (await bytes.block(size + padding(size))).subarray(0, size).toString("utf8").split("\0")[0];
        continue;
      }
      const body = bytes.exactly(size);
      yield { name: longName ?? name, bytes: size, body };
      longName = undefined;
      for await (const unread of body) void unread;
      await bytes.block(padding(size));
    }
    // The check sum of the compression stands at the very end: only whoever reads on learns of damage.
    while ((await bytes.some(BLOCK)) !== undefined);
  } finally {
    file.destroy();
    gunzip.destroy();
  }
}
