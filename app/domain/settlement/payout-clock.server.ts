import { fromDateColumn, localDateAt, toDateColumn, type LocalDate } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { CLOCK_OUTCOMES, lastPayoutDay, nextPayoutDay, type ClockOutcome } from "./payout";
import { payoutTerms } from "./payout-queries.server";
import { preparePayouts } from "./prepare-payouts.server";

const JOB = "prepare-payouts";

export type PayoutClock = { ranAt: Date | null; outcome: ClockOutcome | null; next: LocalDate | null };

/** When the clock last looked and what came of it, and the day on which it prepares payouts next. */
export async function payoutClock(at: Date): Promise<PayoutClock> {
  const [job, terms] = await Promise.all([db().moneyJob.findUnique({ where: { name: JOB } }), payoutTerms(localDateAt(at))]);
  const hasLooked = job !== null && localDateAt(job.ranAt) === localDateAt(at);
  const from = hasLooked ? localDateAt(new Date(at.getTime() + 86_400_000)) : localDateAt(at);
  return { ranAt: job?.ranAt ?? null, outcome: CLOCK_OUTCOMES.find((one) => one === job?.outcome) ?? null, next: terms && nextPayoutDay(from, terms.weekday) };
}

/** Prepares the payouts of the last payout day unless that was done; a day on which the server stood still is made up for. */
export async function preparePayoutsByClock(at: Date): Promise<ClockOutcome> {
  const today = localDateAt(at);
  const [job, terms] = await Promise.all([db().moneyJob.findUnique({ where: { name: JOB } }), payoutTerms(today)]);
  const due = terms && lastPayoutDay(today, terms.weekday);
  // A shop that never looked begins with its next day, not with the one before it opened.
  const done = job?.doneFor ? fromDateColumn(job.doneFor) >= (due ?? today) : due !== today;
  const run = due && !done ? await preparePayouts(at, null) : null;
  const outcome: ClockOutcome = due === null ? "no_rule" : run === null ? "not_today" : run.ok ? "prepared" : run.error.kind;
  const row = { ranAt: at, outcome, doneFor: due && toDateColumn(due) };
  await db().moneyJob.upsert({ where: { name: JOB }, create: { name: JOB, ...row }, update: row });
  return outcome;
}
