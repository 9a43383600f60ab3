import { fromDateColumn, type LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import type { ShipmentState } from "./order";
import { ORDER_TERMS } from "./order-terms";

export type ParcelTerms = { state: ShipmentState; leaveBy: LocalDate; cancelUnconfirmedAt: Date; buyerMayCancelAt: Date; cancelUnshippedAt: Date; askDeliveredAt: Date | null; completeAt: Date | null };

/** The terms of a parcel under way; null once it came to its end, or while nobody has paid. */
export async function termsOfParcel(shipmentId: string): Promise<ParcelTerms | null> {
  const [row] = await db().$queryRaw<(Omit<ParcelTerms, "leaveBy"> & { leaveBy: Date })[]>`
    SELECT state::text AS state, leave_by AS "leaveBy", cancel_unconfirmed_at AS "cancelUnconfirmedAt", buyer_may_cancel_at AS "buyerMayCancelAt", cancel_unshipped_at AS "cancelUnshippedAt",
      ask_delivered_at AS "askDeliveredAt", complete_at AS "completeAt"
    FROM parcel_clock(${JSON.stringify(ORDER_TERMS)}::jsonb) WHERE shipment_id = ${shipmentId}::uuid`;
  return row ? { ...row, leaveBy: fromDateColumn(row.leaveBy) } : null;
}

export type NoticeNews = { id: string; occasion: "confirm" | "ship" | "delivered" | "reminder"; producer: LocalizedText; codes: string[]; people: { id: string; name: string; email: string; locale: string }[] };

/** What a notice tells a producer's people; parcels that moved on meanwhile are left out. Null when nothing is left to tell. */
export async function findNotice(id: string): Promise<NoticeNews | null> {
  const [row] = await db().$queryRaw<NoticeNews[]>`
    SELECT n.id, n.occasion, f.name AS producer, array_agg(DISTINCT o.code ORDER BY o.code) AS codes,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email, 'locale', u.locale) ORDER BY u.email), '[]')
       FROM producer_member AS m JOIN app_user AS u ON u.id = m.user_id AND u.disabled_at IS NULL WHERE m.producer_id = f.id AND m.role IN ('owner', 'sales')) AS people
    FROM parcel_notice AS n JOIN producer AS f ON f.id = n.producer_id JOIN shipment AS s ON s.id = ANY (n.shipment_ids) JOIN purchase_order AS o ON o.id = s.order_id
    WHERE n.id = ${id}::uuid AND CASE n.occasion WHEN 'confirm' THEN s.state = 'pending' WHEN 'ship' THEN s.state IN ('pending', 'confirmed') WHEN 'delivered' THEN s.state = 'shipped' ELSE s.state IN ('pending', 'confirmed', 'shipped') END
    GROUP BY n.id, f.id`;
  return row ?? null;
}
