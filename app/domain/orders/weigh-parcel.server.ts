import { withOrigin } from "~/domain/audit/with-origin.server";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { currentRequestId } from "~/platform/log/log.server";

export type Weighing = {
  shipmentId: string;
  /** How often it had been weighed when the person looked: when somebody was faster the answer is `stale`. */
  weighings: number;
  /** Lines sold by weight with what was packed, in grams. */
  lines: readonly { id: string; packedG: number }[];
  /** User id of who does it. */
  actor: string;
};

export type WeighRefusal =
  | { kind: "not_found" }
  | { kind: "stale" }
  /** Not being packed: not taken up yet, or gone. */
  | { kind: "wrong_state" }
  | { kind: "not_paid" }
  /** Less than a fifth, or more than twice, of what was ordered: grams and kilograms have been mixed up. */
  | { kind: "unlikely"; lines: string[] };

/**
 * Notes what was packed of a parcel's goods sold by weight. What is charged follows by the rule in the database function
 * weight_charge; at the door the buyer pays that, to who has paid already the difference is owed.
 */
export async function weighParcel(producerId: string, weighing: Weighing): Promise<Result<null, WeighRefusal>> {
  if (weighing.lines.length === 0) return err({ kind: "not_found" });
  const rows = await db().$queryRaw<{ answer: { kind: "weighed" } | WeighRefusal }[]>`
    SELECT weigh_parcel(${JSON.stringify({ ...weighing, requestId: currentRequestId() })}::jsonb) AS answer
    FROM ${withOrigin()}, shipment AS s WHERE s.id = ${weighing.shipmentId}::uuid AND s.producer_id = ${producerId}::uuid`;
  const answer = rows[0]?.answer ?? { kind: "not_found" as const };
  return answer.kind === "weighed" ? ok(null) : err(answer);
}
