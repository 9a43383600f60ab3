/** The one HTTP server of the shop: limits, guards, static files and a graceful stop around the site's own handler. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type ErrorRequestHandler, type Express } from "express";
import pino, { type Logger } from "pino";
import type { Settings } from "../app/platform/env/settings";
import { repositoryRoot } from "./setup/paths";
import { StartError } from "./setup/start-error";
import { negotiateDigitalLink } from "./serve/digital-link";
import { type EntryModule, readEntryModule } from "./serve/entry-module";
import { guardRequests } from "./serve/guard";
import { commonHeaders, requestIdOf, securityHeaders } from "./serve/headers";
import { remixAdapter } from "./serve/remix-adapter";
import { logRequests } from "./serve/request-log";
import { shopManifest } from "./serve/site-areas";
import { builtAssets } from "./serve/static";

declare module "@remix-run/server-runtime" {
  interface AppLoadContext {
    requestId: string;
    /** The visitor's address, as far as the configured proxies are believed. */
    clientAddress: string;
    /** Whether what the loaders answer goes with a document that shows it, and not to a page that is alive, as is taken for granted. */
    forDocument?: boolean;
  }
}

/** How long requests under way may still take once the server was asked to stop. */
const DRAIN_MS = 10_000;

export interface RunningServer {
  /** Takes no more requests, lets those under way finish (10 s at most), stops the site's own work. */
  stop(): Promise<void>;
}

interface Site {
  build: ServerBuild | (() => Promise<ServerBuild>);
  entry: EntryModule;
  /** Hot reload, in development. */
  addTo(app: Express): void;
  close(): Promise<void>;
}

async function builtSite(): Promise<Site> {
  const build: ServerBuild = await import(pathToFileURL(resolve(repositoryRoot, "build/server/index.js")).href);
  return {
    build,
    entry: readEntryModule(build),
    addTo: (app) => void app.use(builtAssets(resolve(repositoryRoot, "build/client"), shopManifest(build))),
    close: async () => undefined,
  };
}

async function developmentSite(server: Server): Promise<Site> {
  const { createServer: createVite } = await import("vite");
  const vite = await createVite({ root: repositoryRoot, server: { middlewareMode: true, hmr: { server } } });
  const load = async (): Promise<ServerBuild> => {
    const build = await vite.ssrLoadModule("virtual:remix/server-build");
    return build as ServerBuild;
  };
  return {
    build: load,
    entry: readEntryModule(await load()),
    addTo: (app) => void app.use(vite.middlewares),
    close: () => vite.close(),
  };
}

function lastResort(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    log.error({ err: error, requestId: requestIdOf(response), path: request.path }, "request failed");
    if (response.headersSent) {
      next(error);
      return;
    }
    response.status(500).type("text/plain").send("Có lỗi ngoài ý muốn. / Something went wrong. / 出现意外错误。\n");
  };
}

function siteApp(site: Site, settings: Settings, log: Logger): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("trust proxy", settings.trustProxy);
  app.use(logRequests(log));
  app.use(guardRequests(settings));
  app.use(compression());
  site.addTo(app);
  const handle = remixAdapter({
    build: site.build,
    contextOf: (request, response) => ({ requestId: requestIdOf(response), clientAddress: request.ip ?? "", forDocument: !request.path.endsWith(".data") }),
    wholeBodyOf: site.entry.wholeBodyOf,
  });
  app.all("*", (request, response, next) => {
    site.entry.withRequest({ requestId: requestIdOf(response), clientAddress: request.ip ?? "", address: request.originalUrl }, () => void handle(request, response, next));
  });
  app.use(lastResort(log));
  return app;
}

function listen(server: Server, settings: Settings): Promise<void> {
  return new Promise((done, failed) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      failed(portSentence(error, settings));
    });
    server.listen(settings.port, settings.host, () => done());
  });
}

/** The sentence for an address that cannot be listened on. */
export function portSentence(error: NodeJS.ErrnoException, settings: Settings): Error {
  if (error.code === "EADDRINUSE") {
    return new StartError(
      `Cổng ${settings.port} đang có chương trình khác dùng; hãy chọn cổng khác bằng PORT, ví dụ PORT=${settings.port + 1} npm start. / Port ${settings.port} is taken by another program: choose another, for example PORT=${settings.port + 1} npm start.`,
      { cause: error },
    );
  }
  if (error.code === "EACCES") {
    return new StartError(`Không có quyền dùng cổng ${settings.port}; hãy chọn cổng từ 1024 trở lên. / No right to use port ${settings.port}: choose 1024 or above.`, { cause: error });
  }
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
    return new StartError(`Máy này không có địa chỉ HOST=${settings.host}. / This machine has no address HOST=${settings.host}.`, { cause: error });
  }
  return error;
}

function setLimits(server: Server): void {
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  // Longer than the idle time of usual proxies, so that they never send on a connection just closed here.
  server.keepAliveTimeout = 65_000;
  server.maxHeadersCount = 100;
  server.on("clientError", (_error, socket) => {
    if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    else socket.destroy();
  });
}

async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  // A connection is idle, and only then closed, once the request that it carried has been answered.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const giveUp = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(giveUp);
}

/** Answers while the process lives, whatever else is broken. */
function answerHealth(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.url !== "/healthz") return false;
  response.writeHead(200, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  response.end("ok\n");
  return true;
}

/**
 * Serves the site until `stop`.
 * @throws StartError when the port is taken or may not be used
 */
export async function serve(settings: Settings, options: { dev: boolean }): Promise<RunningServer> {
  const log = pino({
    level: settings.logLevel,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });
  let stopping = false;
  let answer: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) => {
    response.writeHead(503, { "retry-after": "1" }).end();
  };
  const server = createServer((request, response) => {
    if (stopping) response.setHeader("connection", "close");
    if (!answerHealth(request, response)) answer(request, response);
  });
  setLimits(server);
  await listen(server, settings);

  const site = await (options.dev ? developmentSite(server) : builtSite());
  await site.entry.boot();
  if (settings.worker !== "only") {
    const app = siteApp(site, settings, log);
    const setHeaders = securityHeaders(settings, options.dev);
    site.entry.setCommonHeaders(commonHeaders(setHeaders));
    answer = (request, response) => {
      negotiateDigitalLink(request);
      // A kept page brings all its headers with it, these included.
      if (site.entry.tryPageCache(request, response)) return;
      setHeaders(request, response);
      app(request, response);
    };
  }
  return {
    stop: async () => {
      stopping = true;
      await drain(server);
      await site.entry.shutdown();
      await site.close();
    },
  };
}
