import { db, type Db } from "~/platform/db/client.server";
import type { Sheet } from "~/platform/spreadsheet/sheet";
import { readFacts } from "./decision-facts";
import type { ImportSource } from "./import-check.server";
import { headerOn, readMapping } from "./import-columns";

export type ImportState = "uploaded" | "mapped" | "applying" | "applied" | "undone";

export type ImportRecord = ImportSource & { id: string; state: ImportState; fileName: string; titles: string[]; doneCount: number; rowCount: number; createdBy: string | null };

/** An import with its cells; null when there is none of that id. */
export async function loadImport(tx: Db, id: string): Promise<ImportRecord | null> {
  const row = await tx.decisionImport.findUnique({ where: { id } });
  if (!row) return null;
  // Written by this context only, in `createImport`.
  const sheet = row.sheet as unknown as Sheet;
  const titles = headerOn(sheet, row.headerLine)?.titles ?? [];
  const facts = row.facts as Record<string, unknown>;
  return {
    id, state: row.state, fileName: row.fileName, doneCount: row.doneCount, rowCount: row.rowCount, createdBy: row.createdBy,
    sheet, titles, headerLine: row.headerLine,
    mapping: readMapping(Object.entries(row.mapping as object), widthOf(sheet)).mapping,
    facts: readFacts((name) => facts[name]),
  };
}

/** How many columns the table has. */
export function widthOf(sheet: Sheet): number {
  return sheet.rows.reduce((width, { cells }) => Math.max(width, cells.length), 0);
}

/** `loadImport` outside of a transaction, for looking. */
export function findImportRecord(id: string): Promise<ImportRecord | null> {
  return loadImport(db(), id);
}
