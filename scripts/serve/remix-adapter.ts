import { once } from "node:events";
import { Readable } from "node:stream";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import { createRequestHandler } from "@remix-run/node";
import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from "express";
import { buildOfArea } from "./site-areas";

/** A body of at most this many bytes is taken in whole: a web stream costs more than reading it. */
const SMALL_BODY = 65_536;

type Handle = (request: Request, context: AppLoadContext) => Promise<Response>;

interface Adapter {
  build: ServerBuild | (() => Promise<ServerBuild>);
  contextOf(request: ExpressRequest, response: ExpressResponse): AppLoadContext;
  /** The body of an answer that has it at hand. */
  wholeBodyOf(response: Response): Buffer | string | undefined;
}

/**
 * Lets Remix answer a request. It is what @remix-run/express does with two differences that show under load: an answer
 * whose bytes are at hand is sent without a web stream, and the areas asked most are matched against their own routes.
 */
export function remixAdapter({ build, contextOf, wholeBodyOf }: Adapter): RequestHandler {
  const handlerOf = handlers(build);
  return async (request, response, next) => {
    try {
      const answer = await handlerOf(request.path)(await toRequest(request, response), contextOf(request, response));
      await send(answer, wholeBodyOf(answer), response);
    } catch (error) {
      // Whoever left in the middle of a body is told nothing.
      if (!request.complete && request.destroyed) return;
      next(error);
    }
  };
}

function handlers(build: Adapter["build"]): (path: string) => Handle {
  // In development the routes come and go: one handler, asked anew each time.
  if (typeof build === "function") {
    const handle = createRequestHandler(build);
    return () => handle;
  }
  const whole = createRequestHandler(build);
  const made = new Map<string, Handle>();
  return (path) => {
    const area = buildOfArea(build, path);
    if (!area) return whole;
    const known = made.get(area.name);
    if (known) return known;
    const handle = createRequestHandler(area.build());
    made.set(area.name, handle);
    return handle;
  };
}

async function toRequest(request: ExpressRequest, response: ExpressResponse): Promise<Request> {
  const headers = new Headers();
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    headers.append(request.rawHeaders[index] ?? "", request.rawHeaders[index + 1] ?? "");
  }
  // The Host header was checked before; which host it names decides nothing but this address.
  const url = new URL(`${request.protocol}://${request.headers.host ?? "localhost"}${request.originalUrl}`);
  if (request.method === "GET" || request.method === "HEAD") return new Request(url, { method: request.method, headers });
  const gone = new AbortController();
  // Also at the end of every request that was answered, where there is nothing to break off.
  response.once("close", () => {
    if (!response.writableFinished) gone.abort();
  });
  const small = Number(request.headers["content-length"]) <= SMALL_BODY;
  const body = small ? await wholeBody(request) : (Readable.toWeb(request) as ReadableStream<Uint8Array>);
  const init: RequestInit & { duplex: "half" } = { method: request.method, headers, signal: gone.signal, body, duplex: "half" };
  return new Request(url, init);
}

async function wholeBody(request: ExpressRequest): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

async function send(answer: Response, whole: Buffer | string | undefined, response: ExpressResponse): Promise<void> {
  response.statusMessage = answer.statusText;
  response.status(answer.status);
  for (const [name, value] of answer.headers) response.append(name, value);
  if (whole !== undefined) {
    // A text goes out in one piece with the headers, bytes would be a second one.
    response.setHeader("content-length", Buffer.byteLength(whole));
    response.end(response.req.method === "HEAD" ? undefined : whole);
    return;
  }
  if (answer.body && response.req.method !== "HEAD") {
    for await (const chunk of Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0])) {
      if (!response.write(chunk)) await Promise.race([once(response, "drain"), once(response, "close")]);
      if (response.destroyed) return;
    }
  }
  response.end();
}
