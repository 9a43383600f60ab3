import { once } from "node:events";
import { Readable } from "node:stream";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import { createRequestHandler } from "@remix-run/node";
import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from "express";
import { buildOfArea } from "./site-areas";

type Handle = (request: Request, context: AppLoadContext) => Promise<Response>;

interface Adapter {
  build: ServerBuild | (() => Promise<ServerBuild>);
  contextOf(request: ExpressRequest, response: ExpressResponse): AppLoadContext;
  /** The bytes of an answer that has them at hand. */
  wholeBodyOf(response: Response): Buffer | undefined;
}

/**
 * Lets Remix answer a request. It is what @remix-run/express does with two differences that show under load: an answer
 * whose bytes are at hand is sent without a web stream, and the areas asked most are matched against their own routes.
 */
export function remixAdapter({ build, contextOf, wholeBodyOf }: Adapter): RequestHandler {
  const handlerOf = handlers(build);
  return async (request, response, next) => {
    try {
      const answer = await handlerOf(request.path)(toRequest(request, response), contextOf(request, response));
      await send(answer, wholeBodyOf(answer), response);
    } catch (error) {
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

function toRequest(request: ExpressRequest, response: ExpressResponse): Request {
  const headers = new Headers();
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    headers.append(request.rawHeaders[index] ?? "", request.rawHeaders[index + 1] ?? "");
  }
  // The Host header was checked before; which host it names decides nothing but this address.
  const url = new URL(`${request.protocol}://${request.headers.host ?? "localhost"}${request.originalUrl}`);
  if (request.method === "GET" || request.method === "HEAD") return new Request(url, { method: request.method, headers });
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const body = Readable.toWeb(request) as ReadableStream<Uint8Array>;
  const init: RequestInit & { duplex: "half" } = { method: request.method, headers, signal: gone.signal, body, duplex: "half" };
  return new Request(url, init);
}

async function send(answer: Response, bytes: Buffer | undefined, response: ExpressResponse): Promise<void> {
  response.statusMessage = answer.statusText;
  response.status(answer.status);
  for (const [name, value] of answer.headers) response.append(name, value);
  if (bytes) {
    response.setHeader("content-length", bytes.length);
    response.end(response.req.method === "HEAD" ? undefined : bytes);
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
