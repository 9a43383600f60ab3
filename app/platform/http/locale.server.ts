import type { Locale } from "~/lib/localized-text";
import { localeOfParam } from "~/platform/i18n/locale";

/** The language of a page from its `:lang` segment. Throws 404 for a first segment that is no language. */
export function localeOf(params: { lang?: string }): Locale {
  const locale = localeOfParam(params.lang);
  if (!locale) throw new Response(null, { status: 404 });
  return locale;
}
