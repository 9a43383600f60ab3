import { createHash } from "node:crypto";
import type { Actor } from "~/domain/audit/audit";
import { newId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { db, type Db } from "~/platform/db/client.server";
import { readSpreadsheet } from "~/platform/spreadsheet/read-spreadsheet.server";
import { columnName, type SheetFault } from "~/platform/spreadsheet/sheet";
import { factsAbove } from "./decision-facts";
import { widthOf } from "./import-record.server";
import { findHeader, guessMapping, mergedHeading, NEEDED_FIELDS, readMapping, type ColumnMapping, type Header } from "./import-columns";
import type { ImportSource } from "./import-check.server";
import { dataRows } from "./read-rows";

export type StartFailure =
  | { kind: "unreadable"; fault: SheetFault }
  /** No line has three headings that are known. */
  | { kind: "no_header" }
  /** A heading is drawn over several columns. */
  | { kind: "merged_heading"; cells: string }
  | { kind: "no_rows" };

export type OpenedFile = ImportSource & { hash: string; signature: string; remembered: boolean };

/** Opens a file and finds its table, its columns (as somebody chose them for these headings before, else guessed) and its decision. */
export async function openDecisionFile(bytes: Uint8Array): Promise<Result<OpenedFile, StartFailure>> {
  const hash = createHash("sha256").update(bytes).digest("hex");
  const read = await readSpreadsheet(bytes);
  if (!read.ok) return err({ kind: "unreadable", fault: read.error });
  const sheet = read.value;
  const header = findHeader(sheet);
  if (!header) return err({ kind: "no_header" });
  const merged = mergedHeading(sheet, header.line);
  if (merged) return err({ kind: "merged_heading", cells: `${columnName(merged.from)}${merged.line}:${columnName(merged.to)}${merged.line}` });
  const remembered = await rememberedMapping(header, widthOf(sheet));
  const mapping = remembered ?? guessMapping(header.titles);
  if (dataRows(sheet, header.line, mapping).length === 0) return err({ kind: "no_rows" });
  return ok({ sheet, headerLine: header.line, mapping, facts: factsAbove(sheet, header.line), hash, signature: header.signature, remembered: remembered !== null });
}

async function rememberedMapping({ signature }: Header, columns: number): Promise<ColumnMapping | null> {
  const row = await db().importMapping.findUnique({ where: { signature } });
  if (!row) return null;
  const { mapping } = readMapping(Object.entries(row.mapping as object), columns);
  return NEEDED_FIELDS.every((field) => mapping[field] !== undefined) ? mapping : null;
}

/** Keeps an opened file for the steps that follow. Nothing of the register changes. */
export async function createImport(tx: Db, file: OpenedFile, { fileName, actor, at, state }: { fileName: string; actor: Actor; at: Date; state: "uploaded" | "applying" }): Promise<string> {
  const id = newId();
  const { sheet, headerLine, mapping, facts, hash, signature } = file;
  await tx.decisionImport.create({
    data: {
      id, state, fileName, fileHash: hash, sheet, headerLine, signature, mapping, facts, createdAt: at,
      rowCount: dataRows(sheet, headerLine, mapping).length, createdBy: actor.kind === "user" ? actor.userId : null,
    },
  });
  return id;
}
