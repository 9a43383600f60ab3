import { HOME_TEXTS, type HomeDictionary } from "~/platform/i18n/messages/home";
import { useTexts } from "~/platform/i18n/react";
import type { Translate } from "~/platform/i18n/translator";

/** The texts of the home page. */
export function useHomeT(): Translate<HomeDictionary> {
  return useTexts<HomeDictionary>(HOME_TEXTS);
}
