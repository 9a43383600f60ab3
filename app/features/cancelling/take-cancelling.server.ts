import { cancelLines, previewCancelling, type LineCancelRefusal, type LineCancelled, type LineCancelling } from "~/domain/orders/cancel-lines.server";
import { findCancellableParcel, findCancellationNews, type CancellableParcel } from "~/domain/orders/cancellation-queries.server";
import type { LineCancelReason, ShipmentState } from "~/domain/orders/order";
import { closePaymentPage } from "~/domain/payments/close-payment-page.server";
import { isId, newId } from "~/lib/id";

const STATES = ["pending", "confirmed", "shipped", "delivered", "cancelled"] as const satisfies readonly ShipmentState[];
const NOTE_LENGTH = 500;

/** The number typed for each line, as typed, and the reason. */
export type TypedCancelling = { quantities: Record<string, string>; note: string };
export type FormProblem = "form" | Exclude<LineCancelRefusal["kind"], "weighed" | "too_much">;
export type LineProblem = "malformed" | "too_much" | "weighed";

export type CancellingAnswer =
  | { kind: "done" }
  /** Nothing has changed yet: what it would come to. */
  | { kind: "check"; id: string; cost: LineCancelled; typed: TypedCancelling }
  | { kind: "form"; status: 200 | 409 | 422; problem: FormProblem | null; lines: Record<string, LineProblem>; noteMissing: boolean; typed: TypedCancelling };

/**
 * One step of calling part of a parcel off: `check` says what it comes to, `confirm` does it, `change` shows the form again. Whether
 * this person may touch the parcel has been asked; desks owe the buyer a reason.
 */
export async function takeCancelling(parcel: CancellableParcel, form: Map<string, string>, who: { reason: LineCancelReason; by: string | null }, at: Date): Promise<CancellingAnswer> {
  const text = (name: string) => (form.get(name) ?? "").replaceAll("\0", "").trim();
  const all = text("intent") === "check-all";
  const typed: TypedCancelling = {
    quantities: Object.fromEntries(parcel.lines.map(({ id, left }) => [id, all ? String(left) : text(`line.${id}`).slice(0, 6)])),
    note: text("note").slice(0, NOTE_LENGTH),
  };
  const again = (status: 200 | 409 | 422, problem: FormProblem | null, lines: Record<string, LineProblem> = {}, noteMissing = false): CancellingAnswer => ({ kind: "form", status, problem, lines, noteMissing, typed });
  if (text("intent") === "change") return again(200, null);

  const malformed = parcel.lines.filter(({ id }) => !/^\d{0,4}$/.test(typed.quantities[id] ?? "")).map(({ id }): [string, LineProblem] => [id, "malformed"]);
  const noteMissing = who.reason !== "buyer" && typed.note === "";
  if (malformed.length > 0 || noteMissing) return again(422, "form", Object.fromEntries(malformed), noteMissing);

  const id = isId(text("id")) ? text("id") : newId();
  const state = STATES.find((one) => one === text("state"));
  if (!state) return again(409, "stale");
  const asked: LineCancelling = {
    ...who, id, at, state, shipmentId: parcel.id, seen: /^\d{1,6}$/.test(text("seen")) ? Number(text("seen")) : -1,
    lines: parcel.lines.map((line) => ({ lineId: line.id, quantity: Number(typed.quantities[line.id] || 0) })).filter(({ quantity }) => quantity > 0),
    ...(typed.note === "" ? {} : { note: typed.note }),
  };
  if (text("intent") !== "confirm") {
    const cost = await previewCancelling(asked);
    return cost.ok ? { kind: "check", id, cost: cost.value, typed } : refused(cost.error, again);
  }
  const done = await cancelLines(asked);
  if (!done.ok) {
    // The same form sent twice has done its work.
    if ((await findCancellationNews([id])).some((one) => one.shipmentId === parcel.id)) return { kind: "done" };
    return refused(done.error, again);
  }
  await closePaymentPage(done.value.sessionId);
  return { kind: "done" };
}

function refused(error: LineCancelRefusal, again: (status: 409 | 422, problem: FormProblem | null, lines?: Record<string, LineProblem>) => CancellingAnswer): CancellingAnswer {
  if (error.kind === "too_much" || error.kind === "weighed") return again(422, "form", Object.fromEntries(error.lines.map(({ lineId }): [string, LineProblem] => [lineId, error.kind])));
  return again(error.kind === "nothing" ? 422 : 409, error.kind);
}

/** The parcel as it is now, for the page of its form. */
export async function cancellingView(shipmentId: string): Promise<CancellableParcel> {
  const parcel = await findCancellableParcel(shipmentId);
  if (!parcel) throw new Error(`parcel ${shipmentId} is gone`);
  return parcel;
}
