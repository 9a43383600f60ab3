import { db, type Db } from "~/platform/db/client.server";
import type { MemberSheet } from "./differences";

export type UnsealedSheet = MemberSheet & { total: number; comment: string; submittedAt: Date; notes: ReadonlyMap<string, string>; ordinals: ReadonlyMap<string, number> };

/**
 * All members' sheets of these dossiers, by dossier, in the order of submission. A dossier of which a sheet is still being
 * filled in has none: this and a member's own sheet are the only ways to read marks.
 */
export async function readUnsealedSheets(tx: Db, dossierIds: readonly string[]): Promise<Map<string, UnsealedSheet[]>> {
  const ids = [...dossierIds];
  const sheets = await tx.$queryRaw<{ dossier_id: string; user_id: string; total: number; comment: string; submitted_at: Date }[]>`
    SELECT dossier_id, user_id, total, comment, submitted_at FROM unsealed_sheet WHERE dossier_id = ANY (${ids}::uuid[]) ORDER BY submitted_at, user_id`;
  const marks = await tx.$queryRaw<{ dossier_id: string; user_id: string; code: string; ordinal: number; points: number; note: string | null }[]>`
    SELECT dossier_id, user_id, code, ordinal, points, note FROM unsealed_mark WHERE dossier_id = ANY (${ids}::uuid[])`;
  const found = new Map<string, UnsealedSheet[]>();
  for (const sheet of sheets) {
    const own = marks.filter((mark) => mark.dossier_id === sheet.dossier_id && mark.user_id === sheet.user_id);
    found.set(sheet.dossier_id, [...(found.get(sheet.dossier_id) ?? []), {
      userId: sheet.user_id, total: sheet.total, comment: sheet.comment, submittedAt: sheet.submitted_at,
      marks: new Map(own.map(({ code, points }) => [code, points])),
      ordinals: new Map(own.map(({ code, ordinal }) => [code, ordinal])),
      notes: new Map(own.flatMap(({ code, note }) => (note === null ? [] : [[code, note]]))),
    }]);
  }
  return found;
}

/** The same outside a transaction, for pages and files. */
export function readOpenSheets(dossierIds: readonly string[]): Promise<Map<string, UnsealedSheet[]>> {
  return readUnsealedSheets(db(), dossierIds);
}
