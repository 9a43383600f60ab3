/** Payouts and where they may go from each state; no I/O. */
import type { LocalDate } from "~/lib/local-date";
import { addDays } from "~/lib/local-date";

export const PAYOUT_STATES = ["prepared", "sent", "paid", "bounced", "called_off"] as const;
export type PayoutState = (typeof PAYOUT_STATES)[number];

/** What may become of a payout; the same table as in the function settle_payout and send_payouts. Money can come back even after it arrived. */
export const NEXT_STATES: Readonly<Record<PayoutState, readonly PayoutState[]>> = {
  prepared: ["sent", "called_off"],
  sent: ["paid", "bounced"],
  paid: ["bounced"],
  bounced: [],
  called_off: [],
};

/** The published rule by which payouts are made. `weekday` 1 is Monday. */
export type PayoutTerms = { holdDays: number; minimum: bigint; weekday: number };

/** The hour in Vietnam at which the clock looks every day whether payouts are to be prepared. */
export const PAYOUT_HOUR = 7;

/** The next day on which payouts are prepared, from `today` on and today included. */
export function nextPayoutDay(today: LocalDate, weekday: number): LocalDate {
  const now = new Date(`${today}T00:00:00Z`).getUTCDay() || 7;
  return addDays(today, (weekday - now + 7) % 7);
}

/** The last day on which payouts are prepared, up to `today` and today included. */
export function lastPayoutDay(today: LocalDate, weekday: number): LocalDate {
  return addDays(nextPayoutDay(addDays(today, 1), weekday), -7);
}

/** What came of the clock's last look: as {@link PrepareRefusal}, or that its day had not come, or nobody has said which it is. */
export const CLOCK_OUTCOMES = ["prepared", "already", "nothing", "not_today", "no_rule"] as const;
export type ClockOutcome = (typeof CLOCK_OUTCOMES)[number];

/** Why a producer is in the next run, or not: the same order of questions as in the function prepare_payouts. */
export type Standing = "in" | "owes" | "nothing" | "below" | "no_account" | "under_way";

export function standingOf({ free, hasAccount, underWay }: { free: bigint; hasAccount: boolean; underWay: boolean }, minimum: bigint): Standing {
  if (free < 0n) return "owes";
  if (free === 0n) return "nothing";
  if (free < minimum) return "below";
  if (!hasAccount) return "no_account";
  return underWay ? "under_way" : "in";
}
