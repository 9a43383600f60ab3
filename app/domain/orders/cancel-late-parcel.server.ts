import { withOrigin } from "~/domain/audit/with-origin.server";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { currentRequestId } from "~/platform/log/log.server";
import { ORDER_TERMS } from "./order-terms";

export type LateRefusal = { kind: "not_late" } | { kind: "changed" };

/** Its buyer calls a parcel off whole that did not leave by its promised day and some; what was paid is due back. */
export async function cancelLateParcel(shipmentId: string, { userId, at }: { /** Null for a guest with the order's link. */ userId: string | null; at: Date }): Promise<Result<null, LateRefusal>> {
  const request = { shipmentId, lines: null, reason: "unshipped", by: userId, at, note: "buyer", requestId: currentRequestId() };
  const [row] = await db().$queryRaw<{ answer: { kind: string } }[]>`
    SELECT cancel_lines(${JSON.stringify(request)}::jsonb || jsonb_build_object('state', c.state)) AS answer FROM ${withOrigin()} AS origin CROSS JOIN parcel_clock(${JSON.stringify(ORDER_TERMS)}::jsonb) AS c
    WHERE c.shipment_id = ${shipmentId}::uuid AND c.state IN ('pending', 'confirmed') AND c.buyer_may_cancel_at <= ${at}`;
  if (!row) return err({ kind: "not_late" });
  return row.answer.kind === "cancelled" ? ok(null) : err({ kind: "changed" });
}
