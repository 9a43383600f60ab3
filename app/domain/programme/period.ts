/** The years a report is about, both included. */
export type Period = { from: number; to: number };

/** The first year of the programme in this country (Decision 490/QĐ-TTg of 2018). */
export const FIRST_YEAR = 2018;
export const LAST_YEAR = 2100;

/** Reads `from` and `to`; what is missing or makes no sense becomes the years of `usual`. */
export function readPeriod(query: URLSearchParams, usual: Period): Period {
  const year = (name: string): number | null => {
    const text = query.get(name) ?? "";
    const value = /^\d{4}$/.test(text) ? Number(text) : 0;
    return value >= FIRST_YEAR && value <= LAST_YEAR ? value : null;
  };
  const [from, to] = [year("from") ?? usual.from, year("to") ?? usual.to];
  return from <= to ? { from, to } : usual;
}

export function yearsOf({ from, to }: Period): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

export function within(year: number, { from, to }: Period): boolean {
  return year >= from && year <= to;
}
