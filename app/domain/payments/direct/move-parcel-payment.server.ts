import { withOrigin } from "~/domain/audit/with-origin.server";
import type { ParcelPaymentState } from "~/domain/orders/order";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { currentRequestId } from "~/platform/log/log.server";
import { nextTransferStates, TRANSFER_NOTE_LENGTH, type Teller } from "./parcel-payment";

type Step = {
  shipmentId: string;
  /** The state the person saw. */
  from: ParcelPaymentState;
  to: ParcelPaymentState;
  by: Teller;
  /** User id of who says so; null for a buyer without an account. */
  actor: string | null;
  /** The transfer's number on the producer's statement: asked when it is received. */
  bankReference?: string;
  note?: string;
  at: Date;
};

export type TransferRefusal =
  | { kind: "not_found" | "not_allowed" | "malformed" }
  | { kind: "stale"; state: ParcelPaymentState }
  /** That transfer has paid another parcel. */
  | { kind: "taken" };

/**
 * Records what somebody says of a parcel's transfer, once (function move_parcel_payment): once its money is with the producer the
 * parcel moves on, whatever the order's others wait for. `late`: the parcel had been called off, and the buyer is owed the money.
 */
export async function moveParcelPayment(step: Step): Promise<Result<{ late: boolean }, TransferRefusal>> {
  const { from, to, by, at } = step;
  if (from !== to && !nextTransferStates(from, by).includes(to)) return err({ kind: "not_allowed" });
  if (to === "received" && step.bankReference === undefined) return err({ kind: "malformed" });
  const request = { ...step, note: step.note?.slice(0, TRANSFER_NOTE_LENGTH) || null, at: at.toISOString(), requestId: currentRequestId() };
  type Answer = { kind: "moved"; late: boolean } | { kind: "repeated" } | TransferRefusal;
  const [{ answer }] = await db().$queryRaw<[{ answer: Answer }]>`SELECT move_parcel_payment(${JSON.stringify(request)}::jsonb) AS answer FROM ${withOrigin()}`;
  if (answer.kind === "moved") return ok({ late: answer.late });
  return answer.kind === "repeated" ? ok({ late: false }) : err(answer);
}
