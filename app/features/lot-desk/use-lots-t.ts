import { LOTS_TEXTS, type LotsDictionary } from "~/platform/i18n/messages/lots";
import { useTexts } from "~/platform/i18n/react";
import type { Translate } from "~/platform/i18n/translator";

/** The texts of the pages of lots. */
export function useLotsT(): Translate<LotsDictionary> {
  return useTexts<LotsDictionary>(LOTS_TEXTS);
}
