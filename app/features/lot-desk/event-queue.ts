/** Steps recorded without a signal wait on the device, each under an id of its own, so that sending twice writes once. */

export type WaitingEvent = { clientId: string; lotId: string; lotCode: string; step: string; fields: Record<string, string>; refused?: string };

const KEY = "xu-lang:steps";
const CHANGED = "xu-lang:steps-changed";

type Kept = Pick<Storage, "getItem" | "setItem">;

/** What waits, the oldest first. Anything unreadable counts as nothing. */
export function readQueue(storage: Kept): WaitingEvent[] {
  try {
    const value: unknown = JSON.parse(storage.getItem(KEY) ?? "[]");
    return Array.isArray(value) ? value.filter(isWaiting) : [];
  } catch {
    return [];
  }
}

function isWaiting(value: unknown): value is WaitingEvent {
  return typeof value === "object" && value !== null && "clientId" in value && "lotId" in value && "fields" in value;
}

function write(storage: Kept, events: readonly WaitingEvent[]): void {
  storage.setItem(KEY, JSON.stringify(events));
  if (typeof window !== "undefined") window.dispatchEvent(new Event(CHANGED));
}

export function addToQueue(storage: Kept, event: WaitingEvent): void {
  write(storage, [...readQueue(storage).filter(({ clientId }) => clientId !== event.clientId), event]);
}

export function dropFromQueue(storage: Kept, clientId: string): void {
  write(storage, readQueue(storage).filter((event) => event.clientId !== clientId));
}

/** Tells when the queue of this page or of another one has changed. */
export function onQueueChange(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  window.addEventListener("storage", listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener("storage", listener);
  };
}

export type SendAnswer = { kind: "taken" } | { kind: "refused"; reason: string } | { kind: "unreachable" };

/**
 * Sends what waits, one after the other. Taken ones leave the queue; refused ones stay with the reason, since only a
 * person can mend them; at the first that finds nobody the rest keeps waiting.
 */
export async function sendQueue(storage: Kept, send: (event: WaitingEvent) => Promise<SendAnswer>): Promise<void> {
  for (const event of readQueue(storage)) {
    if (event.refused !== undefined) continue;
    const answer = await send(event);
    if (answer.kind === "unreachable") return;
    if (answer.kind === "taken") dropFromQueue(storage, event.clientId);
    else addToQueue(storage, { ...event, refused: answer.reason });
  }
}
