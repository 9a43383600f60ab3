import { newId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { transact } from "~/platform/db/transact.server";
import { MESSAGE_LENGTH, MESSAGES_A_PARCEL, MESSAGES_AN_HOUR, plainText, type Side } from "./talk";

export type TalkRefusal = { kind: "empty" | "too_long" | "too_many" | "closed" };

type Counts = { state: string; secured: boolean; lately: number; all: number; repeated: boolean };

/**
 * Writes a message about a parcel; it stands for ever. The same words again within a minute are one message pressed twice.
 * Nobody writes about a parcel that was called off or that nobody has paid for: the producer does not see it.
 */
export async function sayAboutParcel(said: { shipmentId: string; side: Side; authorId: string | null; text: string; at: Date }): Promise<Result<null, TalkRefusal>> {
  const { shipmentId, side, authorId, at } = said;
  const text = plainText(said.text);
  if (text === "") return err({ kind: "empty" });
  if (text.length > MESSAGE_LENGTH) return err({ kind: "too_long" });
  const fromSeller = side === "seller";
  return transact<null, TalkRefusal>(async (tx) => {
    // Locked, so that two requests at once are counted one after the other.
    await tx.$queryRaw`SELECT 1 FROM shipment WHERE id = ${shipmentId}::uuid FOR NO KEY UPDATE`;
    const [found] = await tx.$queryRaw<Counts[]>`
      SELECT s.state::text AS state, y.state IN ('paid', 'due_on_delivery') AS secured,
        (SELECT count(*)::int FROM shipment_message WHERE shipment_id = s.id AND from_seller = ${fromSeller} AND at > ${at}::timestamptz - interval '1 hour') AS lately,
        (SELECT count(*)::int FROM shipment_message WHERE shipment_id = s.id) AS all,
        EXISTS (SELECT 1 FROM shipment_message WHERE shipment_id = s.id AND from_seller = ${fromSeller} AND text = ${text} AND at > ${at}::timestamptz - interval '1 minute') AS repeated
      FROM shipment AS s JOIN LATERAL (SELECT state FROM payment WHERE order_id = s.order_id ORDER BY created_at DESC LIMIT 1) AS y ON true
      WHERE s.id = ${shipmentId}::uuid`;
    if (!found || found.state === "cancelled" || !found.secured) return err({ kind: "closed" });
    if (found.repeated) return ok(null);
    if (found.lately >= MESSAGES_AN_HOUR || found.all >= MESSAGES_A_PARCEL) return err({ kind: "too_many" });
    await tx.shipmentMessage.create({ data: { id: newId(), shipmentId, fromSeller, authorId, text, at } });
    return ok(null);
  });
}
