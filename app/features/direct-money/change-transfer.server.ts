import type { ParcelPaymentState } from "~/domain/orders/order";
import { moveParcelPayment, type TransferRefusal } from "~/domain/payments/direct/move-parcel-payment.server";
import { readBankReference, TRANSFER_NOTE_LENGTH } from "~/domain/payments/direct/parcel-payment";
import { err, ok, type Result } from "~/lib/result";

const INTENTS = { "transfer-received": "received", "transfer-not-come": "not_come", "transfer-awaiting": "awaiting" } as const satisfies Record<string, ParcelPaymentState>;
const STATES = ["awaiting", "said_paid", "not_come", "received", "expired", "cancelled"] as const satisfies readonly ParcelPaymentState[];

export const TRANSFER_DONE = ["received", "not_come", "awaiting", "late"] as const;
export type TransferDone = (typeof TRANSFER_DONE)[number];
export type TransferFormRefusal = { shipmentId: string; kind: TransferRefusal["kind"] | "note"; values: Record<string, string> };

/** Whether a form of a parcel's or an order's page is about a transfer to its producer. */
export function isAboutTransfer(intent: string | undefined): boolean {
  return intent !== undefined && intent in INTENTS;
}

/** What was done, for the address of the page that is shown next. */
export function readTransferDone(query: URLSearchParams): TransferDone | null {
  return TRANSFER_DONE.find((one) => `transfer-${one}` === query.get("done")) ?? null;
}

/** Carries out a form about a parcel's transfer for a producer, or for an operator, who says why. The caller knows that they may. */
export async function changeTransfer(shipmentId: string, form: ReadonlyMap<string, string>, { by, userId, at }: { by: "producer" | "operator"; userId: string; at: Date }): Promise<Result<TransferDone, TransferFormRefusal>> {
  const text = (name: string) => (form.get(name) ?? "").replaceAll("\0", "").trim();
  const refuse = (kind: TransferFormRefusal["kind"]) => err({ shipmentId, kind, values: { bankReference: text("bankReference"), note: text("note") } });
  const to = Object.entries(INTENTS).find(([intent]) => intent === text("intent"))?.[1];
  const from = STATES.find((state) => state === text("from"));
  const note = text("note").slice(0, TRANSFER_NOTE_LENGTH);
  if (!to || !from) return refuse("not_allowed");
  if (by === "operator" && note === "") return refuse("note");
  const bankReference = readBankReference(text("bankReference"));
  if (to === "received" && bankReference === null) return refuse("malformed");
  const moved = await moveParcelPayment({ shipmentId, from, to, by, actor: userId, ...(bankReference !== null && to === "received" && { bankReference }), ...(note !== "" && { note }), at });
  return moved.ok ? ok(moved.value.late ? "late" : to) : refuse(moved.error.kind);
}
