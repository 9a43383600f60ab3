import { reportReview, type ReportFailure } from "~/domain/reviews/report-review.server";
import { err, type Result } from "~/lib/result";
import { rateLimit, visitorKey } from "~/platform/rate-limit/rate-limit.server";

/** One line reports so many reviews an hour: an officer reads each. */
const reports = rateLimit({ attempts: 10, seconds: 60 * 60 });

/** Takes a report from a reader; what is filled in wrongly costs no attempt. */
export async function takeReport(report: { id: string; reason: string; note: string; at: Date }, clientAddress: string): Promise<Result<null, ReportFailure | { kind: "too_many"; minutes: number }>> {
  const key = visitorKey(clientAddress);
  const taken = await reports.take(key);
  if (!taken.ok) return err({ kind: "too_many", minutes: Math.ceil(taken.retryAfterSeconds / 60) });
  const result = await reportReview(report);
  if (!result.ok) await reports.giveBack(key);
  return result;
}
