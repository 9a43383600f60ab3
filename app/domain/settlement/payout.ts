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

/** The next day on which payouts are prepared, from `today` on and today included. */
export function nextPayoutDay(today: LocalDate, weekday: number): LocalDate {
  const now = new Date(`${today}T00:00:00Z`).getUTCDay() || 7;
  return addDays(today, (weekday - now + 7) % 7);
}
