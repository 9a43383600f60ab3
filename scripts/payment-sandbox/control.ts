import type { SignatureFault } from "./courier";
import { closeDispute, openDispute } from "./disputes";
import type { DeliveryPlan, EventRecord, Outcome } from "./model";
import { findSession, settle, type Sandbox } from "./sandbox";

export type ControlReply = { status: number; body: object };

const MAX_TIMES = 100;
const MAX_DELAY_MS = 10 * 60 * 1000;
const OUTCOMES: readonly Outcome[] = ["approve", "decline", "abandon", "expire"];
const FAULTS: readonly SignatureFault[] = ["good", "wrong", "stale", "future"];

/**
 * The calls tests steer the sandbox with, as JSON:
 * - `POST /control/sessions/:id` `{outcome, deliver?, delayMs?, order?}` acts as the payer and
 *   answers once each webhook was tried (at once when delayed);
 * - `POST /control/sessions/:id/dispute` `{reason?}` has the cardholder's bank take the payment back, and
 *   `POST /control/disputes/:id` `{status}` has it decide, `won` or `lost` for the shop;
 * - `POST /control/deliveries` `{times?, delayMs?, order?, session?, signature?}` sends stored
 *   events again, in random order unless `order` is `as_happened`, and answers their statuses.
 */
export async function answerControl(sandbox: Sandbox, pathname: string, body: string): Promise<ControlReply> {
  const wish = readWish(body);
  if (typeof wish === "string") return refuse(400, wish);
  if (pathname === "/control/deliveries") return deliverAgain(sandbox, wish);
  const [, disputed] = /^\/control\/sessions\/([^/]+)\/dispute$/.exec(pathname) ?? [];
  if (disputed !== undefined) return dispute(sandbox, disputed, wish);
  const [, closing] = /^\/control\/disputes\/([^/]+)$/.exec(pathname) ?? [];
  if (closing !== undefined) return decide(sandbox, closing, wish);
  const id = /^\/control\/sessions\/([^/]+)$/.exec(pathname)?.[1];
  return id === undefined ? refuse(404, "no such control call") : actAsPayer(sandbox, id, wish);
}

async function actAsPayer(sandbox: Sandbox, id: string, wish: Record<string, unknown>): Promise<ControlReply> {
  const outcome = OUTCOMES.find((known) => known === wish["outcome"]);
  if (!outcome) return refuse(400, `outcome must be one of ${OUTCOMES.join(", ")}`);
  const plan = readPlan(wish["deliver"], wish["delayMs"], wish["order"] ?? "as_happened");
  if (!plan) return refuse(400, "deliver, delayMs or order is out of range");
  const record = await findSession(sandbox, id);
  if (!record) return refuse(404, "no such session");
  const settled = await settle(sandbox, record, outcome, plan);
  if (!settled) return refuse(409, `the session is ${record.session.status}`);
  if (plan.delayMs === 0) await settled.told;
  return { status: 200, body: record.session };
}

async function dispute(sandbox: Sandbox, id: string, wish: Record<string, unknown>): Promise<ControlReply> {
  const record = await findSession(sandbox, id);
  if (!record) return refuse(404, "no such session");
  const opened = await openDispute(sandbox, record, typeof wish["reason"] === "string" ? wish["reason"] : "general");
  if (!opened) return refuse(409, "the session was not paid or is disputed already");
  await opened.settled.told;
  return { status: 200, body: opened.dispute };
}

async function decide(sandbox: Sandbox, id: string, wish: Record<string, unknown>): Promise<ControlReply> {
  const status = wish["status"];
  if (status !== "won" && status !== "lost") return refuse(400, "status must be won or lost");
  const closed = await closeDispute(sandbox, id, status);
  if (!closed) return refuse(409, "no such dispute, or it was decided before");
  await closed.settled.told;
  return { status: 200, body: closed.dispute };
}

async function deliverAgain(sandbox: Sandbox, wish: Record<string, unknown>): Promise<ControlReply> {
  const plan = readPlan(wish["times"], wish["delayMs"], wish["order"] ?? "shuffle");
  const fault = FAULTS.find((known) => known === (wish["signature"] ?? "good"));
  if (!plan || !fault) return refuse(400, "times, delayMs, order or signature is out of range");
  const about = (event: EventRecord): boolean => wish["session"] === undefined || event.sessionId === wish["session"];
  const events = sandbox.file.state.events.filter(about);
  const statuses = await sandbox.courier.sendAgain(events, plan, fault);
  return { status: 200, body: { events: events.length, statuses } };
}

function readWish(body: string): Record<string, unknown> | string {
  try {
    const parsed: unknown = JSON.parse(body || "{}");
    if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)) return { ...parsed };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return "the body must be a JSON object";
}

/** Reads how webhooks shall travel, from JSON or from the page's form; null when out of range. */
export function readPlan(times: unknown, delayMs: unknown, order: unknown): DeliveryPlan | null {
  const copies = Number(times ?? 1);
  const delay = Number(delayMs ?? 0);
  const sound =
    Number.isInteger(copies) && copies >= 1 && copies <= MAX_TIMES && delay >= 0 && delay <= MAX_DELAY_MS;
  if (!sound || (order !== "as_happened" && order !== "shuffle")) return null;
  return { times: copies, delayMs: delay, order };
}

function refuse(status: number, message: string): ControlReply {
  return { status, body: { error: message } };
}
