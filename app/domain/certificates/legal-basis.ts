import type { LocalDate } from "~/lib/local-date";

export type CertifyingLevel = "district" | "province" | "ministry";

type Era = {
  /** The first day on which it applied. */
  from: string;
  /** As written on certificates. */
  instrument: string;
  /** Who certified three stars then; four are the province's and five the ministry's in every era. */
  threeStars: CertifyingLevel;
};

/** The rule sets of the programme, oldest first: each applies until the next one begins. */
const ERAS: readonly Era[] = [
  { from: "2019-08-21", instrument: "1048/QĐ-TTg", threeStars: "province" },
  { from: "2023-02-24", instrument: "148/QĐ-TTg", threeStars: "district" },
  { from: "2025-07-06", instrument: "148/QĐ-TTg (1489/QĐ-TTg)", threeStars: "province" },
  { from: "2026-05-22", instrument: "26/2026/QĐ-TTg", threeStars: "province" },
];

export const LEGAL_BASES: readonly string[] = ERAS.map(({ instrument }) => instrument);

/** The instrument in force on a day; null before the programme had one. */
export function legalBasisOn(day: LocalDate): string | null {
  return eraOn(day)?.instrument ?? null;
}

/** Who certifies so many stars on a day; null before the programme. */
export function certifyingLevel(day: LocalDate, stars: number): CertifyingLevel | null {
  const era = eraOn(day);
  if (!era) return null;
  if (stars === 5) return "ministry";
  return stars === 4 ? "province" : era.threeStars;
}

function eraOn(day: LocalDate): Era | undefined {
  return ERAS.findLast(({ from }) => day >= from);
}
