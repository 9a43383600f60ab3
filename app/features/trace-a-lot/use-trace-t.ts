import { TRACE_TEXTS, type TraceDictionary } from "~/platform/i18n/messages/trace";
import { useTexts } from "~/platform/i18n/react";
import type { Translate } from "~/platform/i18n/translator";

/** The texts of the trace pages. */
export function useTraceT(): Translate<TraceDictionary> {
  return useTexts<TraceDictionary>(TRACE_TEXTS);
}
