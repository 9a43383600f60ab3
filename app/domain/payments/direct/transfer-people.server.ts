import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";

/** News of one parcel's transfer for one of those who sell for its producer. */
export type TransferNews = {
  shipmentId: string; code: string; producer: LocalizedText; amount: bigint; reference: string; bankBin: string; account: string;
  person: { id: string; name: string; email: string; locale: string };
};

/** The transfer of a parcel, for each of its producer's people who sell. */
export async function findTransferNews(shipmentId: string): Promise<TransferNews[]> {
  return db().$queryRaw<TransferNews[]>`
    SELECT s.id AS "shipmentId", o.code, f.name AS producer, d.amount_vnd AS amount, d.reference, d.bank_bin AS "bankBin", d.account,
      jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email, 'locale', u.locale) AS person
    FROM parcel_payment AS d JOIN shipment AS s ON s.id = d.shipment_id JOIN purchase_order AS o ON o.id = s.order_id JOIN producer AS f ON f.id = s.producer_id
    JOIN producer_member AS m ON m.producer_id = f.id AND m.role IN ('owner', 'sales') JOIN app_user AS u ON u.id = m.user_id AND u.disabled_at IS NULL
    WHERE d.shipment_id = ${shipmentId}::uuid`;
}
