import { withOrigin } from "~/domain/audit/with-origin.server";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { currentRequestId } from "~/platform/log/log.server";
import { canMoveShipment, type ShipmentState } from "./order";

export type ShipmentStep = {
  shipmentId: string;
  /** The state the person saw: when somebody was faster the answer is `stale`. */
  from: ShipmentState;
  to: "confirmed" | "shipped" | "delivered";
  carrier?: string;
  trackingNumber?: string;
  /** Whoever hands it over has looked at a document: asked of parcels with alcohol. */
  idChecked?: boolean;
  /** User id of who does it. */
  actor: string;
  reason?: string;
};

export type ShipmentRefusal =
  | { kind: "not_found" }
  | { kind: "not_allowed" }
  | { kind: "not_paid" }
  /** Something in it is sold by weight and has not been weighed. */
  | { kind: "not_weighed" }
  /** Its buyer is to be called first. */
  | { kind: "not_called" }
  /** Alcohol is in it, and nobody says to have looked at a document. */
  | { kind: "age_unchecked" }
  | { kind: "stale"; state: ShipmentState };

/** Moves one shipment one step, audited. Handing over the last parcel of a cash-on-delivery order marks it paid. */
export async function advanceShipment(step: ShipmentStep): Promise<Result<null, ShipmentRefusal>> {
  if (!canMoveShipment(step.from, step.to)) return err({ kind: "not_allowed" });
  const rows = await db().$queryRaw<[{ answer: { kind: "moved" } | ShipmentRefusal }]>`
    SELECT advance_shipment(${JSON.stringify({ ...step, requestId: currentRequestId() })}::jsonb) AS answer FROM ${withOrigin()}`;
  const { answer } = rows[0];
  return answer.kind === "moved" ? ok(null) : err(answer);
}
