import { listStockNames } from "~/domain/inventory/stock-table.server";
import { matchVariants, readOneLine } from "~/domain/inventory/one-line";

export type Proposal = { id: string; label: string; sku: string; seen: string; price: { from: number; to: number } | null; stock: { from: number; to: number } | null };
export type LineAnswer = { line: string; fault: "unread" | "none" | null; proposals: Proposal[] };

/** What a line would change, each as a card to confirm; nothing is saved. */
export async function readLine(producerId: string, line: string, mayPrice: boolean): Promise<LineAnswer> {
  const read = readOneLine(line);
  if (!read) return { line, fault: "unread", proposals: [] };
  const found = matchVariants(read, await listStockNames(producerId));
  const proposals = found.map((row) => ({
    id: row.id, label: `${row.product} – ${row.variant}`, sku: row.sku, seen: `${row.id}:${row.priceVnd}:${row.available}`,
    price: read.priceVnd !== null && mayPrice ? { from: row.priceVnd, to: read.priceVnd } : null,
    stock: read.stock === null ? null : { from: row.available, to: read.stock },
  }));
  return { line, fault: proposals.length === 0 ? "none" : null, proposals };
}
