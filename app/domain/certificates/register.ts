import { isId } from "~/lib/id";
import { STAGES, stagesOf, type Stage, type Standing } from "./standing";

/** What a certificate may be asked for by: a step of its life, or several under one name. */
export const STANDING_FILTERS = ["in_force", "active", "expiring", "window", "late", "extended", "expired", "revoked", "not_yet"] as const;
export type StandingFilter = (typeof STANDING_FILTERS)[number];
export const STANDINGS = ["valid", "expiring", "expired", "revoked", "not_yet"] as const satisfies readonly Standing[];
export const REGISTER_SORTS = ["-issued", "issued", "expires", "-expires", "number", "product", "producer", "commune", "-stars", "-score"] as const;
export type RegisterSort = (typeof REGISTER_SORTS)[number];

const SECTORS = ["food", "beverages", "herbs", "handicrafts", "ornamentals", "tourism"] as const;

/** What an officer asks the register for; every part may be missing. */
export type RegisterFilter = {
  q: string;
  standing: StandingFilter | null;
  stars: number | null;
  /** Year of issue. */
  year: number | null;
  sector: (typeof SECTORS)[number] | null;
  setNo: number | null;
  commune: string | null;
  producerId: string | null;
  linked: "yes" | "no" | null;
  sort: RegisterSort;
  /** From 1. */
  page: number;
};

/** Reads the filter from the address; what makes no sense there is as if it were missing. */
export function readRegisterFilter(query: URLSearchParams): RegisterFilter {
  const linked = query.get("linked");
  const commune = query.get("commune") ?? "";
  const producer = query.get("producer") ?? "";
  return {
    q: searchText(query.get("q")),
    standing: readStanding(query.get("standing")),
    stars: whole(query.get("stars"), 3, 5),
    year: whole(query.get("year"), 2019, 2100),
    sector: SECTORS.find((name) => name === query.get("sector")) ?? null,
    setNo: whole(query.get("set"), 1, 26),
    commune: /^\d{5}$/.test(commune) ? commune : null,
    producerId: isId(producer) ? producer : null,
    linked: linked === "yes" || linked === "no" ? linked : null,
    sort: REGISTER_SORTS.find((name) => name === query.get("sort")) ?? "-issued",
    page: whole(query.get("page"), 1, 100_000) ?? 1,
  };
}

/** Addresses kept from before the steps had names of their own say `valid`. */
function readStanding(text: string | null): StandingFilter | null {
  return text === "valid" ? "active" : (STANDING_FILTERS.find((name) => name === text) ?? null);
}

/** The steps a filter lets through. */
export function stagesOfFilter(wanted: StandingFilter): Stage[] {
  if (wanted === "in_force") return [...stagesOf("valid"), ...stagesOf("expiring")];
  if (wanted === "expiring") return stagesOf("expiring");
  return STAGES.filter((stage) => stage === wanted);
}

/** What somebody typed to search for, fit for a query. */
export function searchText(text: string | null): string {
  return (text ?? "").normalize("NFC").replaceAll("\0", "").trim().slice(0, 100);
}

/** A whole number between two bounds; null for anything else. */
export function whole(text: string | null, least: number, most: number): number | null {
  if (text === null || !/^\d{1,9}$/.test(text)) return null;
  const value = Number(text);
  return value >= least && value <= most ? value : null;
}
