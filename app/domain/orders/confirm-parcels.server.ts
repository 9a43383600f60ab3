import { withOrigin } from "~/domain/audit/with-origin.server";
import { db } from "~/platform/db/client.server";
import { currentRequestId } from "~/platform/log/log.server";

/**
 * Takes up new parcels of a producer in one call, each audited as a step of its own. Answers how many it was: what is
 * another producer's, not paid for or taken up already is left as it is.
 */
export async function confirmParcels(producerId: string, ids: readonly string[], actor: string): Promise<number> {
  const step = { from: "pending", to: "confirmed", actor, requestId: currentRequestId() };
  const rows = await db().$queryRaw<{ kind: string }[]>`
    SELECT advance_shipment(${JSON.stringify(step)}::jsonb || jsonb_build_object('shipmentId', s.id)) ->> 'kind' AS kind
    FROM ${withOrigin()}, (SELECT id FROM shipment WHERE producer_id = ${producerId}::uuid AND id = ANY (${ids}::uuid[]) AND state = 'pending' ORDER BY id) AS s`;
  return rows.filter(({ kind }) => kind === "moved").length;
}
