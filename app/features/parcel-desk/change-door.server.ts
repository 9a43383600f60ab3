import { REFUSAL_REASONS } from "~/domain/orders/order";
import { findParcel } from "~/domain/orders/parcel-queries.server";
import { checkByPhone, refuseShipment, takeBackShipment } from "~/domain/orders/refuse-shipment.server";
import { isId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { notFound } from "~/platform/http/authorise.server";

export const DOOR_INTENTS = ["called", "refused", "returned"] as const;
export type DoorDone = (typeof DOOR_INTENTS)[number];
/** `fields`: the lines whose pieces cannot be. */
export type DoorRefusal = { kind: "reason" | "lines" | "stale"; values: Record<string, string>; fields?: string[] };

/** Whether a form of a parcel is about its door. */
export function isAboutDoor(intent: string | undefined): boolean {
  return DOOR_INTENTS.some((known) => known === intent);
}

/** Takes one of the forms of a parcel's door. Throws 404 for another producer's. */
export async function changeDoor({ producerId, userId }: { producerId: string; userId: string }, id: string, form: ReadonlyMap<string, string>): Promise<Result<DoorDone, DoorRefusal>> {
  const parcel = isId(id) ? await findParcel(producerId, id) : null;
  if (!parcel) throw notFound();
  const refuse = (kind: DoorRefusal["kind"], fields?: string[]) => err({ kind, values: Object.fromEntries(form), ...(fields && { fields }) });
  const text = (name: string) => (form.get(name) ?? "").replaceAll("\0", "").trim();
  switch (text("intent")) {
    case "called": {
      const outcome = await checkByPhone(parcel.id, userId);
      return outcome === "checked" || outcome === "repeated" ? ok("called") : refuse("stale");
    }
    case "refused": {
      const reason = REFUSAL_REASONS.find((known) => known === text("reason"));
      if (!reason) return refuse("reason");
      return (await refuseShipment({ shipmentId: parcel.id, reason, note: text("note"), actor: userId })).ok ? ok("refused") : refuse("stale");
    }
    default: {
      const found = parcel.lines.filter(({ quantity }) => quantity > 0).map(({ id: lineId, quantity }) => ({ lineId, quantity, sound: /^\d{1,6}$/.test(text(`sound.${lineId}`)) ? Number(text(`sound.${lineId}`)) : -1, reason: text(`why.${lineId}`) }));
      const bad = found.filter(({ sound, quantity, reason }) => sound < 0 || sound > quantity || (sound < quantity && reason === ""));
      if (bad.length > 0) return refuse("lines", bad.map(({ lineId }) => lineId));
      return (await takeBackShipment(parcel.id, found, userId)).ok ? ok("returned") : refuse("stale");
    }
  }
}
