import { db } from "~/platform/db/client.server";
import type { ImportState } from "./import-record.server";

export type ImportListRow = {
  id: string; state: ImportState; fileName: string; rowCount: number; createdCount: number; unchangedCount: number;
  createdAt: Date; createdBy: string | null; appliedAt: Date | null; undoneAt: Date | null; undoReason: string | null;
};

export const IMPORT_PAGE_SIZE = 30;

const LISTED = { id: true, state: true, fileName: true, rowCount: true, createdCount: true, unchangedCount: true, createdAt: true, createdBy: true, appliedAt: true, undoneAt: true, undoReason: true } as const;

/** The imports, the latest first; `page` counts from 1. */
export async function listImports(page: number): Promise<{ total: number; rows: ImportListRow[] }> {
  const [total, rows] = await Promise.all([
    db().decisionImport.count(),
    db().decisionImport.findMany({ orderBy: [{ createdAt: "desc" }, { id: "desc" }], skip: (page - 1) * IMPORT_PAGE_SIZE, take: IMPORT_PAGE_SIZE, select: LISTED }),
  ]);
  return { total, rows };
}

/** What the list tells of one import; null when there is none of that id. */
export async function findImport(id: string): Promise<ImportListRow | null> {
  return db().decisionImport.findUnique({ where: { id }, select: LISTED });
}

/** Forgets a file that was not written. False when it was, or is being written. */
export async function discardImport(id: string): Promise<boolean> {
  const { count } = await db().decisionImport.deleteMany({ where: { id, state: { in: ["uploaded", "mapped"] } } });
  return count === 1;
}
