import type { Locale } from "~/lib/localized-text";

const ENGLISH = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** A month (1-12) as headings say it: `11`, `November`, `11月`. */
export function monthName(month: number, locale: Locale): string {
  if (locale === "en") return ENGLISH[month - 1] ?? String(month);
  return locale === "zh" ? `${month}月` : String(month);
}
