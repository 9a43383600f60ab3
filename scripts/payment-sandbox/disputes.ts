import { apiError, invalid, type ApiAnswer } from "./api-answer";
import type { FormTree } from "./form-body";
import { PLAIN_DELIVERY, sandboxId, seconds, type EventRecord, type SandboxDispute, type SessionRecord } from "./model";
import { makeEvent } from "./outcomes";
import type { Sandbox, Settled } from "./sandbox";

const ANSWER_WITHIN = 9 * 24 * 60 * 60;

/** The cardholder's bank takes a payment back: opens a dispute over all of a paid session and tells the shop. Null unless it was paid and is not disputed yet. */
export async function openDispute(sandbox: Sandbox, record: SessionRecord, reason: string): Promise<{ dispute: SandboxDispute; settled: Settled } | null> {
  const disputes = (sandbox.file.state.disputes ??= []);
  if (record.session.payment_status !== "paid" || disputes.some(({ payment_intent: intent }) => intent === record.intentId)) return null;
  const now = seconds(sandbox.now());
  const dispute: SandboxDispute = {
    id: sandboxId("dp"), object: "dispute", amount: record.session.amount_total, created: now, currency: "vnd", evidence: {}, evidence_details: { due_by: now + ANSWER_WITHIN, has_evidence: false, submission_count: 0 },
    payment_intent: record.intentId, reason, status: "needs_response",
  };
  disputes.push(dispute);
  return { dispute, settled: await tell(sandbox, record, ["charge.dispute.created", "charge.dispute.funds_withdrawn"], dispute) };
}

/** The bank decides. Null when it has done so before. */
export async function closeDispute(sandbox: Sandbox, id: string, status: "won" | "lost"): Promise<{ dispute: SandboxDispute; settled: Settled } | null> {
  const found = find(sandbox, id);
  if (!found || found.dispute.status === "won" || found.dispute.status === "lost") return null;
  found.dispute.status = status;
  const events = ["charge.dispute.closed", ...(status === "won" ? ["charge.dispute.funds_reinstated"] : [])];
  return { dispute: found.dispute, settled: await tell(sandbox, found.record, events, found.dispute) };
}

/** `POST /v1/disputes/:id` with evidence; `submit` hands it in. */
export async function answerOf(sandbox: Sandbox, id: string, form: FormTree): Promise<ApiAnswer> {
  const found = find(sandbox, id);
  if (!found) return apiError(404, "invalid_request_error", `No such dispute: '${id}'`, { code: "resource_missing", param: "dispute" });
  const { dispute, record } = found;
  if (dispute.status !== "needs_response") return invalid("This dispute can no longer be updated.");
  const { evidence } = form;
  if (typeof evidence === "object") dispute.evidence = Object.fromEntries(Object.entries(evidence).filter((pair): pair is [string, string] => typeof pair[1] === "string"));
  dispute.evidence_details.has_evidence = Object.keys(dispute.evidence).length > 0;
  if (form["submit"] === "true") {
    dispute.status = "under_review";
    dispute.evidence_details.submission_count += 1;
    await tell(sandbox, record, ["charge.dispute.updated"], dispute);
  }
  return { status: 200, body: dispute };
}

function find({ file: { state } }: Sandbox, id: string): { dispute: SandboxDispute; record: SessionRecord } | null {
  const dispute = state.disputes?.find((one) => one.id === id);
  const record = dispute && Object.values(state.sessions).find(({ intentId }) => intentId === dispute.payment_intent);
  return dispute && record ? { dispute, record } : null;
}

async function tell(sandbox: Sandbox, record: SessionRecord, types: readonly string[], dispute: SandboxDispute): Promise<Settled> {
  const events: EventRecord[] = types.map((type) => makeEvent(record, type, dispute, sandbox.now()));
  sandbox.file.state.events.push(...events);
  const deliveries = sandbox.courier.add(events, PLAIN_DELIVERY);
  await sandbox.file.save();
  return { told: sandbox.courier.dispatch(deliveries) };
}
