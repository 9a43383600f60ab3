import { createContext, useContext, type ReactNode } from "react";
import type { Locale } from "~/lib/localized-text";
import { localePath } from "./locale";
import type { CoreDictionary } from "./messages/vi/core";
import { makeTranslate, type Dictionary, type Messages, type Translate } from "./translator";

const TranslateContext = createContext<Translate<CoreDictionary> | null>(null);

/** Put around the whole document by both entries: the browser loads the texts of its own language only. */
export function LanguageProvider({ locale, core, children }: { locale: Locale; core: Messages<CoreDictionary>; children: ReactNode }) {
  return <TranslateContext.Provider value={makeTranslate(core, locale)}>{children}</TranslateContext.Provider>;
}

/** The texts that shop pages share. */
export function useT(): Translate<CoreDictionary> {
  const translate = useContext(TranslateContext);
  if (!translate) throw new Error("useT outside LanguageProvider");
  return translate;
}

export function useLocale(): Locale {
  return useT().locale;
}

/** Paths in the language of the page: `to("/gio-hang")`. */
export function useLocalePath(): (path: string) => string {
  const locale = useLocale();
  return (path) => localePath(locale, path);
}

/** The texts of a desk (administration …), which come with its own pages in all languages. */
export function useTexts<Source extends Dictionary>(all: Record<Locale, Messages<Source>>): Translate<Source> {
  const locale = useLocale();
  return makeTranslate<Source>(all[locale], locale);
}
