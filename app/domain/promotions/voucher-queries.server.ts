import type { LocalDate } from "~/lib/local-date";
import type { Vnd } from "~/lib/money";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import type { VoucherTerms, VoucherWhy } from "./voucher";

export type VoucherRow = VoucherTerms & { id: string; uses: number; /** What it has cost. */ given: Vnd; endedAt: Date | null };

/** A producer's vouchers with their uses, the latest first. */
export async function listVouchers(producerId: string): Promise<VoucherRow[]> {
  return db().$queryRaw<VoucherRow[]>`
    SELECT v.id, v.code, v.percent_bp AS "percentBp", v.amount_vnd AS amount, v.most_vnd AS most, v.minimum_vnd AS minimum, v.valid_from::text AS from, v.valid_to::text AS to,
      v.total_limit AS "totalLimit", v.per_buyer_limit AS "perBuyer", v.ended_at AS "endedAt", coalesce(u.uses, 0) AS uses, coalesce(u.given, 0)::bigint AS given
    FROM voucher AS v LEFT JOIN (SELECT d.voucher_id, count(*)::int AS uses, sum(shipment_discount(d.shipment_id)) AS given FROM order_discount AS d JOIN purchase_order AS o ON o.id = d.order_id
      JOIN shipment AS s ON s.id = d.shipment_id AND s.state <> 'cancelled' WHERE o.cancelled_at IS NULL GROUP BY 1) AS u ON u.voucher_id = v.id
    WHERE v.producer_id = ${producerId}::uuid ORDER BY v.created_at DESC LIMIT 200`;
}

export type VoucherQuote = { code: string; discount: Vnd; producerId: string };

/** What a code takes off a cart on a day, for a buyer if one is known yet; place_order asks the same again under a lock. */
export async function quoteVoucher(cartId: string, code: string, phone: string | null, day: LocalDate): Promise<Result<VoucherQuote, VoucherWhy>> {
  const [{ answer }] = await db().$queryRaw<[{ answer: ({ kind: "discount" } & Omit<VoucherQuote, "discount"> & { discount: number }) | VoucherWhy }]>`
    SELECT voucher_quote(${cartId}::uuid, ${code}, ${phone}, ${day}::date) AS answer`;
  return answer.kind === "discount" ? ok({ code: answer.code, producerId: answer.producerId, discount: BigInt(answer.discount) }) : err(answer);
}
