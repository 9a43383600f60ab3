import type { PaymentMethod } from "~/domain/orders/order";
import { newId } from "~/lib/id";
import { localDateAt } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { log } from "~/platform/log/log.server";
import { gateway } from "./card-gateway.server";
import { codOpenLimit } from "./payment-rules";
import { newTransferReference } from "./transfer-reference";

export type ChooseRefusal =
  /** Paid, given up or changed since the buyer saw it. */
  | { kind: "stale" }
  | { kind: "over" }
  | { kind: "too_many" }
  /** The buyer's phone number has this many orders open for cash on delivery already. */
  | { kind: "cod_open"; open: number }
  /** The buyer's phone number refused this many parcels lately. */
  | { kind: "cod_refused"; refusals: number };

/**
 * Gives up the payment that the buyer saw for one by another way (function choose_payment), while the order waits for its
 * money; stock stays held until the same moment. The card page of the one given up is closed afterwards: whoever still
 * manages to pay there finds the money in suspense, never the order paid twice. Whether the way is allowed for this order
 * is the caller's to ask (`paymentRefusal`).
 */
export async function choosePayment(choice: { orderId: string; seen: string; method: PaymentMethod; at: Date }): Promise<Result<{ paymentId: string }, ChooseRefusal>> {
  const paymentId = newId();
  const limit = codOpenLimit(localDateAt(choice.at));
  const codLimit = limit && { ...limit, value: Number(limit.value) };
  const request = { ...choice, codLimit, paymentId, reference: choice.method === "vietqr" ? newTransferReference() : null };
  const rows = await db().$queryRaw<[{ answer: { kind: "chosen"; replacedSession: string | null } | ChooseRefusal }]>`
    SELECT choose_payment(${JSON.stringify(request)}::jsonb) AS answer`;
  const { answer } = rows[0];
  if (answer.kind !== "chosen") return err(answer);
  if (answer.replacedSession !== null) await closePage(answer.replacedSession);
  return ok({ paymentId });
}

async function closePage(sessionId: string): Promise<void> {
  const closed = await gateway()?.expireCheckout(sessionId);
  if (closed?.ok && closed.value?.paymentStatus === "paid") log.warn({ sessionId }, "a card page was paid while its order chose another way: the money goes to suspense");
  else if (closed && !closed.ok) log.warn({ sessionId }, "the gateway did not close a card page that was given up");
}
