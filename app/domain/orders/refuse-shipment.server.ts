import { withOrigin } from "~/domain/audit/with-origin.server";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { currentRequestId } from "~/platform/log/log.server";
import type { RefusalReason, ShipmentState } from "./order";

export const REFUSAL_NOTE_LENGTH = 500;
export type Refusing = { shipmentId: string; reason: RefusalReason; note: string; /** User id of who says so. */ actor: string };
export type RefusingRefusal = { kind: "not_found" | "not_paid" } | { kind: "stale"; state: ShipmentState };

/**
 * Notes that the buyer did not take a parcel: the sale is taken back in the books, nothing is collected of it, what was paid before is
 * owed back (function refuse_shipment). Of two at once, or of a delivery at the same moment, one is told.
 */
export async function refuseShipment({ note, ...refusing }: Refusing): Promise<Result<null, RefusingRefusal>> {
  const request = { ...refusing, note: note.trim().slice(0, REFUSAL_NOTE_LENGTH), requestId: currentRequestId() };
  const [{ answer }] = await db().$queryRaw<[{ answer: { kind: "refused" } | RefusingRefusal }]>`SELECT refuse_shipment(${JSON.stringify(request)}::jsonb) AS answer FROM ${withOrigin()}`;
  return answer.kind === "refused" ? ok(null) : err(answer);
}

/** What was found of one line: so many pieces sound, and why the others are not. */
export type FoundLine = { lineId: string; sound: number; reason: string };
/** `lines`: not those of the parcel, more than was in it, or spoiled without a reason. */
export type TakingBackRefusal = { kind: "not_found" | "lines" } | { kind: "stale"; state: ShipmentState };

/** Books what came back of a refused parcel: sound pieces to the shelf, the rest written off (function take_back_shipment), once. */
export async function takeBackShipment(shipmentId: string, lines: readonly FoundLine[], actor: string): Promise<Result<null, TakingBackRefusal>> {
  const request = { shipmentId, lines: lines.map((line) => ({ ...line, reason: line.reason.trim().slice(0, REFUSAL_NOTE_LENGTH) })), actor, requestId: currentRequestId() };
  const [{ answer }] = await db().$queryRaw<[{ answer: { kind: "returned" } | TakingBackRefusal }]>`SELECT take_back_shipment(${JSON.stringify(request)}::jsonb) AS answer FROM ${withOrigin()}`;
  return answer.kind === "returned" ? ok(null) : err(answer);
}

/** Notes that the buyer of a cash parcel was called and wants it, once; without it such a parcel does not leave (`not_called`). */
export async function checkByPhone(shipmentId: string, actor: string): Promise<"checked" | "repeated" | "wrong_state" | "not_found"> {
  const [{ answer }] = await db().$queryRaw<[{ answer: { kind: "checked" | "repeated" | "wrong_state" | "not_found" } }]>`
    SELECT check_by_phone(${JSON.stringify({ shipmentId, actor, requestId: currentRequestId() })}::jsonb) AS answer FROM ${withOrigin()}`;
  return answer.kind;
}
