import { keepStatement } from "~/domain/reconciliation/keep-statement.server";
import { readStatement, type StatementFault } from "~/domain/reconciliation/read-statement";
import { err, ok, type Result } from "~/lib/result";
import type { Upload, UploadFault } from "~/platform/http/upload.server";
import { readSpreadsheet } from "~/platform/spreadsheet/read-spreadsheet.server";
import { READ_LIMITS, type SheetFault } from "~/platform/spreadsheet/sheet";

/** A month of a busy account; each row is booked in a transaction of its own while the officer waits. */
export const MOST_ROWS = 5_000;
const LIMITS = { ...READ_LIMITS, rows: MOST_ROWS + 100, columns: 60 };

export type TakeRefusal = { kind: "file"; fault: UploadFault | SheetFault } | StatementFault;

/** Reads a bank's file and keeps it to be looked at; nothing is booked. */
export async function takeStatement(file: Result<Upload, UploadFault>, officer: { userId: string; at: Date }): Promise<Result<{ id: string; isNew: boolean }, TakeRefusal>> {
  if (!file.ok) return err({ kind: "file", fault: file.error });
  const { bytes } = file.value;
  if (Buffer.from(bytes.subarray(0, 5)).toString("latin1") === "%PDF-") return err({ kind: "file", fault: "not_a_spreadsheet" });
  const sheet = await readSpreadsheet(bytes, LIMITS);
  if (!sheet.ok) return err({ kind: "file", fault: sheet.error });
  const read = readStatement(sheet.value);
  return read.ok ? ok(await keepStatement(file.value, read.value, officer)) : read;
}
