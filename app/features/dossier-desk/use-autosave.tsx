import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, type FormEvent } from "react";
import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { useTexts } from "~/platform/i18n/react";

const PAUSE = 700;

export type AutosaveState = "idle" | "saving" | "saved" | "failed";

/** Sends a form by itself a moment after the last change in it, without leaving the page; the button of the form still works. */
export function useAutosave(): { onChange: (event: FormEvent<HTMLFormElement>) => void; state: AutosaveState } {
  const fetcher = useFetcher<{ saved?: true; refusal?: unknown }>();
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const onChange = ({ currentTarget: form }: FormEvent<HTMLFormElement>): void => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      const sent = new FormData(form);
      sent.set("auto", "1");
      fetcher.submit(sent, { method: "post", action: form.getAttribute("action") ?? window.location.pathname });
    }, PAUSE);
  };
  const state = fetcher.state !== "idle" ? "saving" : fetcher.data === undefined ? "idle" : fetcher.data.saved ? "saved" : "failed";
  return { onChange, state };
}

/** What became of the last change. */
export function SaveState({ state }: { state: AutosaveState }) {
  const t = useTexts(DOSSIER_TEXTS);
  const text = state === "saving" ? t("saving") : state === "saved" ? t("saved") : state === "failed" ? t("notSaved") : "";
  return <output className={`text-[0.9375rem] ${state === "failed" ? "text-persimmon" : "text-soft"}`}>{text}</output>;
}
