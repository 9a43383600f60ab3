import { useLocation } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { PRODUCER_TEXTS } from "~/platform/i18n/messages/producer";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { onSignalChange, ring, signalOn } from "./signal-setting";

const EVERY_MS = 30_000;

/** What the producer's signal answers. */
export type SignalAnswer = { parcels: number; unread: number; latest: string | null };

/**
 * While it is switched on, asks now and then whether an order or a message has come: the title counts what waits, and what
 * is new sounds once and is named at the foot of the page. Switched off, nothing is asked.
 */
export function SignalWatch() {
  const t = useTexts(PRODUCER_TEXTS);
  const path = useLocalePath()("/nguoi-ban/don-hang");
  const [on, setOn] = useState(false);
  const [waiting, setWaiting] = useState(0);
  const [fresh, setFresh] = useState(false);
  const latest = useRef<string | null | undefined>(undefined);
  const { pathname } = useLocation();
  useEffect(() => {
    setOn(signalOn());
    return onSignalChange(setOn);
  }, []);
  useEffect(() => {
    if (!on) return;
    let over = false;
    const ask = async () => {
      try {
        const response = await fetch("/nguoi-ban/tin-moi", { headers: { Accept: "application/json" } });
        if (!response.ok || response.redirected || over) return;
        const answer = (await response.json()) as SignalAnswer;
        setWaiting(answer.parcels + answer.unread);
        if (latest.current !== undefined && (answer.latest ?? "") > (latest.current ?? "")) {
          setFresh(true);
          await ring();
        }
        if (latest.current === undefined || (answer.latest ?? "") > (latest.current ?? "")) latest.current = answer.latest;
      } catch {
        // Without a network there is nothing to tell; the next time asks again.
      }
    };
    void ask();
    const timer = setInterval(() => void ask(), EVERY_MS);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [on]);
  useEffect(() => {
    const bare = document.title.replace(/^\(\d+\) /, "");
    document.title = on && waiting > 0 ? `(${waiting}) ${bare}` : bare;
  }, [on, waiting, pathname]);
  useEffect(() => setFresh(false), [pathname]);
  return (
    <p role="status" className={fresh ? "no-print fixed inset-x-4 bottom-24 z-20 mx-auto max-w-md rounded-control bg-indigo p-3 text-center text-on-indigo shadow-lg lg:bottom-6" : "sr-only"}>
      {fresh ? <a className="font-semibold text-on-indigo underline" href={path}>{t("signal.new")}</a> : null}
    </p>
  );
}
