import { moveProducerRefund, sendProducerRefund } from "~/domain/payments/direct/producer-refunds.server";
import { err, ok, type Result } from "~/lib/result";

export const REFUND_DONE = ["sent", "disputed", "upheld", "undone"] as const;
export type RefundDone = (typeof REFUND_DONE)[number];
export type RefundFormRefusal = { about: string; kind: "malformed" | "not_due" | "no_account" | "taken" | "not_found" | "not_allowed" | "stale" | "no_reason"; values: Record<string, string> };

/** Whether a form is about what a producer pays back. */
export function isAboutProducerRefund(intent: string | undefined): boolean {
  return intent === "own-refund" || intent === "own-refund-disputed" || intent === "own-refund-upheld" || intent === "own-refund-undone";
}

/** What was done, for the address of the page that is shown next. */
export function readProducerRefundDone(query: URLSearchParams): RefundDone | null {
  return REFUND_DONE.find((one) => `own-refund-${one}` === query.get("done")) ?? null;
}

/** A producer says to have paid back so much of its own parcel. */
export async function payBack(shipmentId: string, form: ReadonlyMap<string, string>, who: { userId: string; at: Date }): Promise<Result<RefundDone, RefundFormRefusal>> {
  const text = (name: string) => (form.get(name) ?? "").replaceAll("\0", "").trim();
  const values = { amount: text("amount"), bankReference: text("bankReference") };
  const digits = values.amount.replaceAll(/[.,\s₫đ]/gu, "");
  if (!/^\d{1,13}$/.test(digits)) return err({ about: shipmentId, kind: "malformed", values });
  const sent = await sendProducerRefund({ refundId: text("refund"), shipmentId, amount: BigInt(digits), bankReference: values.bankReference }, who);
  return sent.ok ? ok("sent") : err({ about: shipmentId, kind: sent.error.kind, values });
}

/** The buyer disputes a refund of the order, or an officer decides; `mine` are the refunds that the order has. */
export async function moveRefund(mine: readonly string[], form: ReadonlyMap<string, string>, by: "buyer" | "officer", who: { userId: string | null; at: Date }): Promise<Result<RefundDone, RefundFormRefusal>> {
  const text = (name: string) => (form.get(name) ?? "").replaceAll("\0", "").trim();
  const refundId = text("refund");
  const refuse = (kind: RefundFormRefusal["kind"]) => err({ about: refundId, kind, values: { note: text("note") } });
  const to = (["disputed", "upheld", "undone"] as const).find((one) => `own-refund-${one}` === text("intent"));
  if (!to || !mine.includes(refundId)) return refuse("not_found");
  if ((to === "disputed") !== (by === "buyer")) return refuse("not_allowed");
  const moved = await moveProducerRefund({ refundId, from: to === "disputed" ? "sent" : "disputed", to, note: text("note") }, who);
  return moved.ok ? ok(to) : refuse(moved.error.kind);
}
