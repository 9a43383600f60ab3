import type { Locale } from "~/lib/localized-text";
import { formatNumber } from "~/platform/i18n/format";
import { localePath } from "~/platform/i18n/locale";

/** The public lists behind the figures, by their place below /chuong-trinh. No name of a first segment of the site: that would be taken for a language. */
export const ROW_LISTS = { products: "duoc-cong-nhan", marks: "nhan-hieu", awards: "vinh-danh", support: "ho-tro", promotions: "xuc-tien" } as const;
export type RowList = keyof typeof ROW_LISTS;

/** The address of the rows behind a figure. */
export function rowsHref(locale: Locale, list: RowList, query: Record<string, string | number>): string {
  const text = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
  return `${localePath(locale, `/chuong-trinh/${ROW_LISTS[list]}`)}${text ? `?${text}` : ""}`;
}

/** Đồng as billions with one decimal, as people of that language write it: 25.3 billion are `25,3` in Vietnamese, `253` (of 亿) in Chinese. */
export function billions(vnd: bigint, locale: Locale): string {
  const tenths = (vnd + 50_000_000n) / 100_000_000n;
  return locale === "zh" ? formatNumber(Number(tenths), locale) : formatNumber(Number(tenths) / 10, locale);
}

/** A percent as people of that language write it: `358,3 %` in Vietnamese. */
export function percentText(value: number, locale: Locale): string {
  return locale === "vi" ? `${formatNumber(value, locale)}\u00a0%` : `${formatNumber(value, locale)}%`;
}
