import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { apiError, invalid, noSuchSession, type ApiAnswer } from "./api-answer";
import { answerOf } from "./disputes";
import { readFormBody, type FormTree } from "./form-body";
import { sandboxId, seconds } from "./model";
import { answerList, listAnswer } from "./lists";
import { newRefund } from "./new-refund";
import { newSession } from "./new-session";
import { findSession, settle, type Sandbox } from "./sandbox";

export type ApiCall = { method: string; url: URL; headers: IncomingHttpHeaders; body: string };

export type ApiReply = { status: number; headers: Record<string, string>; body: string };

const SESSIONS = "/v1/checkout/sessions";
const DEFAULT_VERSION = "2026-10-28.endive";

/** Answers one call of the part of Stripe's API the shop uses. */
export async function answerApi(sandbox: Sandbox, call: ApiCall): Promise<ApiReply> {
  const requestId = sandboxId("req");
  const refusal = checkKey(call.headers.authorization);
  if (refusal) return reply(refusal, requestId);
  if (call.method !== "POST") return reply(await read(sandbox, call), requestId);

  const form = readFormBody(call.body);
  if (form === null) return reply(invalid("The request body is not a valid form."), requestId);
  const key = header(call.headers["idempotency-key"]);
  if (key !== undefined) return writeOnce(sandbox, call, form, key, requestId);
  const answer = await write(sandbox, call, form);
  await sandbox.file.save();
  return reply(answer, requestId);
}

/**
 * The same key gives the same answer for a day and is refused for another request.
 * Refused requests are not remembered, so a corrected one may use the key again; two
 * at the same time collide, and the SDK tries the second again.
 */
async function writeOnce(
  sandbox: Sandbox,
  call: ApiCall,
  form: FormTree,
  key: string,
  requestId: string,
): Promise<ApiReply> {
  if (key.length === 0 || key.length > 255) {
    return reply(invalid("Idempotency keys may be 1 to 255 characters long."), requestId);
  }
  const { idempotency } = sandbox.file.state;
  const fingerprint = createHash("sha256").update(`${call.url.pathname}\n${call.body}`).digest("hex");
  const entry = Object.hasOwn(idempotency, key) ? idempotency[key] : undefined;
  const now = seconds(sandbox.now());
  if (entry && entry.created > now - 24 * 60 * 60) {
    if (entry.fingerprint !== fingerprint) {
      const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`;
      return reply(apiError(400, "idempotency_error", message), requestId, { "idempotency-key": key });
    }
    await sandbox.file.save();
    const headers = { "idempotency-key": key, "idempotent-replayed": "true", "original-request": entry.requestId };
    return { status: entry.status, headers: replyHeaders(requestId, headers), body: entry.body };
  }

  if (sandbox.keysInUse.has(key)) {
    const message = "There is currently another in-progress request using this Idempotent Key.";
    return reply(apiError(409, "idempotency_error", message, { code: "idempotency_key_in_use" }), requestId);
  }
  sandbox.keysInUse.add(key);
  try {
    const done = reply(await write(sandbox, call, form), requestId, { "idempotency-key": key });
    if (done.status === 200) {
      idempotency[key] = { fingerprint, status: done.status, body: done.body, requestId, created: now };
      await sandbox.file.save();
    }
    return done;
  } finally {
    sandbox.keysInUse.delete(key);
  }
}

async function write(sandbox: Sandbox, call: ApiCall, form: FormTree): Promise<ApiAnswer> {
  if (call.url.pathname === SESSIONS) {
    const version = header(call.headers["stripe-version"]) ?? DEFAULT_VERSION;
    const made = newSession(form, sandbox.now(), sandbox.publicUrl, version);
    if ("refusal" in made) return made.refusal;
    sandbox.file.state.sessions[made.record.session.id] = made.record;
    return { status: 200, body: made.record.session };
  }

  if (call.url.pathname === "/v1/refunds") return newRefund(sandbox.file.state, form, sandbox.now());

  const disputed = /^\/v1\/disputes\/([^/]+)$/.exec(call.url.pathname)?.[1];
  if (disputed !== undefined) return answerOf(sandbox, disputed, form);

  const toExpire = /^\/v1\/checkout\/sessions\/([^/]+)\/expire$/.exec(call.url.pathname)?.[1];
  if (toExpire === undefined) return unknownPath(call);
  const record = await findSession(sandbox, toExpire);
  if (!record) return noSuchSession(toExpire);
  const settled = await settle(sandbox, record, "expire");
  return settled
    ? { status: 200, body: record.session }
    : invalid(
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${record.session.status}.`,
      );
}

async function read(sandbox: Sandbox, call: ApiCall): Promise<ApiAnswer> {
  if (call.method !== "GET") return unknownPath(call);
  if (call.url.pathname === "/v1/events") return listEvents(sandbox, call.url.searchParams);
  const list = answerList(sandbox.file.state, call.url.pathname, call.url.searchParams);
  if (list) return list;
  const id = /^\/v1\/checkout\/sessions\/([^/]+)$/.exec(call.url.pathname)?.[1];
  if (id === undefined) return unknownPath(call);
  const record = await findSession(sandbox, id);
  return record ? { status: 200, body: record.session } : noSuchSession(id);
}

/** Also by `type`. */
function listEvents(sandbox: Sandbox, query: URLSearchParams): ApiAnswer {
  const type = query.get("type");
  const events = sandbox.file.state.events.filter((event) => type === null || event.type === type);
  return listAnswer("/v1/events", events.map(({ payload }) => JSON.parse(payload) as { id: string }), query);
}

function checkKey(authorization: string | undefined): ApiAnswer | null {
  const key = /^Bearer (.+)$/.exec(authorization ?? "")?.[1];
  if (key === undefined) {
    return apiError(401, "invalid_request_error", "You did not provide an API key in the Authorization header.");
  }
  return /^sk_test_\w+$/.test(key)
    ? null
    : apiError(401, "invalid_request_error", `Invalid API Key provided: ${key.slice(0, 7)}***`);
}

function unknownPath({ method, url }: ApiCall): ApiAnswer {
  return apiError(404, "invalid_request_error", `Unrecognized request URL (${method}: ${url.pathname}).`);
}

function reply(answer: ApiAnswer, requestId: string, headers: Record<string, string> = {}): ApiReply {
  return {
    status: answer.status,
    headers: replyHeaders(requestId, headers),
    body: JSON.stringify(answer.body, null, 2),
  };
}

function replyHeaders(requestId: string, more: Record<string, string>): Record<string, string> {
  return { "content-type": "application/json", "request-id": requestId, "cache-control": "no-store", ...more };
}

function header(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
