/** Rows of a statement that were looked at, as the form that records them brings them back: one text, read again with distrust. */
import { z } from "zod";
import type { RemittanceEntry } from "~/domain/remittances/remittance";
import { isId } from "~/lib/id";

export type Packed = { entry: RemittanceEntry; text: string };
/** So many rows are taken of one statement. */
export const MOST_ROWS = 5_000;

const amount = z.string().regex(/^-?\d{1,15}$/);
const shape = z.array(z.tuple([z.int().positive().max(1_000_000), z.string().refine(isId), amount, amount, amount, z.string().max(80)])).max(MOST_ROWS);

export function packRows(rows: readonly Packed[]): string {
  return JSON.stringify(rows.map(({ entry, text }) => [entry.line, entry.shipmentId, String(entry.stated), String(entry.fee), String(entry.remitted), text]));
}

/** The rows again; none of a text that was not written here. */
export function unpackRows(text: string): Packed[] {
  const read = shape.safeParse(jsonOf(text));
  if (!read.success) return [];
  return read.data.map(([line, shipmentId, stated, fee, remitted, name]) => ({ text: name, entry: { line, shipmentId, stated: BigInt(stated), fee: BigInt(fee), remitted: BigInt(remitted) } }));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
