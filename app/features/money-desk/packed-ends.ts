/** Results that were looked at, as the form that records them brings them back: one text, read again with distrust. */
import { z } from "zod";
import type { PayoutEnd } from "~/domain/settlement/settle-payouts.server";

type Numbered = { line: number; end: PayoutEnd };

const shape = z.array(z.tuple([z.number().int(), z.string().max(20), z.string().regex(/^\d{1,15}$/), z.enum(["paid", "bounced"]), z.string().max(100).nullable(), z.string().max(300).nullable()])).max(2_000);

export function packEnds(rows: readonly Numbered[]): string {
  return JSON.stringify(rows.map(({ line, end }) => [line, end.code, String(end.amount), end.to, end.bankReference, end.reason]));
}

/** The rows again; none of a text that was not written here. */
export function unpackEnds(text: string): Numbered[] {
  const read = shape.safeParse(jsonOf(text));
  if (!read.success) return [];
  return read.data.map(([line, code, amount, to, bankReference, reason]) => ({ line, end: { code, amount: BigInt(amount), to, bankReference, reason } }));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
