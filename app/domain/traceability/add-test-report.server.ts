import { recordAudit } from "~/domain/audit/record-audit.server";
import { newId } from "~/lib/id";
import { toDateColumn, type LocalDate } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import { transact } from "~/platform/db/transact.server";
import type { FileFault } from "./lot-file";
import { hasRoomForFiles, holdOwnLot, storeLotPaper, type StoredFile } from "./lot-files.server";

/** `conclusion`: what the paper says at its end, in its own words; empty when nothing was typed. */
export type ReportDraft = { laboratory: string; number: string; testedOn: LocalDate; passed: boolean; conclusion: string; criteria: { name: { vi: string }; result: string; limit: string | null }[] };
export type ReportRefusal = { field: "lot"; fault: "gone" } | { field: "number"; fault: "code_taken" } | { field: "testedOn"; fault: "future" } | { field: "photos"; fault: FileFault };

/**
 * Adds a laboratory's report to a producer's lot, with its paper when there is one. Both are records of the lot, sealed as
 * they come; the trail keeps the paper's hash besides, so that neither chain can be written anew without the other.
 */
export async function addTestReport(add: { lotId: string; producerId: string; draft: ReportDraft; paper: Uint8Array | null; userId: string; today: LocalDate; at: Date }): Promise<Result<null, ReportRefusal>> {
  const { draft, userId, at, lotId } = add;
  if (draft.testedOn > add.today) return err({ field: "testedOn", fault: "future" });
  let paper: StoredFile | null = null;
  if (add.paper) {
    const stored = await storeLotPaper(add.paper);
    if (!stored.ok) return err({ field: "photos", fault: stored.error });
    paper = stored.value;
  }
  return transact<null, ReportRefusal>(async (tx) => {
    const lot = await holdOwnLot(tx, lotId, add.producerId);
    if (!lot) return err({ field: "lot", fault: "gone" });
    if (paper && !(await hasRoomForFiles(tx, lotId, 1))) return err({ field: "photos", fault: "file_many" });
    const id = newId();
    const { count } = await tx.testReport.createMany({
      data: [{ id, lotId, laboratory: draft.laboratory, number: draft.number, testedOn: toDateColumn(draft.testedOn), passed: draft.passed, criteria: draft.criteria, recordedAt: at, recordedBy: userId }],
      skipDuplicates: true,
    });
    if (count === 0) return err({ field: "number", fault: "code_taken" });
    if (paper) {
      const file = await tx.lotFile.createMany({ data: [{ id: newId(), lotId, reportId: id, kind: "report", title: draft.number, conclusion: draft.conclusion || null, ...paper, recordedAt: at, recordedBy: userId }], skipDuplicates: true });
      // The same paper under another number is one of the two by mistake.
      if (file.count === 0) return err({ field: "photos", fault: "file_known" });
    }
    await recordAudit(tx, {
      actor: { kind: "user", userId }, action: "lot.report_added", subjectType: "lot", subjectId: lotId,
      after: { number: lot.number, code: lot.code, report: draft.number, passed: draft.passed, ...(paper ? { sha256: Buffer.from(paper.sha256).toString("hex") } : {}) },
    });
    return ok(null);
  });
}
