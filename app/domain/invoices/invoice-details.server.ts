import { db, type Db } from "~/platform/db/client.server";
import type { InvoiceParty } from "./invoice";

export type InvoiceDetails = {
  /** How often details were given; 0: as the order says. */
  version: number;
  party: InvoiceParty;
  /** When the last parcel arrived; null while one is on its way. */
  deliveredAt: Date | null;
  /** All documents there will be have left for the sellers' providers: nothing can be changed. */
  allSent: boolean;
};

/** What stands on an order's invoices now, and what decides whether that may be changed. */
export async function invoiceDetails(orderId: string, tx: Db = db()): Promise<InvoiceDetails> {
  const [row] = await tx.$queryRaw<[{ version: number; party: InvoiceParty; deliveredAt: Date | null; allSent: boolean }]>`
    SELECT coalesce((SELECT max(v.version) FROM invoice_buyer AS v WHERE v.order_id = o.id), 0)::int AS version, invoice_buyer_now(o.id) AS party,
      CASE WHEN bool_and(s.state NOT IN ('pending', 'confirmed', 'shipped')) THEN max(s.delivered_at) END AS "deliveredAt",
      coalesce(bool_and(s.state NOT IN ('pending', 'confirmed', 'shipped', 'delivered') OR EXISTS (SELECT 1 FROM invoice AS i JOIN invoice_item AS t ON t.invoice_id = i.id AND t.state <> 'rejected' WHERE i.shipment_id = s.id)) AND bool_or(s.state = 'delivered'), false) AS "allSent"
    FROM purchase_order AS o JOIN shipment AS s ON s.order_id = o.id WHERE o.id = ${orderId}::uuid GROUP BY o.id`;
  return row;
}
