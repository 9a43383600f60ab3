import { withOrigin } from "~/domain/audit/with-origin.server";
import { err, ok, type Result } from "~/lib/result";
import { db, type Db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import { currentRequestId } from "~/platform/log/log.server";
import type { LineCancelReason, ShipmentState } from "./order";

export type LineCancelling = {
  shipmentId: string;
  /** Null: everything that is left of the parcel. */
  lines: readonly { lineId: string; quantity: number }[] | null;
  reason: LineCancelReason;
  /** User id of who does it; null for a buyer who holds the order's link, and for the clock. */
  by: string | null;
  at: Date;
  /** What the person saw: when somebody was faster the answer is `stale`. */
  state: ShipmentState;
  /** How many times something of the parcel had been called off then; left out, it is not asked. */
  seen?: number;
  note?: string;
  /** The id it gets, where the same form may come twice. */
  id?: string;
};

export type LineCancelled = {
  cancellationId: string;
  orderId: string;
  /** What the order costs less, in đồng; of it `refund` had been paid and is due back. */
  amount: number;
  refund: number;
  /** What `amount` is made of: goods and the parcel's fee, less the share of a voucher's discount. */
  goods: number;
  discount: number;
  fee: number;
  wholeParcel: boolean;
  wholeOrder: boolean;
  /** A card page of the old amount, to be closed. */
  sessionId: string | null;
};

export type LineCancelRefusal =
  | { kind: "not_found" }
  | { kind: "stale"; state: ShipmentState }
  /** The whole order was called off before. */
  | { kind: "already" }
  /** Too late: confirmed for its buyer, on its way for everybody. */
  | { kind: "wrong_state"; state: ShipmentState }
  | { kind: "not_paid" }
  /** The buyer says to have paid its producer, who has not seen it yet. */
  | { kind: "unsettled" }
  | { kind: "over" }
  | { kind: "nothing" }
  /** More than is left of these lines. */
  | { kind: "too_much"; lines: { lineId: string; left: number }[] }
  /** What has been weighed goes whole or not at all. */
  | { kind: "weighed"; lines: { lineId: string; left: number }[] }
  | { kind: "too_many" };

/**
 * Calls off part of a parcel, or all that is left of it (function cancel_lines): stock, money, charges, discount and the parcel's
 * own state follow at once, exactly once. The caller has asked whether this person may, and closes the card page named in the answer.
 */
export async function cancelLines(asked: LineCancelling): Promise<Result<LineCancelled, LineCancelRefusal>> {
  return cancel(db(), asked);
}

/** What it would come to: the same function, and nothing of it stays. */
export async function previewCancelling(asked: LineCancelling): Promise<Result<LineCancelled, LineCancelRefusal>> {
  const tried = await transact<never, Result<LineCancelled, LineCancelRefusal>>(async (tx) => err(await cancel(tx, asked)));
  if (tried.ok) throw new Error("a preview stayed");
  return tried.error;
}

async function cancel(tx: Db, asked: LineCancelling): Promise<Result<LineCancelled, LineCancelRefusal>> {
  const rows = await tx.$queryRaw<[{ answer: ({ kind: "cancelled" } & LineCancelled) | LineCancelRefusal }]>`
    SELECT cancel_lines(${JSON.stringify({ ...asked, requestId: currentRequestId() })}::jsonb) AS answer FROM ${withOrigin()}`;
  const { answer } = rows[0];
  if (answer.kind !== "cancelled") return err(answer);
  const { kind: _, ...cancelled } = answer;
  return ok(cancelled);
}
