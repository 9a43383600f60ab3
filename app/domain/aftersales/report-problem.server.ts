import { recordAudit } from "~/domain/audit/record-audit.server";
import { newId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { transact } from "~/platform/db/transact.server";
import { leaveMessage } from "~/platform/jobs/outbox.server";
import { actorOf } from "./party.server";
import { keepPhotos, storePhotos, type PhotoRefusal } from "./photos.server";
import { PROBLEM_KINDS } from "./problem";
import { MESSAGE_LENGTH, plainText, type Side } from "./talk";

export type ProblemRefusal = { kind: "empty" | "too_long" | "unknown_kind" | "already" | "closed" } | PhotoRefusal;

type Report = { shipmentId: string; side: Side; userId: string | null; kind: string; text: string; files: readonly Uint8Array[]; at: Date };

/** Reports that something went wrong with a parcel; the other side is told. One at a time: what else there is to say goes into the messages. */
export async function reportProblem({ shipmentId, side, userId, kind, text, files, at }: Report): Promise<Result<null, ProblemRefusal>> {
  const known = PROBLEM_KINDS.find((one) => one === kind);
  const clean = plainText(text);
  if (!known) return err({ kind: "unknown_kind" });
  if (clean === "") return err({ kind: "empty" });
  if (clean.length > MESSAGE_LENGTH) return err({ kind: "too_long" });
  const pictures = await storePhotos(files);
  if (!pictures.ok) return pictures;
  return transact<null, ProblemRefusal>(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM shipment WHERE id = ${shipmentId}::uuid FOR NO KEY UPDATE`;
    const [found] = await tx.$queryRaw<{ orderId: string; open: boolean; unsettled: boolean }[]>`
      SELECT s.order_id AS "orderId", s.state <> 'cancelled' AND y.state IN ('paid', 'due_on_delivery') AS open,
        EXISTS (SELECT 1 FROM shipment_problem WHERE shipment_id = s.id AND state <> 'resolved') AS unsettled
      FROM shipment AS s JOIN LATERAL (SELECT state FROM payment WHERE order_id = s.order_id ORDER BY created_at DESC LIMIT 1) AS y ON true
      WHERE s.id = ${shipmentId}::uuid`;
    if (!found?.open) return err({ kind: "closed" });
    if (found.unsettled) return err({ kind: "already" });
    const id = newId();
    await tx.shipmentProblem.create({ data: { id, shipmentId, kind: known, bySeller: side === "seller", text: clean, at } });
    await keepPhotos(tx, { shipmentId, problemId: id, at }, pictures.value);
    await recordAudit(tx, { actor: actorOf(userId), action: "problem.reported", subjectType: "order", subjectId: found.orderId, after: { shipment: shipmentId, problem: known, by: side } });
    await leaveMessage(tx, "mail.aftersales", { about: "problem", id, occasion: side === "seller" ? "to_buyer" : "to_seller", key: newId() });
    return ok(null);
  });
}
