/** Where a page of a stock figure stands, and where its rows lead. */
export type RecountPlace = { /** The page's address with what it must keep, and the file's. */ path: string; keep: Record<string, string>; csv: string; order: (step: { order: string; parcel: string | null }) => string; lot: (id: string) => string | null };

/** With its sign, so that nobody has to guess which way. */
export function signed(value: number, number: (value: number) => string): string {
  return value > 0 ? `+${number(value)}` : number(value);
}
