import { preparePayoutsByClock } from "~/domain/settlement/payout-clock.server";
import type { JobReport } from "~/platform/jobs/job-report";
import { log } from "~/platform/log/log.server";

/** Every morning: on the day of payouts, or after one that was missed, what producers are due is prepared. Run again, it prepares nothing. */
export async function preparePayoutsOnTheirDay(at: Date): Promise<JobReport> {
  const outcome = await preparePayoutsByClock(at);
  log.info({ outcome }, "payouts");
  return { note: outcome };
}
