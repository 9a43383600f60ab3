import { useRevalidator } from "@remix-run/react";
import { useLocalePath } from "~/platform/i18n/react";
import type { LotsDictionary } from "~/platform/i18n/messages/lots";
import { Button } from "~/ui/kit/button";
import { Notice } from "~/ui/kit/notice";
import type { SendAnswer } from "~/ui/kit/device-queue";
import { useDeviceQueue } from "~/ui/kit/use-device-queue";
import { eventQueue, type WaitingEvent } from "./event-queue";
import { useLotsT } from "./use-lots-t";

/** What was recorded without a signal and is not sent yet; sends it when the page opens and when the signal is back. */
export function WaitingEvents() {
  const t = useLotsT();
  const to = useLocalePath();
  const { revalidate } = useRevalidator();
  const { items: events, sendNow } = useDeviceQueue(eventQueue, (event) => postStep(to(`/nguoi-ban/lo/${event.lotId}/buoc`), event), revalidate);
  if (events.length === 0) return null;
  return (
    <Notice tone="warn" title={t("waiting", { count: events.length })} live>
      <p>{t("waitingText")}</p>
      <ul className="my-2 grid gap-1">
        {events.map((event) => (
          <li key={event.clientId} className="flex flex-wrap items-center gap-x-3">
            <span><b className="code">{event.lotCode}</b> · {t(`step.${event.step}` as keyof LotsDictionary & string)} · <span className="num">{event.fields["at"]?.replace("T", " ")}</span></span>
            {event.refused === undefined ? null : (
              <>
                <span className="text-danger">{t("waitingRefused", { reason: t(`fault.${event.refused}` as keyof LotsDictionary & string) })}</span>
                <Button variant="quiet" size="sm" onClick={() => eventQueue.drop(localStorage, event.clientId)}>{t("waitingDrop")}</Button>
              </>
            )}
          </li>
        ))}
      </ul>
      <Button variant="secondary" size="sm" onClick={() => void sendNow()}>{t("waitingSend")}</Button>
    </Notice>
  );
}

/** Sends one step, and reads what became of it. */
export async function postStep(address: string, event: WaitingEvent): Promise<SendAnswer<WaitingEvent>> {
  try {
    const response = await fetch(address, { method: "POST", body: new URLSearchParams({ ...event.fields, clientId: event.clientId }) });
    if (response.status === 422) {
      const { faults } = (await response.json()) as { faults: Record<string, string> };
      return { kind: "refused", reason: Object.values(faults)[0] ?? "gone" };
    }
    if (response.status === 404) return { kind: "refused", reason: "gone" };
    // Signed out, or a server in trouble: it keeps waiting.
    return response.ok && !response.redirected ? { kind: "taken" } : { kind: "unreachable" };
  } catch {
    return { kind: "unreachable" };
  }
}
