import { addDays, daysBetween, type LocalDate } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";

/** Lots on the shelf: how long they are good, and what a count may change. Pure. */

/**
 * A lot is near its end in the last quarter of its life, and never earlier than thirty days before it: a fixed number of
 * days would warn of persimmons from the day they are picked, a share alone of two-year honey half a year too soon.
 */
const LAST_SHARE = 4;
export const NEAR_DAYS = 30;

/** Days that a lot is good still, its last one not counted; below nothing when it has expired, null when it does not end. */
export function daysLeft(bestBefore: LocalDate | null, today: LocalDate): number | null {
  return bestBefore === null ? null : daysBetween(today, bestBefore);
}

export type Freshness = "good" | "near" | "expired";

/** How a lot stands today. On its last day it may still be sold. */
export function freshnessOf(lot: { producedOn: LocalDate; bestBefore: LocalDate | null }, today: LocalDate): Freshness {
  if (lot.bestBefore === null) return "good";
  if (lot.bestBefore < today) return "expired";
  const life = daysBetween(lot.producedOn, lot.bestBefore);
  return today >= addDays(lot.bestBefore, -Math.min(NEAR_DAYS, Math.floor(life / LAST_SHARE))) ? "near" : "good";
}

export const ADJUST_REASONS = ["spoiled", "lost", "counted"] as const;
export type AdjustReason = (typeof ADJUST_REASONS)[number];

export type AdjustFault = { fault: "whole" } | { fault: "short"; most: number } | { fault: "found"; most: number } | { fault: "same" };

/**
 * How many units leave a lot by an adjustment; fewer than none come back. Of what is spoiled or lost `quantity` says how
 * many, of a count how many there are. A count may find again what an earlier one missed and nothing else.
 */
export function judgeAdjustment({ reason, quantity, remaining, missed }: { reason: AdjustReason; quantity: number; remaining: number; missed: number }): Result<number, AdjustFault> {
  if (!Number.isInteger(quantity) || quantity < (reason === "counted" ? 0 : 1) || quantity > 2_000_000) return err({ fault: "whole" });
  const gone = reason === "counted" ? remaining - quantity : quantity;
  if (gone > remaining) return err({ fault: "short", most: remaining });
  if (gone === 0) return err({ fault: "same" });
  return -gone > missed ? err({ fault: "found", most: remaining + missed }) : ok(gone);
}

/**
 * What the shelf's own count changes by when so many units leave a lot: what is promised to buyers is not on it any more,
 * and what comes back is no more than such counts took off it before (`takenOff`).
 */
export function shelfChange(gone: number, shelf: { available: number; takenOff: number }): number {
  return gone > 0 ? -Math.min(gone, Math.max(0, shelf.available)) : Math.min(-gone, Math.max(0, shelf.takenOff));
}
