import { db } from "~/platform/db/client.server";

/** Writes the documents that a parcel lacks: of its delivery, and of what changed since. Asked again it writes nothing. How many it wrote. */
export async function issueParcelInvoices(shipmentId: string, at: Date): Promise<number> {
  const [{ made }] = await db().$queryRaw<[{ made: number }]>`SELECT issue_parcel_invoices(${shipmentId}::uuid, ${at}) AS made`;
  return made;
}

/** Writes the shop's documents of its commission for every month that is over and has none yet, as the ledger has it. How many it wrote. */
export async function issueCommissionInvoices(at: Date): Promise<number> {
  const [{ made }] = await db().$queryRaw<[{ made: number }]>`
    SELECT coalesce(sum(issue_commission_invoices(m.month)), 0)::int AS made FROM (
      SELECT DISTINCT date_trunc('month', local_day(x.at))::date AS month FROM ledger_transaction AS x JOIN ledger_entry AS e ON e.transaction_id = x.id
      WHERE e.account = 'commission_income' AND x.at >= ${at}::timestamptz - interval '3 months' ORDER BY 1 OFFSET 0) AS m`;
  return made;
}
