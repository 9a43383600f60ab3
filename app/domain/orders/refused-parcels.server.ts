import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import type { RefusalReason } from "./order";

/** A parcel that was not taken, and one of those who sell for its producer. */
export type RefusedParcel = { shipmentId: string; code: string; reason: RefusalReason; producer: LocalizedText; person: { id: string; name: string; email: string; locale: string } };

/** The refused parcels among these, once for each member of their producers who sells. */
export async function findRefusedParcels(shipmentIds: readonly string[]): Promise<RefusedParcel[]> {
  return db().$queryRaw<RefusedParcel[]>`
    SELECT s.id AS "shipmentId", o.code, s.refusal_reason AS reason, f.name AS producer, jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email, 'locale', u.locale) AS person
    FROM shipment AS s JOIN purchase_order AS o ON o.id = s.order_id JOIN producer AS f ON f.id = s.producer_id
    JOIN producer_member AS m ON m.producer_id = f.id AND m.role IN ('owner', 'sales') JOIN app_user AS u ON u.id = m.user_id AND u.disabled_at IS NULL
    WHERE s.id = ANY (${shipmentIds}::uuid[]) AND s.refusal_reason IS NOT NULL`;
}
