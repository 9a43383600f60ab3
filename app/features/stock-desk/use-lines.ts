import { useRevalidator } from "@remix-run/react";
import { useEffect, useMemo, useState, type FormEvent } from "react";
import { newId } from "~/lib/id";
import { useLocalePath } from "~/platform/i18n/react";
import { useDeviceQueue } from "~/ui/kit/use-device-queue";
import { cardFields, lineQueue, postLine, type WaitingLine } from "./line-queue";
import type { LineAnswer, Proposal } from "./one-line.server";

/** The lines of this device: typing one, confirming a card, taking one off. Where nothing can be kept the forms send as without scripts. */
export function useLines(producerId: string) {
  const address = useLocalePath()("/nguoi-ban/kho/dong");
  const { revalidate } = useRevalidator();
  const queue = useMemo(() => lineQueue(producerId), [producerId]);
  const [saved, setSaved] = useState(false);
  const [fault, setFault] = useState<LineAnswer["fault"]>(null);
  const taken = () => {
    setSaved(true);
    revalidate();
  };
  const { items, sendNow } = useDeviceQueue(queue, (item) => postLine(address, item), taken);
  // A card that was left lying is shown with the figures of today.
  useEffect(() => {
    const lying = queue.read(localStorage).filter(({ held }) => held === true);
    if (!navigator.onLine || lying.length === 0) return;
    for (const { clientId, line } of lying) queue.add(localStorage, { clientId, line });
    void sendNow();
  }, [queue, sendNow]);

  const keep = (event: FormEvent, item: WaitingLine): boolean => {
    try {
      queue.add(localStorage, item);
    } catch {
      return false;
    }
    event.preventDefault();
    setSaved(false);
    setFault(null);
    return true;
  };
  async function type(event: FormEvent<HTMLFormElement>) {
    const form = event.currentTarget;
    const line = String(new FormData(form).get("line") ?? "").trim();
    const clientId = newId();
    if (line === "" || !keep(event, { clientId, line })) return;
    await sendNow();
    const refused = queue.read(localStorage).find((item) => item.clientId === clientId)?.refused;
    if (refused !== "unread" && refused !== "none") return form.reset();
    queue.drop(localStorage, clientId);
    setFault(refused);
  }
  async function confirm(event: FormEvent, { clientId, line }: WaitingLine, card: Proposal) {
    if (keep(event, { clientId, line, save: { label: card.label, fields: cardFields(card) } })) await sendNow();
  }
  return { items, saved, fault, type, confirm, sendNow, drop: (clientId: string) => queue.drop(localStorage, clientId) };
}
