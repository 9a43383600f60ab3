import { localDateAt } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import type { Db } from "~/platform/db/client.server";

/** A line of a parcel and how much of it nobody has asked to return yet. */
export type ReturnableLine = { id: string; sku: string; name: LocalizedText; variantName: LocalizedText; left: number };

export async function returnableLines(tx: Db, shipmentId: string): Promise<ReturnableLine[]> {
  return tx.$queryRaw<ReturnableLine[]>`
    SELECT l.id, l.sku, l.name, l.variant_name AS "variantName",
      (l.quantity - coalesce(sum(r.quantity) FILTER (WHERE g.state NOT IN ('declined', 'withdrawn')), 0))::int AS left
    FROM order_line AS l LEFT JOIN goods_return_line AS r ON r.order_line_id = l.id LEFT JOIN goods_return AS g ON g.id = r.return_id
    WHERE l.shipment_id = ${shipmentId}::uuid AND l.quantity > 0 GROUP BY l.id ORDER BY l.sku`;
}

/** How many days a return may be asked for after a delivery at that moment; null where no term is known. */
export async function termOn(tx: Db, deliveredAt: Date): Promise<number | null> {
  const [term] = await tx.$queryRaw<{ days: number }[]>`
    SELECT days FROM return_term WHERE valid_from <= ${localDateAt(deliveredAt)}::date AND (valid_to IS NULL OR ${localDateAt(deliveredAt)}::date < valid_to)`;
  return term?.days ?? null;
}
