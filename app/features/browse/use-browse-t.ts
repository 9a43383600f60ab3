import { BROWSE_TEXTS, type BrowseDictionary } from "~/platform/i18n/messages/browse";
import { useTexts } from "~/platform/i18n/react";
import type { Translate } from "~/platform/i18n/translator";

/** The texts of the search page and of the producers' pages. */
export function useBrowseT(): Translate<BrowseDictionary> {
  return useTexts<BrowseDictionary>(BROWSE_TEXTS);
}
