import type { z } from "zod";
import { err, ok, type Result } from "~/lib/result";
import { readSpreadsheet } from "~/platform/spreadsheet/read-spreadsheet.server";
import { dossiersFile, resultsFile, type DossierEntry, type ResultEntry } from "./exchange-format.server";
import type { ExchangeProblem } from "./exchange-problem";
import { readResultLines } from "./results-table";

type PlaceOf = (index: number, field: string) => string;
export type ReadExchange =
  | { kind: "dossiers"; entries: DossierEntry[]; placeOf: PlaceOf }
  | { kind: "results"; entries: ResultEntry[]; placeOf: PlaceOf };

/** Reads a file of dossiers or results: JSON of either format, or a sheet (XLSX, CSV) of results. Every fault with its place. */
export async function readExchange(bytes: Uint8Array): Promise<Result<ReadExchange, ExchangeProblem[]>> {
  const first = bytes.find((byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf);
  return first === 0x7b || first === 0x5b ? readJsonFile(bytes) : readSheetFile(bytes);
}

function readJsonFile(bytes: Uint8Array): Result<ReadExchange, ExchangeProblem[]> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    return err([{ place: "", kind: "not_json", found: error instanceof Error ? error.message.slice(0, 120) : undefined }]);
  }
  const format = typeof value === "object" && value !== null && "format" in value ? value.format : null;
  if (format === "ocop-dossiers") {
    const read = dossiersFile.safeParse(value);
    return read.success ? ok({ kind: "dossiers", entries: read.data.dossiers, placeOf: (index, field) => `dossiers[${index}]${field ? `.${field}` : ""}` }) : err(problemsOf(read.error));
  }
  if (format === "ocop-results") {
    const read = resultsFile.safeParse(value);
    return read.success ? ok({ kind: "results", entries: read.data.results, placeOf: (index, field) => `results[${index}]${field ? `.${field}` : ""}` }) : err(problemsOf(read.error));
  }
  return err([{ place: "format", kind: "format", found: typeof format === "string" ? format.slice(0, 60) : undefined }]);
}

function problemsOf(error: z.ZodError): ExchangeProblem[] {
  return error.issues.slice(0, 200).map(({ path, message }) => ({ place: pathText(path), kind: "shape", found: message.slice(0, 120) }));
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => (typeof part === "number" ? `${text}[${part}]` : `${text}${text ? "." : ""}${String(part)}`), "");
}

async function readSheetFile(bytes: Uint8Array): Promise<Result<ReadExchange, ExchangeProblem[]>> {
  const sheet = await readSpreadsheet(bytes);
  if (!sheet.ok) return err([{ place: "", kind: "not_read", found: sheet.error }]);
  const { lines, problems } = readResultLines(sheet.value);
  const entries: ResultEntry[] = [];
  const shape = resultsFile.shape.results.element;
  for (const { entry, cellOf } of lines) {
    const read = shape.safeParse(entry);
    if (read.success) entries.push(read.data);
    else problems.push(...read.error.issues.map(({ path, message }): ExchangeProblem => ({ place: cellOf(path.join(".")), kind: "shape", found: message.slice(0, 120) })));
  }
  if (problems.length > 0 || entries.length === 0) return err(problems.length > 0 ? problems : [{ place: "A2", kind: "not_read", found: "empty" }]);
  return ok({ kind: "results", entries, placeOf: (index, field) => lines[index]?.cellOf(field) ?? "" });
}
