import { db } from "~/platform/db/client.server";

/** Taxes that were withheld from a producer's sales in one year, netted for what was given back. */
export type Withholding = { year: number; base: bigint; vat: bigint; pit: bigint };

/** Year by year as posted, the latest first. `base` is the sum the taxes were taken of: what buyers paid for delivered goods, less returns. */
export async function withholdings(producerId: string): Promise<Withholding[]> {
  return db().$queryRaw<Withholding[]>`
    WITH posted AS (
      SELECT extract(year FROM x.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::int AS year, -sum(e.amount_vnd) FILTER (WHERE e.account = 'vat_withheld') AS vat, -sum(e.amount_vnd) FILTER (WHERE e.account = 'pit_withheld') AS pit
      FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id WHERE e.producer_id = ${producerId}::uuid AND e.account IN ('vat_withheld', 'pit_withheld') GROUP BY 1
    ), taxed AS (
      SELECT extract(year FROM greatest(c.at, s.delivered_at) AT TIME ZONE 'Asia/Ho_Chi_Minh')::int AS year, sum(c.base_vnd) AS base
      FROM line_charge AS c JOIN order_line AS l ON l.id = c.order_line_id JOIN shipment AS s ON s.id = l.shipment_id
      WHERE s.producer_id = ${producerId}::uuid AND s.state = 'delivered' AND c.charge = 'pit_withheld' GROUP BY 1
    )
    SELECT year, coalesce(t.base, 0)::bigint AS base, coalesce(p.vat, 0)::bigint AS vat, coalesce(p.pit, 0)::bigint AS pit
    FROM posted AS p FULL JOIN taxed AS t USING (year) ORDER BY year DESC`;
}

/** Whom taxes are withheld from, as a slip names them. */
export type TaxPayer = { legalName: string; taxCode: string | null; address: string };

export async function taxPayer(producerId: string): Promise<TaxPayer> {
  const { legalName, taxCode, addressLine, commune } = await db().producer.findUniqueOrThrow({
    where: { id: producerId },
    select: { legalName: true, taxCode: true, addressLine: true, commune: { select: { fullName: true, province: { select: { fullName: true } } } } },
  });
  return { legalName, taxCode, address: [addressLine, commune.fullName, commune.province.fullName].filter(Boolean).join(", ") };
}
