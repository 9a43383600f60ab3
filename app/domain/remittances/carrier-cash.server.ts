import type { LocalDate } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import type { CodParcel } from "./remittance";

/** What lies with one carrier: how many parcels, how much, since when, and what of it is late by its term. */
export type CarrierCash = { carrier: string; parcels: number; amount: bigint; oldest: Date; late: number; lateAmount: bigint; days: number | null };

export async function listCarrierCash(at: Date, today: LocalDate): Promise<CarrierCash[]> {
  return db().$queryRaw<CarrierCash[]>`
    SELECT c.carrier, count(*)::int AS parcels, sum(c.collected_vnd)::bigint AS amount, min(c.since) AS oldest,
      count(*) FILTER (WHERE remit_due(c.carrier, c.since) < ${at})::int AS late, coalesce(sum(c.collected_vnd) FILTER (WHERE remit_due(c.carrier, c.since) < ${at}), 0)::bigint AS "lateAmount",
      (SELECT t.days FROM carrier_term AS t WHERE coalesce(lower(t.carrier) = lower(c.carrier), true) AND daterange(t.valid_from, t.valid_to) @> ${today}::date ORDER BY t.carrier NULLS LAST LIMIT 1) AS days
    FROM cod_parcel AS c WHERE NOT c.remitted GROUP BY c.carrier ORDER BY "lateAmount" DESC, amount DESC, c.carrier`;
}

export type CashParcel = { shipmentId: string; code: string; tracking: string | null; since: Date; due: Date | null; amount: bigint };

/** The parcels whose cash one carrier still has, the oldest first. */
export async function listCashParcels(carrier: string, limit: number): Promise<CashParcel[]> {
  return db().$queryRaw<CashParcel[]>`
    SELECT c.shipment_id AS "shipmentId", o.code, c.tracking_number AS tracking, c.since, remit_due(c.carrier, c.since) AS due, c.collected_vnd AS amount
    FROM cod_parcel AS c JOIN purchase_order AS o ON o.id = c.order_id WHERE NOT c.remitted AND c.carrier = ${carrier} ORDER BY c.since, c.shipment_id LIMIT ${limit}`;
}

/** The parcels that a statement's rows may be about, by tracking number or the code of their order (letters and digits, capitals). */
export async function findCodParcels(keys: readonly string[]): Promise<CodParcel[]> {
  return db().$queryRaw<CodParcel[]>`
    WITH named AS (
      SELECT id FROM shipment WHERE regexp_replace(upper(tracking_number), '[^0-9A-Z]', '', 'g') = ANY (${keys})
      UNION SELECT s.id FROM shipment AS s JOIN purchase_order AS o ON o.id = s.order_id WHERE o.code = ANY (${keys})
    )
    SELECT s.id AS "shipmentId", o.code, regexp_replace(upper(s.tracking_number), '[^0-9A-Z]', '', 'g') AS tracking, parcel_carrier(s) AS carrier, c.collected_vnd AS collected,
      coalesce(c.remitted, false) AS remitted, CASE WHEN c.remitted THEN cod_open(s.id) ELSE 0 END AS open,
      coalesce((SELECT y.method = 'cod' FROM payment AS y WHERE y.order_id = o.id ORDER BY y.created_at DESC LIMIT 1), false) AS cod
    FROM named AS n JOIN shipment AS s ON s.id = n.id JOIN purchase_order AS o ON o.id = s.order_id LEFT JOIN cod_parcel AS c ON c.shipment_id = s.id`;
}

/** What a carrier owes of one parcel's cash (negative: gave too much), and whether giving it up waits for a second officer. */
export type CashDifference = {
  shipmentId: string; code: string; carrier: string; tracking: string | null; since: Date; amount: bigint;
  writeOff: { id: string; reason: string; askedById: string; askedBy: string } | null;
};

/** Open differences, the oldest first. */
export async function listDifferences(limit: number): Promise<CashDifference[]> {
  return db().$queryRaw<CashDifference[]>`
    SELECT d.shipment_id AS "shipmentId", o.code, d.carrier, d.tracking_number AS tracking, d.since, d.open_vnd AS amount,
      (SELECT jsonb_build_object('id', w.id, 'reason', w.reason, 'askedById', w.asked_by, 'askedBy', u.name) FROM cod_write_off AS w JOIN app_user AS u ON u.id = w.asked_by WHERE w.shipment_id = d.shipment_id AND w.state = 'asked') AS "writeOff"
    FROM cod_difference AS d JOIN purchase_order AS o ON o.id = d.order_id ORDER BY d.since, d.shipment_id LIMIT ${limit}`;
}

export type RemittanceSummary = { id: string; carrier: string; bankReference: string; total: bigint; receivedOn: LocalDate; recordedBy: string; rows: number; remitted: bigint; fee: bigint };

/** What carriers handed over, the latest first; or the one of an id. */
export async function listRemittances(limit: number, id: string | null = null): Promise<RemittanceSummary[]> {
  return db().$queryRaw<RemittanceSummary[]>`
    SELECT m.id, m.carrier, m.bank_reference AS "bankReference", m.total_vnd AS total, m.received_on::text AS "receivedOn", u.name AS "recordedBy",
      count(*)::int AS rows, sum(r.remitted_vnd)::bigint AS remitted, sum(r.fee_vnd)::bigint AS fee
    FROM remittance AS m JOIN remittance_row AS r ON r.remittance_id = m.id JOIN app_user AS u ON u.id = m.recorded_by
    WHERE ${id}::uuid IS NULL OR m.id = ${id}::uuid GROUP BY m.id, u.name ORDER BY m.received_on DESC, m.id DESC LIMIT ${limit}`;
}

export type RemittanceLine = { line: number; code: string; tracking: string | null; supplement: boolean; collected: bigint; stated: bigint; fee: bigint; remitted: bigint };

/** The rows of one, as they stand in its files. */
export async function listRemittanceLines(id: string): Promise<RemittanceLine[]> {
  return db().$queryRaw<RemittanceLine[]>`
    SELECT r.line, o.code, s.tracking_number AS tracking, r.kind = 'supplement' AS supplement, r.collected_vnd AS collected, r.stated_vnd AS stated, r.fee_vnd AS fee, r.remitted_vnd AS remitted
    FROM remittance_row AS r JOIN shipment AS s ON s.id = r.shipment_id JOIN purchase_order AS o ON o.id = s.order_id WHERE r.remittance_id = ${id}::uuid ORDER BY r.at, r.line`;
}

/** Who may have cash: carriers of parcels on their way or delivered, and those of the list of terms. */
export async function listCarriers(): Promise<string[]> {
  const rows = await db().$queryRaw<{ carrier: string }[]>`
    SELECT carrier FROM (SELECT DISTINCT c.carrier FROM cod_parcel AS c WHERE NOT c.remitted UNION SELECT DISTINCT d.carrier FROM cod_difference AS d UNION SELECT carrier FROM carrier_term WHERE carrier IS NOT NULL) AS known ORDER BY carrier`;
  return rows.map(({ carrier }) => carrier);
}
