import { LOCALES, type Locale } from "~/lib/localized-text";

/** BCP 47 tags for `lang` attributes, hreflang and Intl. Vietnamese is the shop's own language and has no prefix. */
export const LANGUAGE_TAG: Record<Locale, string> = { vi: "vi", en: "en", zh: "zh-Hans" };
export const INTL_TAG: Record<Locale, string> = { vi: "vi-VN", en: "en-GB", zh: "zh-CN" };
export const LANGUAGE_NAME: Record<Locale, string> = { vi: "Tiếng Việt", en: "English", zh: "中文" };

/** The language a path is in and the rest of it: `/en/gio-hang` → `en`, `/gio-hang`. */
export function splitLocale(pathname: string): { locale: Locale; path: string } {
  const match = /^\/(en|zh)(?=\/|$)/.exec(pathname);
  if (!match) return { locale: "vi", path: pathname };
  return { locale: match[1] as Locale, path: pathname.slice(match[0].length) || "/" };
}

/** The same page in `locale`: `/gio-hang` → `/en/gio-hang`. Expects a path that begins with `/` and has no language. */
export function localePath(locale: Locale, path: string): string {
  if (locale === "vi") return path;
  return path === "/" ? `/${locale}` : `/${locale}${path}`;
}

/** Reads the optional `:lang` of a route; undefined for anything that is not a language of the shop. */
export function localeOfParam(param: string | undefined): Locale | undefined {
  if (param === undefined) return "vi";
  return param !== "vi" && (LOCALES as readonly string[]).includes(param) ? (param as Locale) : undefined;
}
