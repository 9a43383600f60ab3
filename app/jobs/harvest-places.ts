import { PLACE_OCCASIONS } from "~/domain/harvests/harvest";
import { settleHarvests } from "~/domain/harvests/settle-harvests.server";
import { writePlaceMails } from "~/domain/notifications/place-mails.server";
import { isId } from "~/lib/id";

/** Outbox topic "mail.waiting_place", payload `{ placeId, occasion, at }`. Run again, it writes nothing twice. */
export async function mailPlaces(payloads: Record<string, unknown>[]): Promise<void> {
  await writePlaceMails(payloads.flatMap(({ placeId, occasion, at }) => {
    const known = PLACE_OCCASIONS.find((name) => name === occasion);
    return typeof placeId === "string" && isId(placeId) && known && typeof at === "string" ? [{ placeId, occasion: known, at }] : [];
  }));
}

/** Every minute: offers nobody took up in time lapse, and what became free is offered to who waits. */
export async function settleWaitingLists(at: Date): Promise<void> {
  await settleHarvests(at);
}
