import { packChanges, readPriceList, type ListReading } from "~/domain/inventory/price-list";
import { listStockNames } from "~/domain/inventory/stock-table.server";
import type { Result } from "~/lib/result";
import type { Upload, UploadFault } from "~/platform/http/upload.server";
import { readSpreadsheet } from "~/platform/spreadsheet/read-spreadsheet.server";

const SHOWN = 100;

export type BulkAnswer =
  | { fault: "headings" | "unreadable" }
  | { changes: ListReading["changes"]; problems: ListReading["problems"]; counts: { changes: number; unchanged: number; problems: number }; packed: string[]; name: string };

/** What a file would change of a producer's prices and counts; nothing is written. */
export async function readBulk(producerId: string, file: Result<Upload, UploadFault>): Promise<BulkAnswer> {
  if (!file.ok) return { fault: "unreadable" };
  const sheet = await readSpreadsheet(file.value.bytes);
  if (!sheet.ok) return { fault: "unreadable" };
  const reading = readPriceList(sheet.value, await listStockNames(producerId));
  if (!reading) return { fault: "headings" };
  const { changes, problems, unchanged } = reading;
  return {
    changes: changes.slice(0, SHOWN), problems: problems.slice(0, SHOWN), packed: packChanges(changes), name: file.value.name,
    counts: { changes: changes.length, unchanged, problems: problems.length },
  };
}
