import type { Locale } from "~/lib/localized-text";
import { core as en } from "./messages/en/core";
import { core as vi, type CoreDictionary } from "./messages/vi/core";
import { core as zh } from "./messages/zh/core";
import { makeTranslate, type Messages, type Translate } from "./translator";

export const CORE_MESSAGES: Record<Locale, Messages<CoreDictionary>> = { vi, en, zh };

/** The shop's texts on the server: loaders, actions, `meta` data. */
export function serverT(locale: Locale): Translate<CoreDictionary> {
  return makeTranslate<CoreDictionary>(CORE_MESSAGES[locale], locale);
}
