import { recordAudit } from "~/domain/audit/record-audit.server";
import { newCode, newId } from "~/lib/id";
import type { LocalDate } from "~/lib/local-date";
import { toDateColumn } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import type { EInvoiceResult } from "./e-invoice-provider";

type Officer = { userId: string; at: Date };

/**
 * Puts all documents of a producer's month that are in no batch, or came back from one, into a batch of their own, with the buyer's details as they are now.
 * `nothing` when there are none. Two who press at once cannot both take a document: an index refuses the second.
 */
export async function makeInvoiceBatch(producerId: string, month: LocalDate, kind: "sales" | "commission", { userId, at }: Officer): Promise<Result<{ id: string }, { kind: "nothing" }>> {
  return transact(async (tx) => {
    const id = newId();
    const code = `HD${newCode(8)}`;
    await tx.$queryRaw`SELECT 1 FROM producer WHERE id = ${producerId}::uuid FOR NO KEY UPDATE`;
    await tx.invoiceBatch.create({ data: { id, code, producerId, month: toDateColumn(month), at, madeBy: userId } });
    const documents = await tx.$executeRaw`
      INSERT INTO invoice_item (id, batch_id, invoice_id, buyer)
        SELECT new_id(), ${id}::uuid, i.id, CASE WHEN i.kind = 'commission' THEN invoice_producer_as_buyer(i.producer_id) ELSE invoice_buyer_now(s.order_id) END
        FROM invoice AS i LEFT JOIN shipment AS s ON s.id = i.shipment_id
        WHERE i.producer_id = ${producerId}::uuid AND i.day >= ${month}::date AND i.day < ${month}::date + interval '1 month' AND (i.kind = 'commission') = ${kind === "commission"} AND i.goods_vnd <> 0
          AND NOT EXISTS (SELECT 1 FROM invoice_item AS t WHERE t.invoice_id = i.id AND t.state <> 'rejected')`;
    if (documents === 0) return err({ kind: "nothing" });
    await recordAudit(tx, { actor: { kind: "user", userId }, action: "invoice.exported", subjectType: "invoice_batch", subjectId: id, after: { code, documents } });
    return ok({ id });
  });
}

export type SettledRow = { reference: string; outcome: "accepted" | "rejected" | "same" | "unknown" | "settled_otherwise" };

/** Records what became of documents of a batch, each for itself and once; a row again is `same`. What another answer stands for is left as it is. */
export async function settleInvoices(batchId: string, results: readonly EInvoiceResult[], { userId, at }: Officer): Promise<SettledRow[]> {
  const rows = results.map((one) => ("rejected" in one ? { reference: one.reference, state: "rejected", reason: one.rejected } : { ...one, state: "accepted" }));
  const settled = await transact(async (tx) => {
    const answer = await tx.$queryRaw<SettledRow[]>`
      WITH given AS (
        SELECT g.*, t.id AS item, t.state AS was, t.e_series, t.e_number, t.reason AS was_reason
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS g(reference text, state text, series text, number text, "authorityCode" text, day date, reason text)
        LEFT JOIN (invoice_item AS t JOIN invoice AS i ON i.id = t.invoice_id AND t.batch_id = ${batchId}::uuid) ON invoice_code(i) = g.reference
      ), done AS (
        UPDATE invoice_item AS t SET state = g.state, e_series = g.series, e_number = g.number, authority_code = g."authorityCode", e_day = g.day, reason = g.reason, settled_at = ${at}
        FROM given AS g WHERE t.id = g.item AND t.state = 'exported' RETURNING t.id
      )
      SELECT g.reference, CASE WHEN g.item IS NULL THEN 'unknown' WHEN d.id IS NOT NULL THEN g.state
        WHEN g.was = g.state AND g.e_number IS NOT DISTINCT FROM g.number AND g.e_series IS NOT DISTINCT FROM g.series THEN 'same' ELSE 'settled_otherwise' END AS outcome
      FROM given AS g LEFT JOIN done AS d ON d.id = g.item`;
    const count = (outcome: string) => answer.filter((row) => row.outcome === outcome).length;
    if (count("accepted") + count("rejected") > 0) {
      await recordAudit(tx, { actor: { kind: "user", userId }, action: "invoice.settled", subjectType: "invoice_batch", subjectId: batchId, after: { accepted: count("accepted"), rejected: count("rejected") } });
    }
    return ok(answer);
  });
  return settled.ok ? settled.value : [];
}

