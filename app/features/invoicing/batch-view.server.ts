import { eInvoiceRecord, type EInvoiceFile } from "~/domain/invoices/e-invoice-provider";
import { fileProvider, type FILE_FORMATS } from "~/domain/invoices/file-provider.server";
import { eNumbersOf, listInvoiceBatches, settleInvoices, type BatchCounts, type SettledRow } from "~/domain/invoices/invoice-batches.server";
import { invoicesOfBatch } from "~/domain/invoices/invoice-queries.server";
import type { Invoice } from "~/domain/invoices/invoice";
import { isId } from "~/lib/id";
import type { Result } from "~/lib/result";
import { env } from "~/platform/env/env.server";
import { notFound } from "~/platform/http/authorise.server";
import type { Upload, UploadFault } from "~/platform/http/upload.server";
import { readSpreadsheet } from "~/platform/spreadsheet/read-spreadsheet.server";
import { READ_LIMITS } from "~/platform/spreadsheet/sheet";
import { readProviderResult, type ResultFault, type ResultRow } from "./provider-result";

const LIMITS = { ...READ_LIMITS, rows: 5_000, columns: 60 };

export type BatchView = { batch: BatchCounts; invoices: Invoice[] };

/** One batch with its documents; 404 when there is none. */
export async function batchView(id: string): Promise<BatchView> {
  const batch = isId(id) ? (await listInvoiceBatches({ id }))[0] : undefined;
  if (!batch) throw notFound();
  return { batch, invoices: await invoicesOfBatch(batch.id) };
}

/** The batch as the provider is given it; null when there is none. */
export async function batchFile(id: string, format: (typeof FILE_FORMATS)[number]): Promise<(EInvoiceFile & { name: string }) | null> {
  const batch = isId(id) ? (await listInvoiceBatches({ id }))[0] : undefined;
  if (!batch) return null;
  const invoices = await invoicesOfBatch(batch.id);
  const numbers = await eNumbersOf(batch.producerId, invoices.flatMap(({ adjusts }) => (adjusts === null ? [] : [adjusts])));
  const { operator } = env();
  const shop = { kind: "company", name: operator?.name ?? "Chợ Xứ Lạng", taxCode: operator?.taxCode ?? null, address: operator?.address ?? "" };
  const records = invoices.map((invoice) => eInvoiceRecord(invoice, invoice.seller ?? shop, numbers.get(invoice.adjusts ?? "") ?? null));
  return { ...(await fileProvider.hand(batch.code, records, format)), name: `Hóa đơn ${batch.month.slice(0, 7)} ${batch.code}` };
}

export type ResultAnswer = { refused: "unreadable" | "noColumns" } | { rows: { line: number; text: string; outcome: SettledRow["outcome"] | ResultFault }[] };

/** Records a file of results row by row: a bad row does not hold up the others. */
export async function takeResults(batchId: string, file: Result<Upload, UploadFault>, officer: { userId: string; at: Date }): Promise<ResultAnswer> {
  const sheet = file.ok ? await readSpreadsheet(file.value.bytes, LIMITS) : file;
  if (!sheet.ok) return { refused: "unreadable" };
  const read = readProviderResult(sheet.value);
  if (!read) return { refused: "noColumns" };
  const settled = await settleInvoices(batchId, read.flatMap(({ result }) => (result ? [result] : [])), officer);
  const outcomes = new Map(settled.map(({ reference, outcome }) => [reference, outcome]));
  return { rows: read.map((row) => ({ line: row.line, text: row.text, outcome: outcomeOf(row, outcomes) })) };
}

function outcomeOf({ result, fault }: ResultRow, outcomes: ReadonlyMap<string, SettledRow["outcome"]>): SettledRow["outcome"] | ResultFault {
  return result ? (outcomes.get(result.reference) ?? "unknown") : (fault ?? "reference");
}
