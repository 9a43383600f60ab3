import type { Charge } from "~/domain/pricing/net-of-sale";
import type { LocalDate } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import type { PayoutState } from "./payout";

/** One thing that is kept back of a parcel, as it is now: `amount` of `base`, of which `tax` is VAT, by the rule `basis`. */
export type ParcelCharge = { charge: Charge["charge"]; rateBp: number; basis: string; base: bigint; amount: bigint; tax: bigint };
/** A payout that took so much of a parcel's money. */
export type ParcelPayout = { code: string; day: LocalDate; state: PayoutState; amount: bigint };
/**
 * `left`: what no payout took yet (nothing of a parcel that was not charged), free at `freeAt`; null while it has no such day.
 * `withCarrier`: it waits for what the carrier collected.
 */
export type ParcelMoney = { charges: ParcelCharge[]; payouts: ParcelPayout[]; left: bigint; freeAt: Date | null; withCarrier: boolean };

/** What was kept back of a producer's parcel, and in which payouts the rest went or is still to go. */
export async function parcelMoney(shipmentId: string): Promise<ParcelMoney> {
  const [charges, payouts, [rest]] = await Promise.all([
    db().$queryRaw<ParcelCharge[]>`
      SELECT c.charge, c.rate_bp AS "rateBp", c.basis, sum(c.base_vnd)::bigint AS base, sum(c.amount_vnd)::bigint AS amount, sum(c.tax_vnd)::bigint AS tax
      FROM line_charge AS c JOIN order_line AS l ON l.id = c.order_line_id WHERE l.shipment_id = ${shipmentId}::uuid GROUP BY c.charge, c.rate_bp, c.basis
      ORDER BY array_position(ARRAY['commission', 'vat_withheld', 'pit_withheld'], c.charge), c.rate_bp DESC`,
    db().$queryRaw<ParcelPayout[]>`
      SELECT y.code, r.day::text AS day, y.state::text AS state, -sum(e.amount_vnd)::bigint AS amount
      FROM shipment AS s JOIN ledger_transaction AS x ON x.order_id = s.order_id JOIN ledger_entry AS e ON e.transaction_id = x.id AND e.producer_id = s.producer_id
      JOIN payout_item AS i ON i.entry_id = e.id JOIN payout AS y ON y.id = i.payout_id JOIN payout_run AS r ON r.id = y.run_id
      WHERE s.id = ${shipmentId}::uuid GROUP BY y.id, r.day ORDER BY r.day`,
    db().$queryRaw<[{ owed: bigint; freeAt: Date | null; withCarrier: boolean; delivered: boolean }]>`
      SELECT coalesce(sum(e.owed_vnd), 0)::bigint AS owed, max(e.free_at) AS "freeAt", coalesce(bool_or(e.with_carrier), false) AS "withCarrier", EXISTS (SELECT 1 FROM shipment WHERE id = ${shipmentId}::uuid AND state = 'delivered') AS delivered
      FROM payable_entry AS e WHERE e.shipment_id = ${shipmentId}::uuid`,
  ]);
  // What is kept back is posted with the delivery.
  const ahead = rest.delivered ? 0n : charges.reduce((sum, { amount }) => sum + amount, 0n);
  return { charges, payouts, left: rest.owed - ahead, freeAt: rest.freeAt, withCarrier: rest.withCarrier };
}
