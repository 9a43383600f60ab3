import type { Standing } from "./standing";

/** Where a certificate stands, and those that hold whether or not their renewal is due. */
export const STANDING_FILTERS = ["in_force", "valid", "expiring", "expired", "revoked", "not_yet"] as const;
export type StandingFilter = (typeof STANDING_FILTERS)[number];
export const STANDINGS = ["valid", "expiring", "expired", "revoked", "not_yet"] as const satisfies readonly Standing[];
export const REGISTER_SORTS = ["-issued", "expires", "number"] as const;
export type RegisterSort = (typeof REGISTER_SORTS)[number];

/** What an officer asks the register for; every part may be missing. */
export type RegisterFilter = {
  q: string;
  standing: StandingFilter | null;
  stars: number | null;
  /** Year of issue. */
  year: number | null;
  setNo: number | null;
  linked: "yes" | "no" | null;
  sort: RegisterSort;
  /** From 1. */
  page: number;
};

/** Reads the filter from the address; what makes no sense there is as if it were missing. */
export function readRegisterFilter(query: URLSearchParams): RegisterFilter {
  const linked = query.get("linked");
  return {
    q: (query.get("q") ?? "").normalize("NFC").replaceAll("\0", "").trim().slice(0, 100),
    standing: STANDING_FILTERS.find((name) => name === query.get("standing")) ?? null,
    stars: whole(query.get("stars"), 3, 5),
    year: whole(query.get("year"), 2019, 2100),
    setNo: whole(query.get("set"), 1, 26),
    linked: linked === "yes" || linked === "no" ? linked : null,
    sort: REGISTER_SORTS.find((name) => name === query.get("sort")) ?? "-issued",
    page: whole(query.get("page"), 1, 100_000) ?? 1,
  };
}

/** A whole number between two bounds; null for anything else. */
function whole(text: string | null, least: number, most: number): number | null {
  if (text === null || !/^\d{1,9}$/.test(text)) return null;
  const value = Number(text);
  return value >= least && value <= most ? value : null;
}
