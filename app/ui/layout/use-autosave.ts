import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState, type FormEvent } from "react";

const PAUSE = 700;

export type AutosaveState = "idle" | "saving" | "saved" | "failed";

/**
 * Sends a form by itself a moment after the last change in it, without leaving the page; the button of the form still
 * works. Whoever leaves within that moment, or before the answer is there, loses nothing: the change is sent on the way
 * out, once more if need be.
 */
export function useAutosave(): { onChange: (event: FormEvent<HTMLFormElement>) => void; state: AutosaveState } {
  const fetcher = useFetcher<{ saved?: true; refusal?: unknown }>();
  const [waiting, setWaiting] = useState(false);
  const changed = useRef<{ form: HTMLFormElement; timer: number } | null>(null);
  const sent = useRef<HTMLFormElement | null>(null);
  useEffect(() => {
    if (fetcher.state === "idle") sent.current = null;
  }, [fetcher.state]);
  useEffect(() => {
    const leave = () => {
      const left = changed.current?.form ?? sent.current;
      changed.current = null;
      sent.current = null;
      if (left) void fetch(addressOf(left), { method: "POST", body: new URLSearchParams(entriesOf(left)), keepalive: true }).catch(() => undefined);
    };
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      window.clearTimeout(changed.current?.timer);
      leave();
    };
  }, []);
  const onChange = ({ currentTarget: form }: FormEvent<HTMLFormElement>): void => {
    const settle = (): void => {
      window.clearTimeout(changed.current?.timer);
      changed.current = null;
      setWaiting(false);
    };
    if (changed.current) window.clearTimeout(changed.current.timer);
    // Its own button sends what has changed too.
    else form.addEventListener("submit", settle, { once: true });
    const timer = window.setTimeout(() => {
      settle();
      sent.current = form;
      fetcher.submit(new URLSearchParams(entriesOf(form)), { method: "post", action: addressOf(form) });
    }, PAUSE);
    changed.current = { form, timer };
    setWaiting(true);
  };
  const state = waiting || fetcher.state !== "idle" ? "saving" : fetcher.data === undefined ? "idle" : fetcher.data.saved ? "saved" : "failed";
  return { onChange, state };
}

const addressOf = (form: HTMLFormElement): string => form.getAttribute("action") ?? window.location.pathname;

/** The fields of a form that is saved by itself; none of them is a file. */
function entriesOf(form: HTMLFormElement): [string, string][] {
  return [...[...new FormData(form)].flatMap(([name, value]): [string, string][] => (typeof value === "string" ? [[name, value]] : [])), ["auto", "1"]];
}
