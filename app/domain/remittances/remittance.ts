/** What became, or would become, of the rows of a carrier's statement; no I/O. */

/** A parcel that a row of a statement may be about, as the books have it. */
export type CodParcel = {
  shipmentId: string; code: string;
  /** In capitals, letters and digits alone; null when it has none. */
  tracking: string | null;
  carrier: string;
  /** Paid at the door, as its buyer chose. */
  cod: boolean;
  /** What was collected; null before that is in the books. */
  collected: bigint | null;
  remitted: boolean;
  /** What of it is neither handed over nor given up: positive, too little came. */
  open: bigint;
};

/** What a row says, once it can be read. */
export type StatedRow = { line: number; tracking: string; code: string; stated: bigint; fee: bigint; remitted: bigint };
/** What the function record_remittance takes of it. */
export type RemittanceEntry = { line: number; shipmentId: string; stated: bigint; fee: bigint; remitted: bigint };

export const ROW_FAULTS = ["key", "amount", "minus", "unknown", "ambiguous", "twice", "not_cod", "not_delivered", "already"] as const;
export type RowFault = (typeof ROW_FAULTS)[number];
/** `matched` to the đồng, `differs` by `difference`, or the `supplement` to what came short or too much before. */
export type Foreseen =
  | { kind: "matched" | "differs" | "supplement"; entry: RemittanceEntry; parcel: CodParcel; difference: bigint }
  | { kind: RowFault; parcel: CodParcel | null };

/** Letters and digits alone, in capitals: as tracking numbers and order codes are compared. */
export function bareKey(text: string): string {
  return text.toUpperCase().replaceAll(/[^0-9A-Z]/g, "");
}

/** What a row would record of the books as they are; `seen` holds the parcels of the rows before it and gets this one's. */
export function foresee(row: StatedRow, parcels: readonly CodParcel[], seen: Set<string>): Foreseen {
  const parcel = parcelOf(row, parcels);
  if (parcel === null || parcel === "ambiguous") return { kind: parcel ?? "unknown", parcel: null };
  if (seen.has(parcel.shipmentId)) return { kind: "twice", parcel };
  seen.add(parcel.shipmentId);
  const entry = { line: row.line, shipmentId: parcel.shipmentId, stated: row.stated, fee: row.fee, remitted: row.remitted };
  if (parcel.collected === null) return { kind: parcel.cod ? "not_delivered" : "not_cod", parcel };
  if (parcel.remitted) {
    const settles = row.remitted !== 0n && row.remitted > 0n === parcel.open > 0n && abs(row.remitted) <= abs(parcel.open);
    return settles ? { kind: "supplement", entry, parcel, difference: parcel.open - row.remitted } : { kind: "already", parcel };
  }
  if (row.remitted <= 0n || row.fee < 0n) return { kind: "minus", parcel };
  const difference = parcel.collected - row.fee - row.remitted;
  return { kind: difference === 0n && row.stated === parcel.collected ? "matched" : "differs", entry, parcel, difference };
}

/** By its tracking number first, then by its order; of several the one that both name, or the one whose cash is still out. */
function parcelOf({ tracking, code }: StatedRow, parcels: readonly CodParcel[]): CodParcel | "ambiguous" | null {
  const tracked = tracking === "" ? [] : parcels.filter((parcel) => parcel.tracking === tracking);
  const coded = code === "" ? [] : parcels.filter((parcel) => parcel.code === code || parcel.tracking === code);
  const both = tracked.filter((parcel) => coded.includes(parcel));
  const found = both.length > 0 ? both : tracked.length > 0 ? tracked : coded;
  const waiting = found.filter(({ collected, remitted }) => collected !== null && !remitted);
  const [only, ...others] = waiting.length > 0 ? waiting : found;
  if (!only) return null;
  return others.length === 0 ? only : "ambiguous";
}

function abs(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
