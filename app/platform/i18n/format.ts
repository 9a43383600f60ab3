import { localDateAt, type LocalDate } from "~/lib/local-date";
import type { Locale } from "~/lib/localized-text";
import { INTL_TAG } from "./locale";

const numbers: Record<Locale, Intl.NumberFormat> = {
  vi: new Intl.NumberFormat(INTL_TAG.vi),
  en: new Intl.NumberFormat(INTL_TAG.en),
  zh: new Intl.NumberFormat(INTL_TAG.zh),
};

/** `1.250.000 ₫` in Vietnamese, `₫1,250,000` elsewhere; the blank before ₫ does not break. */
export function formatVnd(amount: bigint | number, locale: Locale): string {
  const digits = numbers[locale].format(amount);
  return locale === "vi" ? `${digits}\u00a0₫` : `₫${digits}`;
}

/** The same with a sign in front of what is less than nothing: `−₫30,000`. */
export function formatSignedVnd(amount: bigint, locale: Locale): string {
  return amount < 0n ? `−${formatVnd(-amount, locale)}` : formatVnd(amount, locale);
}

export function formatNumber(value: number, locale: Locale): string {
  return numbers[locale].format(value);
}

/** A calendar day: `23/11/2026`, `23 Nov 2026`, `2026年11月23日`. */
export function formatDate(day: LocalDate, locale: Locale): string {
  const [year, month, date] = day.split("-") as [string, string, string];
  if (locale === "vi") return `${date}/${month}/${year}`;
  if (locale === "zh") return `${year}年${Number(month)}月${Number(date)}日`;
  return `${Number(date)} ${ENGLISH_MONTHS[Number(month) - 1]} ${year}`;
}

const ENGLISH_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A moment as the clock in Vietnam shows it: the day as above, and `06:00`. */
export function formatMoment(at: Date, locale: Locale): string {
  const clock = new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(11, 16);
  return locale === "zh" ? `${formatDate(localDateAt(at), locale)} ${clock}` : `${formatDate(localDateAt(at), locale)}, ${clock}`;
}

/** Grams as people say them: `500 g`, `1,5 kg`. */
export function formatWeight(grams: number, locale: Locale): string {
  return grams < 1000 ? `${formatNumber(grams, locale)} g` : `${formatNumber(grams / 1000, locale)} kg`;
}
