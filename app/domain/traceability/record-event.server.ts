import { recordAudit } from "~/domain/audit/record-audit.server";
import { isId, newId } from "~/lib/id";
import { toDateColumn, type LocalDate } from "~/lib/local-date";
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

export type ReportDraft = { laboratory: string; number: string; testedOn: LocalDate; passed: boolean; criteria: { name: { vi: string }; result: string; limit: string | null }[] };
export type ReportRefusal = { field: "lot"; fault: "gone" } | { field: "number"; fault: "code_taken" } | { field: "testedOn"; fault: "future" };

/** Adds a laboratory's report to a producer's lot. */
export async function addTestReport(add: { lotId: string; producerId: string; draft: ReportDraft; userId: string; today: LocalDate; at: Date }): Promise<Result<null, ReportRefusal>> {
  const { draft, userId } = add;
  if (draft.testedOn > add.today) return err({ field: "testedOn", fault: "future" });
  if (!isId(add.lotId)) return err({ field: "lot", fault: "gone" });
  return transact<null, ReportRefusal>(async (tx) => {
    const lot = await tx.lot.findFirst({ where: { id: add.lotId, product: { producerId: add.producerId } }, select: { id: true, gtin: true, code: true } });
    if (!lot) return err({ field: "lot", fault: "gone" });
    const { count } = await tx.testReport.createMany({
      data: [{ id: newId(), lotId: lot.id, laboratory: draft.laboratory, number: draft.number, testedOn: toDateColumn(draft.testedOn), passed: draft.passed, criteria: draft.criteria, recordedAt: add.at, recordedBy: userId }],
      skipDuplicates: true,
    });
    if (count === 0) return err({ field: "number", fault: "code_taken" });
    await recordAudit(tx, { actor: { kind: "user", userId }, action: "lot.report_added", subjectType: "lot", subjectId: lot.id, after: { number: lot.gtin, code: lot.code, report: draft.number, passed: draft.passed } });
    return ok(null);
  });
}
