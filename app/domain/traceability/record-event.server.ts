import { recordAudit } from "~/domain/audit/record-audit.server";
import { isId, newId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { transact } from "~/platform/db/transact.server";
import { DESK_STEPS } from "./desk-steps";
import { liesAhead, momentOf, type EventDraft } from "./lot-event";

export type EventRefusal = { field: "at"; fault: "future" | "date" } | { field: "lot"; fault: "gone" };

/**
 * Writes down what happened to a producer's lot. Sent twice under one `clientId` it is taken once: `again` says so. A
 * device that was without a signal may send an event long after it happened, never before.
 */
export async function recordEvent(record: { lotId: string; producerId: string; draft: EventDraft; userId: string; communeCode: string; at: Date }): Promise<Result<{ again: boolean }, EventRefusal>> {
  const { draft, userId, at } = record;
  const moment = momentOf(draft);
  if (!moment) return err({ field: "at", fault: "date" });
  if (liesAhead(moment, at)) return err({ field: "at", fault: "future" });
  if (!isId(record.lotId)) return err({ field: "lot", fault: "gone" });
  return transact<{ again: boolean }, EventRefusal>(async (tx) => {
    const lot = await tx.lot.findFirst({ where: { id: record.lotId, product: { producerId: record.producerId } }, select: { id: true, code: true, gtin: true, quantity: true, unit: true } });
    if (!lot) return err({ field: "lot", fault: "gone" });
    const { action, disposition } = DESK_STEPS[draft.step];
    const { count } = await tx.lotEvent.createMany({
      data: [{
        id: newId(), lotId: lot.id, at: moment, zoneOffset: draft.zoneOffset, bizStep: draft.step, action, place: { vi: draft.place, communeCode: record.communeCode },
        detail: { ...(draft.note === "" ? {} : { vi: draft.note }), disposition, quantity: lot.quantity, unit: lot.unit }, recordedAt: at, recordedBy: userId, clientId: draft.clientId ?? null,
      }],
      skipDuplicates: true,
    });
    if (count === 0) return ok({ again: true });
    await recordAudit(tx, { actor: { kind: "user", userId }, action: "lot.event_recorded", subjectType: "lot", subjectId: lot.id, after: { number: lot.gtin, code: lot.code, step: draft.step } });
    return ok({ again: false });
  });
}
