import type { BrowseDictionary } from "~/platform/i18n/messages/browse";
import type { CoreDictionary } from "~/platform/i18n/messages/vi/core";
import { useLocalePath, useT } from "~/platform/i18n/react";
import type { Translate } from "~/platform/i18n/translator";
import { useBrowseT } from "./use-browse-t";

/** What the parts of the search page speak with. Given to them, since what is kept of a page may use no hooks. */
export type SearchWords = { shared: Translate<CoreDictionary>; t: Translate<BrowseDictionary>; to: (path: string) => string };

export function useSearchWords(): SearchWords {
  return { shared: useT(), t: useBrowseT(), to: useLocalePath() };
}
