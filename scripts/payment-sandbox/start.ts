import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { answerControl, readPlan } from "./control";
import { createCourier } from "./courier";
import type { Outcome } from "./model";
import { payPage, successAddress, unknownPayPage } from "./pay-page";
import { PAY_CSP } from "./pay-style";
import { expireOverdue, findSession, settle, type Sandbox } from "./sandbox";
import { openStateFile } from "./state-file";
import { answerApi } from "./stripe-api";

export type PaymentSandboxOptions = {
  /** 0 takes any free port. */
  port: number;
  host?: "127.0.0.1" | undefined;
  /** The shop's webhook, such as `http://127.0.0.1:3000/webhooks/stripe`. */
  webhookUrl: string;
  webhookSecret: string;
  /** The JSON file that holds sessions, events and webhooks still owed. */
  statePath: string;
  /** Where browsers reach the sandbox when a proxy stands before it; its own address otherwise. */
  publicUrl?: string | undefined;
  now?: (() => Date) | undefined;
  retryDelaysMs?: readonly number[] | undefined;
  log?: ((fields: Record<string, unknown>) => void) | undefined;
};

export type PaymentSandbox = {
  /** Its own origin: the shop's STRIPE_API_BASE. */
  url: string;
  close(): Promise<void>;
};

const MAX_BODY = 64 * 1024;
const MINUTE = 60_000;
const RETRY_DELAYS = [1_000, 2_000, 5_000, 10_000, 30_000, ...Array.from({ length: 10 }, () => MINUTE)];
/** How long the payer's browser waits for the shop to take the webhook, before going back there anyway. */
const PATIENCE_MS = 5_000;
const SWEEP_MS = 1_000;

/**
 * Starts a local stand-in for Stripe Checkout for demonstrations and tests: no money, no
 * cards, only this machine. Webhooks owed from an earlier run go out again. Rejects
 * when the port is taken or the state cannot be read or written.
 */
export async function startPaymentSandbox(options: PaymentSandboxOptions): Promise<PaymentSandbox> {
  const now = options.now ?? (() => new Date());
  const log = options.log ?? (() => undefined);
  if (!options.webhookSecret.trim()) throw new Error("The payment sandbox needs a webhook secret");

  const file = await openStateFile(options.statePath, now());
  const { webhookUrl, webhookSecret, retryDelaysMs = RETRY_DELAYS } = options;
  const courier = createCourier({ file, webhookUrl, webhookSecret, now, retryDelaysMs, log });
  const sandbox: Sandbox = { file, courier, publicUrl: "", now, keysInUse: new Set() };

  const server = createServer((request, response) => {
    answer(sandbox, request, response).catch((error: unknown) => {
      log({ msg: "payment sandbox failed", error: String(error) });
      if (!response.headersSent) send(response, 500, json(), { error: { type: "api_error", message: "Sandbox error" } });
      else response.destroy();
    });
  });
  server.listen(options.port, options.host ?? "127.0.0.1");
  await once(server, "listening");
  const address = server.address() as AddressInfo;
  const url = `http://${address.address}:${address.port}`;
  sandbox.publicUrl = (options.publicUrl ?? url).replace(/\/+$/, "");

  void courier.dispatch([...file.state.deliveries]);
  const sweep = setInterval(() => {
    expireOverdue(sandbox).catch((error: unknown) => log({ msg: "sweep failed", error: String(error) }));
  }, SWEEP_MS);
  sweep.unref();

  return {
    url,
    async close() {
      clearInterval(sweep);
      await courier.close();
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
      await file.save();
    },
  };
}

async function answer(sandbox: Sandbox, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const method = request.method ?? "GET";
  const url = new URL(request.url ?? "/", "http://sandbox.invalid");
  const body = method === "POST" ? await readBody(request) : "";
  if (body === null) return send(response, 413, json(), { error: { type: "invalid_request_error", message: "Too large" } });

  if (url.pathname.startsWith("/v1/")) {
    const reply = await answerApi(sandbox, { method, url, headers: request.headers, body });
    return send(response, reply.status, reply.headers, reply.body);
  }
  const pay = /^\/pay\/([^/]+)$/.exec(url.pathname)?.[1];
  if (pay !== undefined && method === "POST") return pressButton(sandbox, pay, new URLSearchParams(body), response);
  if (pay !== undefined && method === "GET") {
    const record = await findSession(sandbox, pay);
    return send(response, record ? 200 : 404, page(), record ? payPage(record) : unknownPayPage());
  }
  if (method === "POST" && url.pathname.startsWith("/control/")) {
    // A JSON content type keeps other sites' forms out: a browser asks first, and is not answered.
    const isJson = request.headers["content-type"]?.startsWith("application/json") ?? false;
    const reply = isJson
      ? await answerControl(sandbox, url.pathname, body)
      : { status: 415, body: { error: "send application/json" } };
    return send(response, reply.status, json(), reply.body);
  }
  send(response, 404, page(), unknownPayPage());
}

/** One press on the payment page, then back to the shop; a decline stays on the page. */
async function pressButton(sandbox: Sandbox, id: string, form: URLSearchParams, response: ServerResponse): Promise<void> {
  const record = await findSession(sandbox, id);
  if (!record) return send(response, 404, page(), unknownPayPage());
  const outcome = (["approve", "decline", "abandon"] satisfies Outcome[]).find((known) => known === form.get("outcome"));
  const plan = readPlan(form.get("times"), form.get("delayMs"), form.get("order") ?? "as_happened");
  if (!outcome || !plan) return send(response, 400, page(), payPage(record));

  const settled = await settle(sandbox, record, outcome, plan);
  if (!settled) return send(response, 409, page(), payPage(record));
  if (outcome === "approve" && plan.delayMs === 0) {
    await Promise.race([settled.told, wait(PATIENCE_MS, undefined, { ref: false })]);
  }
  const own = `${sandbox.publicUrl}/pay/${id}`;
  const next = { approve: successAddress(record), decline: own, abandon: record.session.cancel_url ?? own }[outcome];
  send(response, 303, { ...page(), location: next }, "");
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size <= MAX_BODY) chunks.push(bytes);
  }
  return size > MAX_BODY ? null : Buffer.concat(chunks).toString("utf8");
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string | object): void {
  response.writeHead(status, headers).end(typeof body === "string" ? body : JSON.stringify(body));
}

function json(): Record<string, string> {
  return { "content-type": "application/json", "cache-control": "no-store", "x-content-type-options": "nosniff" };
}

function page(): Record<string, string> {
  return {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": PAY_CSP,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  };
}
