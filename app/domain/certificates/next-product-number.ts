/** The most numbers a commune has in a year: three digits. */
const MOST = 999;

/**
 * The next product number of a commune in a year, `20-06463-03-2026` (Decision 26/2026/QĐ-TTg): one above the highest given
 * out, so that a number taken away is never given again. Null when all are used.
 */
export function nextProductNumber({ province, communeCode, year }: { province: string; communeCode: string; year: number }, taken: readonly string[]): string | null {
  const shape = new RegExp(`^${province}-${communeCode}-(\\d{1,3})-${year}$`);
  const highest = Math.max(0, ...taken.map((number) => Number(shape.exec(number)?.[1] ?? 0)));
  return highest >= MOST ? null : `${province}-${communeCode}-${String(highest + 1).padStart(2, "0")}-${year}`;
}
