import { type BulkRow, cancelUnpaid, remindProducers } from "~/domain/orders/bulk-orders.server";
import { gateway } from "~/domain/payments/card-gateway.server";
import { log } from "~/platform/log/log.server";
import { pickedIds } from "./picked";

/** What became of each row, or why nothing was done; with what was ticked and typed. */
export type BulkAnswer = { rows: BulkRow[]; fault: "none" | "note" | null; picked: string[]; note: string };

/** Carries out a bulk action on the ticked rows of the list of orders, or of parcels. */
export async function changePicked(list: "orders" | "parcels", form: ReadonlyMap<string, string>, officer: { userId: string; at: Date }): Promise<BulkAnswer> {
  const picked = pickedIds(form.keys());
  const note = (form.get("note") ?? "").trim();
  const answer = (more: Partial<BulkAnswer>): BulkAnswer => ({ rows: [], fault: null, picked, note, ...more });
  if (picked.length === 0) return answer({ fault: "none" });
  if (form.get("intent") === "remind") return answer({ rows: await remindProducers(list === "orders" ? { orders: picked } : { parcels: picked }, officer), note: "" });
  if (form.get("intent") !== "cancel" || list === "parcels") return answer({ fault: "none" });
  if (note === "") return answer({ fault: "note" });
  const { rows, sessions } = await cancelUnpaid(picked, note, officer);
  // Nobody should pay for what was cancelled; where the gateway cannot be reached, late money lands in suspense.
  const closed = await Promise.all(sessions.map((session) => gateway()?.expireCheckout(session)));
  if (closed.some((one) => one && !one.ok)) log.warn("the gateway did not close a payment page");
  return answer({ rows, note: "" });
}