export type BatchCounts = { id: string; code: string; month: string; at: Date; producer: LocalizedText; producerId: string; seller: { kind: string; name: string; taxCode: string | null; address: string }; documents: number; accepted: number; rejected: number; commission: boolean };

/** The batches of a month, or one by its id, the newest first. */
export function listInvoiceBatches(of: { month: LocalDate } | { id: string }): Promise<BatchCounts[]> {
  const [month, id] = "month" in of ? [of.month, null] : [null, of.id];
  return db().$queryRaw<BatchCounts[]>`
    SELECT b.id, b.code, b.month::text AS month, b.at, p.name AS producer, p.id AS "producerId", invoice_seller(p.id) AS seller, count(*)::int AS documents, count(*) FILTER (WHERE t.state = 'accepted')::int AS accepted,
      count(*) FILTER (WHERE t.state = 'rejected')::int AS rejected, bool_or(i.kind = 'commission') AS commission
    FROM invoice_batch AS b JOIN producer AS p ON p.id = b.producer_id JOIN invoice_item AS t ON t.batch_id = b.id JOIN invoice AS i ON i.id = t.invoice_id
    WHERE (${month}::date IS NULL OR b.month = ${month}::date) AND (${id}::uuid IS NULL OR b.id = ${id}::uuid) GROUP BY b.id, p.id ORDER BY b.at DESC, b.id DESC LIMIT 200`;
}

export type MonthOfSeller = { producerId: string; producer: LocalizedText; sales: number; waiting: number; commissionWaiting: number; goods: bigint; tax: bigint };

/** What each producer's documents of a month come to, and how many wait to be handed over. */
export function invoiceMonth(month: LocalDate): Promise<MonthOfSeller[]> {
  return db().$queryRaw<MonthOfSeller[]>`
    SELECT p.id AS "producerId", p.name AS producer, count(*) FILTER (WHERE i.kind <> 'commission')::int AS sales, coalesce(sum(i.goods_vnd) FILTER (WHERE i.kind <> 'commission'), 0)::bigint AS goods, coalesce(sum(i.tax_vnd) FILTER (WHERE i.kind <> 'commission'), 0)::bigint AS tax,
      count(*) FILTER (WHERE i.kind <> 'commission' AND i.goods_vnd <> 0 AND t.id IS NULL)::int AS waiting, count(*) FILTER (WHERE i.kind = 'commission' AND i.goods_vnd <> 0 AND t.id IS NULL)::int AS "commissionWaiting"
    FROM invoice AS i JOIN producer AS p ON p.id = i.producer_id LEFT JOIN invoice_item AS t ON t.invoice_id = i.id AND t.state <> 'rejected'
    WHERE i.day >= ${month}::date AND i.day < ${month}::date + interval '1 month' GROUP BY p.id ORDER BY goods DESC, p.id`;
}

/** The series and numbers that first documents got, by their code, for the adjustments of one producer. */
export async function eNumbersOf(producerId: string, codes: readonly string[]): Promise<Map<string, { series: string; number: string }>> {
  const rows = await db().$queryRaw<{ code: string; series: string; number: string }[]>`
    SELECT invoice_code(i) AS code, t.e_series AS series, t.e_number AS number FROM invoice AS i JOIN invoice_item AS t ON t.invoice_id = i.id AND t.state = 'accepted'
    WHERE i.producer_id = ${producerId}::uuid AND i.kind = 'sale' AND invoice_code(i) = ANY (${codes}::text[])`;
  return new Map(rows.map(({ code, ...numbers }) => [code, numbers]));
}
