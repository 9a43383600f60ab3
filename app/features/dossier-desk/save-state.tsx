import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { useTexts } from "~/platform/i18n/react";
import type { AutosaveState } from "~/ui/layout/use-autosave";

/** What became of the last change. */
export function SaveState({ state }: { state: AutosaveState }) {
  const t = useTexts(DOSSIER_TEXTS);
  const text = state === "saving" ? t("saving") : state === "saved" ? t("saved") : state === "failed" ? t("notSaved") : "";
  return <output className={`text-[0.9375rem] ${state === "failed" ? "text-persimmon" : "text-soft"}`}>{text}</output>;
}
