import type { AuditAction } from "~/domain/audit/audit";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { newId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { transact } from "~/platform/db/transact.server";
import { leaveMessage } from "~/platform/jobs/outbox.server";
import { returnAfter, type ReturnState, type ReturnStep } from "./goods-return";
import { actorOf } from "./party.server";
import { returnableLines } from "./returnable.server";
import { MESSAGE_LENGTH, plainText } from "./talk";

/** The steps that move nothing but the state; closing moves stock and money (close-return). */
type PlainStep = Exclude<ReturnStep, "settle" | "inspect">;
export type ReturnMoveRefusal = { kind: "not_found" | "stale" | "empty" | "too_long" | "too_much" };
type Move = { shipmentId: string; id: string; from: string; step: PlainStep; party: "buyer" | "seller" | "officer"; userId: string | null; note: string; at: Date };

const ACTIONS: Readonly<Record<PlainStep, AuditAction>> = { accept: "return.accepted", decline: "return.declined", withdraw: "return.withdrawn", receive: "return.received", overrule: "return.overruled" };
/** The side that is told does not know it yet. */
const TELLS: Readonly<Record<PlainStep, readonly string[]>> = { accept: ["accepted"], decline: ["declined"], withdraw: [], receive: [], overrule: ["accepted", "overruled"] };

/** Moves a return a step on. Answers need words: how to send the goods, or why not. */
export async function moveReturn({ shipmentId, id, from, step, party, userId, note, at }: Move): Promise<Result<ReturnState, ReturnMoveRefusal>> {
  const clean = plainText(note);
  const answers = step === "accept" || step === "decline" || step === "overrule";
  if (answers && clean === "") return err({ kind: "empty" });
  if (clean.length > MESSAGE_LENGTH) return err({ kind: "too_long" });
  return transact<ReturnState, ReturnMoveRefusal>(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM shipment WHERE id = ${shipmentId}::uuid FOR NO KEY UPDATE`;
    const row = await tx.goodsReturn.findFirst({ where: { id, shipmentId }, include: { lines: true } });
    if (!row) return err({ kind: "not_found" });
    const state = row.state as ReturnState;
    const to = returnAfter(state, step, party);
    if (to === null || state !== from) return err({ kind: "stale" });
    if (step === "overrule") {
      // Refused goods may have been asked for again meanwhile.
      const left = new Map((await returnableLines(tx, shipmentId)).map((line) => [line.id, line.left]));
      if (row.lines.some(({ orderLineId, quantity }) => quantity > (left.get(orderLineId) ?? 0))) return err({ kind: "too_much" });
    }
    const moved = await tx.goodsReturn.updateMany({
      where: { id, state }, data: { state: to, ...(answers ? { answer: clean, answeredAt: at } : {}), ...(step === "receive" ? { receivedAt: at } : {}) },
    });
    if (moved.count === 0) return err({ kind: "stale" });
    const parcel = await tx.shipment.findUniqueOrThrow({ where: { id: shipmentId }, select: { orderId: true } });
    await recordAudit(tx, {
      actor: actorOf(userId), action: ACTIONS[step], subjectType: "order", subjectId: parcel.orderId, before: { shipment: shipmentId, state }, after: { shipment: shipmentId, state: to }, ...(clean ? { reason: clean } : {}),
    });
    for (const occasion of TELLS[step]) await leaveMessage(tx, "mail.aftersales", { about: "return", id, occasion, key: newId() });
    return ok(to);
  });
}
