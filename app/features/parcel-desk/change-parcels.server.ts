import { advanceShipment } from "~/domain/orders/advance-shipment.server";
import { confirmParcels } from "~/domain/orders/confirm-parcels.server";
import { findParcel, listParcels } from "~/domain/orders/parcel-queries.server";
import { canMoveShipment, type ShipmentState } from "~/domain/orders/order";
import { isId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { notFound } from "~/platform/http/authorise.server";

type Who = { producerId: string; userId: string };
type Step = "confirmed" | "shipped" | "delivered";

export type ParcelRefusal = { kind: "stale" | "not_paid" | "not_allowed" | "not_found" | "carrier" | "not_weighed" | "not_called" | "age_unchecked" | "weight" | "unlikely" | "wrong_state"; values: Record<string, string>; fields?: string[] };

const STEPS: readonly Step[] = ["confirmed", "shipped", "delivered"];
const STATES = ["pending", "confirmed", "shipped", "delivered", "cancelled", "refused", "returned"] as const satisfies readonly ShipmentState[];

/** Takes up the new parcels that were ticked, or all there are on the list's first page; answers how many it was. */
export async function takeUpParcels({ producerId, userId }: Who, form: Map<string, string>): Promise<Result<number, { kind: "none" }>> {
  const all = form.get("intent") === "confirm-all";
  const ids = all
    ? (await listParcels(producerId, { tab: "new", q: "", page: 1 })).parcels.map(({ id }) => id)
    : [...form.keys()].flatMap((name) => (name.startsWith("parcel.") && isId(name.slice(7)) ? [name.slice(7)] : []));
  return ids.length === 0 ? err({ kind: "none" }) : ok(await confirmParcels(producerId, ids, userId));
}

/** Moves one parcel the step that its form asks for. Throws 404 for another producer's. */
export async function moveParcel({ producerId, userId }: Who, id: string, form: Map<string, string>): Promise<Result<Step, ParcelRefusal>> {
  const text = (name: string) => (form.get(name) ?? "").replaceAll("\0", "").trim().slice(0, 100);
  const refuse = (kind: ParcelRefusal["kind"]) => err({ kind, values: { carrier: text("carrier"), tracking: text("tracking") } });
  const parcel = isId(id) ? await findParcel(producerId, id) : null;
  if (!parcel) throw notFound();
  const to = STEPS.find((step) => step === form.get("intent"));
  const from = STATES.find((state) => state === form.get("from"));
  if (!to || !from || !canMoveShipment(from, to)) return refuse("not_allowed");
  if (to === "shipped" && parcel.delivery.method === "ship" && text("carrier") === "") return refuse("carrier");
  const details = to === "shipped" ? { ...(text("carrier") ? { carrier: text("carrier") } : {}), ...(text("tracking") ? { trackingNumber: text("tracking") } : {}) } : {};
  const moved = await advanceShipment({ shipmentId: parcel.id, from, to, ...details, idChecked: form.get("idChecked") === "yes", actor: userId });
  return moved.ok ? ok(to) : refuse(moved.error.kind);
}
