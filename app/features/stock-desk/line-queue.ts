import { isId } from "~/lib/id";
import { DeviceQueue, type Queued, type SendAnswer } from "~/ui/kit/device-queue";
import type { LineAnswer, Proposal } from "./one-line.server";

/**
 * A line typed on this device: to be read, then with the cards it was answered with, then with the one that was confirmed.
 * `moved`: price or stock had changed since the confirmed card was shown, and nothing was saved.
 */
export type WaitingLine = Queued & { line: string; cards?: Proposal[]; save?: { label: string; fields: Record<string, string> }; moved?: boolean };

/** The lines of one producer on this device: whoever acts for another one next neither sees nor sends them. */
export function lineQueue(producerId: string): DeviceQueue<WaitingLine> {
  return new DeviceQueue(`xu-lang:lines:${producerId}`, (value): value is WaitingLine => typeof value === "object" && value !== null && "clientId" in value && "line" in value);
}

const LAST = "xu-lang:producer";

/** Whose stock was opened last on this device, for the page that is shown without a signal and knows nobody. */
export function lastProducer(storage: Pick<Storage, "getItem">): string | null {
  const id = storage.getItem(LAST);
  return id !== null && isId(id) ? id : null;
}

export function keepProducer(storage: Pick<Storage, "setItem">, producerId: string): void {
  storage.setItem(LAST, producerId);
}

/** What the form of a card sends. */
export function cardFields({ id, seen, price, stock }: Proposal): Record<string, string> {
  return { seen, ...(stock ? { [`stock.${id}`]: String(stock.to) } : {}), ...(price ? { [`price.${id}`]: String(price.to) } : {}) };
}

/** Sends one line or confirmed card, and reads what became of it. */
export async function postLine(address: string, { clientId, line, save }: WaitingLine): Promise<SendAnswer<WaitingLine>> {
  if (!navigator.onLine) return { kind: "unreachable" };
  try {
    const response = await fetch(address, { method: "POST", body: new URLSearchParams(save ? { ...save.fields, intent: "save", note: line, clientId } : { line }) });
    const moved = response.status === 409;
    if (response.status >= 400 && response.status < 500 && response.status !== 429 && !moved) return { kind: "refused", reason: "refused" };
    // Signed out, or a server in trouble: it keeps waiting.
    if (response.redirected || (!response.ok && !moved)) return { kind: "unreachable" };
    if (save && !moved) return { kind: "taken" };
    const { fault, proposals } = (await response.json()) as LineAnswer;
    return fault ? { kind: "refused", reason: fault } : { kind: "asks", item: { clientId, line, cards: proposals, ...(moved ? { moved } : {}) } };
  } catch {
    return { kind: "unreachable" };
  }
}
