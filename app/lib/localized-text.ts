export const LOCALES = ["vi", "en", "zh"] as const;
export type Locale = (typeof LOCALES)[number];

/** A text in the shop's languages. Vietnamese is always there and stands in for the others. */
export type LocalizedText = { vi: string; en?: string; zh?: string };

/** The text in `locale`, or the Vietnamese one when there is no translation. */
export function pick(text: LocalizedText, locale: Locale): string {
  return text[locale] ?? text.vi;
}

/** The language `pick` really answers in, for the `lang` attribute of what falls back. */
export function pickedLocale(text: LocalizedText, locale: Locale): Locale {
  return text[locale] === undefined ? "vi" : locale;
}
