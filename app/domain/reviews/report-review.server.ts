import { newId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { normalise } from "~/lib/vietnamese-text";
import { db } from "~/platform/db/client.server";
import { REASON_MOST, REPORT_REASONS } from "./review";

export type ReportFailure = { kind: "not_found" | "reason_missing" | "note_missing" | "note_long" };

/** More reports than this tell an officer nothing new. */
const OPEN_MOST = 20;

/** A reader's report of a published review; it stays until an officer has looked. */
export async function reportReview({ id, reason: typed, note: said, at }: { id: string; reason: string; note: string; at: Date }): Promise<Result<null, ReportFailure>> {
  const reason = REPORT_REASONS.find((one) => one === typed);
  const note = normalise(said);
  if (!reason) return err({ kind: "reason_missing" });
  if (reason === "other" && note === "") return err({ kind: "note_missing" });
  if ([...note].length > REASON_MOST) return err({ kind: "note_long" });
  const review = await db().review.findFirst({ where: { id, state: "published" }, select: { _count: { select: { reports: { where: { settledAt: null } } } } } });
  if (!review) return err({ kind: "not_found" });
  if (review._count.reports < OPEN_MOST) await db().reviewReport.create({ data: { id: newId(), reviewId: id, reason, note: note === "" ? null : note, createdAt: at } });
  return ok(null);
}
