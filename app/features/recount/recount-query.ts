import type { RecountFilter } from "~/domain/inventory/recount.server";
import { parseLocalDate } from "~/lib/local-date";

/** The days and the page from the address; what makes no sense there is as if it were missing. */
export function readRecountQuery(query: URLSearchParams): RecountFilter {
  const page = query.get("page") ?? "";
  return { from: parseLocalDate(query.get("from") ?? ""), until: parseLocalDate(query.get("until") ?? ""), page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1 };
}
