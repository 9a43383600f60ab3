import { err, ok, type Result } from "~/lib/result";
import { transact } from "~/platform/db/transact.server";
import { loadImport, widthOf } from "./import-record.server";
import { headerOn, NEEDED_FIELDS, readMapping, type ImportField } from "./import-columns";
import { dataRows, type DecisionFacts } from "./read-rows";

export type MapFailure = { kind: "not_found" } | { kind: "closed" } | { kind: "columns"; missing: ImportField[]; twice: ImportField[] };

/** Settles which column holds what and what the decision is, and remembers the columns for files with the same headings. */
export async function mapImport({ id, columns, facts, at }: { id: string; columns: Iterable<readonly [string, unknown]>; facts: DecisionFacts; at: Date }): Promise<Result<null, MapFailure>> {
  return transact<null, MapFailure>(async (tx) => {
    const record = await loadImport(tx, id);
    if (!record) return err({ kind: "not_found" });
    const { mapping, twice } = readMapping(columns, widthOf(record.sheet));
    // A tax code names the producer as well as a name does.
    const missing = NEEDED_FIELDS.filter((field) => mapping[field] === undefined && !(field === "producerName" && mapping.taxCode !== undefined));
    if (missing.length > 0 || twice.length > 0) return err({ kind: "columns", missing: missing.filter((field) => !twice.includes(field)), twice });
    const rowCount = dataRows(record.sheet, record.headerLine, mapping).length;
    const { count } = await tx.decisionImport.updateMany({ where: { id, state: { in: ["uploaded", "mapped"] } }, data: { state: "mapped", mapping, facts, rowCount } });
    if (count === 0) return err({ kind: "closed" });
    const signature = headerOn(record.sheet, record.headerLine)?.signature ?? "";
    await tx.importMapping.upsert({ where: { signature }, create: { signature, mapping, updatedAt: at }, update: { mapping, updatedAt: at } });
    return ok(null);
  });
}
