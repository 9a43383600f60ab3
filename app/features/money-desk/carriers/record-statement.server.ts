import { findCodParcels } from "~/domain/remittances/carrier-cash.server";
import { recordRemittance, type RemittanceHead } from "~/domain/remittances/record-remittance.server";
import { localDateAt, parseLocalDate } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import type { Upload, UploadFault } from "~/platform/http/upload.server";
import { readSpreadsheet } from "~/platform/spreadsheet/read-spreadsheet.server";
import { READ_LIMITS } from "~/platform/spreadsheet/sheet";
import { readAmount } from "../bank-result";
import { MOST_ROWS, packRows, unpackRows } from "./packed-rows";
import { foreseeRows, keysOf, readStatement } from "./read-statement";
import type { FieldFault, HeadField, HeadValues, StatementAnswer } from "./statement-answer";

const LIMITS = { ...READ_LIMITS, rows: MOST_ROWS, columns: 60 };

type Head = Omit<RemittanceHead, "fileName">;

/** What a carrier's file would record; nothing is written. What is wrong with the form is said at its fields. */
export async function lookAtStatement(fields: ReadonlyMap<string, string>, file: Result<Upload, UploadFault>, at: Date): Promise<StatementAnswer> {
  const values = valuesOf(fields);
  const head = readHead(values, at);
  const sheet = file.ok ? await readSpreadsheet(file.value.bytes, LIMITS) : file;
  const read = sheet.ok ? readStatement(sheet.value) : null;
  const wrong: FieldFault | null = !sheet.ok ? (sheet.error === "missing" ? "missing" : sheet.error === "too_many_rows" || sheet.error === "too_large" ? "too_many" : "unreadable") : read === null ? "columns" : null;
  if (!head.ok || read === null || !file.ok) return { values, faults: { ...(!head.ok && head.error), ...(wrong && { file: wrong }) } };
  const looked = foreseeRows(read, await findCodParcels(keysOf(read)));
  const good = looked.flatMap((row) => ("entry" in row ? [{ entry: row.entry, text: row.text }] : []));
  return { values, looked, packed: packRows(good), sum: good.reduce((sum, { entry }) => sum + entry.remitted, 0n), total: head.value.total, fileName: file.value.name };
}

/** Records the rows that were looked at, each for itself. */
export async function recordStatement(form: ReadonlyMap<string, string>, officer: { userId: string; at: Date }): Promise<StatementAnswer> {
  const values = valuesOf(form);
  const head = readHead(values, officer.at);
  const rows = unpackRows(form.get("rows") ?? "");
  if (!head.ok) return { values, faults: head.error };
  if (rows.length === 0) return { values, faults: { file: "unreadable" } };
  const done = await recordRemittance({ ...head.value, fileName: (form.get("fileName") ?? "").slice(0, 200) }, rows.map(({ entry }) => entry), officer);
  if (!done.ok) return { values, conflict: done.error.amount };
  const { outcomes, remittanceId, rest } = done.value;
  return { values, applied: rows.map(({ entry: { line }, text }) => ({ line, text, outcome: outcomes.get(line) ?? "amount" })), remittanceId, rest };
}

function valuesOf(fields: ReadonlyMap<string, string>): HeadValues {
  const text = (name: HeadField) => (fields.get(name) ?? "").replaceAll("\0", "").normalize("NFC").trim().slice(0, 200);
  return { carrier: text("carrier"), bankReference: text("bankReference"), total: text("total"), receivedOn: text("receivedOn") };
}

function readHead(values: HeadValues, at: Date): Result<Head, Partial<Record<HeadField, FieldFault>>> {
  const [total, receivedOn] = [readAmount(values.total), parseLocalDate(values.receivedOn)];
  const faults: Partial<Record<HeadField, FieldFault>> = {
    ...(values.carrier === "" && { carrier: "missing" }),
    ...(values.carrier.length > 100 && { carrier: "malformed" }),
    // As the bank's feed takes it.
    ...(!/^[\x21-\x7e]{1,100}$/.test(values.bankReference) && { bankReference: values.bankReference === "" ? "missing" : "malformed" }),
    ...((total === null || total <= 0n || total > 1_000_000_000_000n) && { total: values.total === "" ? "missing" : "malformed" }),
    ...(receivedOn === null ? { receivedOn: "malformed" } : receivedOn > localDateAt(at) ? { receivedOn: "future" } : {}),
  };
  if (Object.keys(faults).length > 0 || total === null || receivedOn === null) return err(faults);
  return ok({ carrier: values.carrier, bankReference: values.bankReference, total, receivedOn });
}
