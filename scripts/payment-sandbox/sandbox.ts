import type { Courier } from "./courier";
import { PLAIN_DELIVERY, seconds, type DeliveryPlan, type Outcome, type SessionRecord } from "./model";
import { applyOutcome } from "./outcomes";
import type { StateFile } from "./state-file";

/** What the API, the payment page and the control calls work on. */
export type Sandbox = {
  file: StateFile;
  courier: Courier;
  /** Where the payer's browser reaches the sandbox, without a final slash. */
  publicUrl: string;
  now: () => Date;
  /** Idempotency keys of the requests being worked on. */
  keysInUse: Set<string>;
};

export type Settled = {
  /** When each webhook of this outcome was tried once. */
  told: Promise<void>;
};

/**
 * Makes an outcome happen: the session, its events and the webhooks owed are saved
 * before the first of them leaves. Null when the session is no longer open.
 */
export async function settle(
  sandbox: Sandbox,
  record: SessionRecord,
  outcome: Outcome,
  plan: DeliveryPlan = PLAIN_DELIVERY,
): Promise<Settled | null> {
  const events = applyOutcome(record, outcome, sandbox.now());
  if (events === null) return null;
  sandbox.file.state.events.push(...events);
  const deliveries = sandbox.courier.add(events, plan);
  await sandbox.file.save();
  return { told: sandbox.courier.dispatch(deliveries) };
}

/** The session of that id as of now: one whose time has run out expires on the way. */
export async function findSession(sandbox: Sandbox, id: string): Promise<SessionRecord | null> {
  const { sessions } = sandbox.file.state;
  const record = Object.hasOwn(sessions, id) ? sessions[id] : undefined;
  if (!record) return null;
  if (isOverdue(record, sandbox.now())) await settle(sandbox, record, "expire");
  return record;
}

/** Expires every open session whose time has run out. */
export async function expireOverdue(sandbox: Sandbox): Promise<void> {
  const now = sandbox.now();
  for (const record of Object.values(sandbox.file.state.sessions)) {
    if (isOverdue(record, now)) await settle(sandbox, record, "expire");
  }
}

function isOverdue({ session }: SessionRecord, at: Date): boolean {
  return session.status === "open" && session.expires_at <= seconds(at);
}
