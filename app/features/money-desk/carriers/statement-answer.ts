/** What a form about a carrier's statement holds and what is answered; no I/O. */
import type { RowOutcome } from "~/domain/remittances/record-remittance.server";
import type { StatementRow } from "./read-statement";

export const HEAD_FIELDS = ["carrier", "bankReference", "total", "receivedOn"] as const;
export type HeadField = (typeof HEAD_FIELDS)[number];
export type HeadValues = Record<HeadField, string>;
/** What is wrong with a field of the form. */
export type FieldFault = "missing" | "malformed" | "future" | "unreadable" | "too_many" | "columns";

export type StatementAnswer =
  | { values: HeadValues; faults: Partial<Record<HeadField | "file", FieldFault>> }
  /** Looked at, nothing written; `packed` is what the next form brings back, `sum` what its rows hand over together. */
  | { values: HeadValues; looked: StatementRow[]; packed: string; sum: bigint; total: bigint; fileName: string }
  | { values: HeadValues; conflict: bigint | null }
  | { values: HeadValues; applied: { line: number; text: string; outcome: RowOutcome }[]; remittanceId: string | null; rest: bigint };
