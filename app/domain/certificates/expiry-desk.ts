import { searchText, whole } from "./register";

/** The lists of the expiry desk. Those ended without a later certificate in their place are of a year, or all. */
export const EXPIRY_TABS = ["window", "late", "extended", "expired_year", "expired", "revoked"] as const;
export type ExpiryTab = (typeof EXPIRY_TABS)[number];

export type ExpiryFilter = { tab: ExpiryTab; q: string; commune: string | null; page: number };

/** Reads the filter from the address; what makes no sense there is as if it were missing. */
export function readExpiryFilter(query: URLSearchParams): ExpiryFilter {
  const commune = query.get("commune") ?? "";
  return {
    tab: EXPIRY_TABS.find((name) => name === query.get("tab")) ?? "window",
    q: searchText(query.get("q")),
    commune: /^\d{5}$/.test(commune) ? commune : null,
    page: whole(query.get("page"), 1, 100_000) ?? 1,
  };
}
