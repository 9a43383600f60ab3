import { withOrigin } from "~/domain/audit/with-origin.server";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { currentRequestId } from "~/platform/log/log.server";
import { returnAfter } from "./goods-return";
import { MESSAGE_LENGTH, plainText } from "./talk";

export type CloseRefusal = { kind: "not_found" | "stale" | "empty" | "too_long" | "inspection" };
type Closing = { shipmentId: string; id: string; userId: string } & (
  | { step: "settle"; answer: string }
  /** How many pieces of each order line are sound and go back to the shelf; the rest is written off. */
  | { step: "inspect"; restocked: ReadonlyMap<string, number> }
);

/** Closes a return: stock and the refund that is due are booked once, whoever else is at it (function close_return). */
export async function closeReturn(closing: Closing): Promise<Result<null, CloseRefusal>> {
  const { shipmentId, id, userId, step } = closing;
  const row = await db().goodsReturn.findFirst({ where: { id, shipmentId }, include: { lines: true } });
  if (!row) return err({ kind: "not_found" });
  const from = step === "settle" ? "asked" : "received";
  if (row.state !== from || returnAfter(from, step, "seller") === null) return err({ kind: "stale" });
  const answer = closing.step === "settle" ? plainText(closing.answer) : null;
  if (answer === "") return err({ kind: "empty" });
  if (answer !== null && answer.length > MESSAGE_LENGTH) return err({ kind: "too_long" });
  const lines = closing.step === "settle" ? [] : row.lines.map(({ orderLineId, quantity }) => ({ lineId: orderLineId, quantity, restocked: closing.restocked.get(orderLineId) ?? -1 }));
  if (lines.some(({ quantity, restocked }) => !Number.isInteger(restocked) || restocked < 0 || restocked > quantity)) return err({ kind: "inspection" });
  const request = { returnId: id, from, answer, lines, actor: userId, requestId: currentRequestId() };
  const [found] = await db().$queryRaw<[{ answer: { kind: "closed" | "stale" | "not_found" } }]>`SELECT close_return(${JSON.stringify(request)}::jsonb) AS answer FROM ${withOrigin()}`;
  return found.answer.kind === "closed" ? ok(null) : err({ kind: found.answer.kind });
}
