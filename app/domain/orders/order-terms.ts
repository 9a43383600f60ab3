import { addDays, localDateAt, startOfDay, type LocalDate } from "~/lib/local-date";
import type { ShipmentState } from "./order";

/**
 * How long the parts of an order may take, and what happens then. The shop's own rule, dated: an order goes by the terms of the
 * day it was placed on. Pages, mails and the job that acts on them read this list.
 */
export type OrderTerms = {
  /** The first day of orders that go by them. */
  from: string;
  /** Hours after a parcel could be confirmed (paid, or to be paid at the door) until its producer is reminded. */
  remindConfirmHours: number;
  /** Hours until it is called off for its buyer. */
  cancelUnconfirmedHours: number;
  /** Days within which what stands on the shelf leaves. What is made to order or harvested has its own promised day. */
  shipDays: number;
  /** Days after the promised day from which its buyer may call it off. */
  buyerCancelDays: number;
  /** Days after the promised day on which it is called off. */
  cancelUnshippedDays: number;
  /** Days on the way where none were quoted. */
  transitDays: number;
  /** Days after the last quoted day until its producer is asked whether it arrived. */
  askDeliveredDays: number;
  /** Days after the last quoted day on which it counts as delivered, if nobody says otherwise. */
  completeDays: number;
};

export const ORDER_TERMS: readonly OrderTerms[] = [
  { from: "2026-11-01", remindConfirmHours: 24, cancelUnconfirmedHours: 72, shipDays: 3, buyerCancelDays: 1, cancelUnshippedDays: 7, transitDays: 10, askDeliveredDays: 2, completeDays: 7 },
];

/** The terms of an order placed on that day; null when it is older than all of them: nothing happens to it by itself. */
export function termsOn(day: LocalDate): OrderTerms | null {
  return ORDER_TERMS.findLast(({ from }) => from <= day) ?? null;
}

export type ParcelFacts = { state: ShipmentState; placedAt: Date; /** When it could be confirmed; null while nobody has paid. */ since: Date | null; shipBy: LocalDate | null; shippedAt: Date | null; maxDays: number | null };
export type ParcelClock = {
  remindConfirmAt: Date; cancelUnconfirmedAt: Date;
  /** The last day on which it is to leave. */
  leaveBy: LocalDate; remindShipAt: Date; buyerMayCancelAt: Date; cancelUnshippedAt: Date;
  askDeliveredAt: Date | null; completeAt: Date | null;
};

const HOUR = 3_600_000;

/** When each term of a parcel is over; null while nobody has paid, or where no terms hold. `parcel_clock` in the database says the same: a test holds the two together. */
export function parcelClock({ placedAt, since, shipBy, shippedAt, maxDays }: ParcelFacts): ParcelClock | null {
  const terms = termsOn(localDateAt(placedAt));
  if (since === null || terms === null) return null;
  const leaveBy = shipBy ?? addDays(localDateAt(since), terms.shipDays);
  // What leaves in a month need not be confirmed today.
  const base = Math.max(since.getTime(), startOfDay(addDays(leaveBy, -terms.shipDays)).getTime());
  const after = (day: LocalDate, days: number): Date => startOfDay(addDays(day, days + 1));
  const arriveBy = shippedAt === null ? null : addDays(localDateAt(shippedAt), maxDays ?? terms.transitDays);
  return {
    remindConfirmAt: new Date(base + terms.remindConfirmHours * HOUR),
    cancelUnconfirmedAt: new Date(base + terms.cancelUnconfirmedHours * HOUR),
    leaveBy,
    remindShipAt: after(leaveBy, 0),
    buyerMayCancelAt: after(leaveBy, terms.buyerCancelDays),
    cancelUnshippedAt: after(leaveBy, terms.cancelUnshippedDays),
    askDeliveredAt: arriveBy && after(arriveBy, terms.askDeliveredDays),
    completeAt: arriveBy && after(arriveBy, terms.completeDays),
  };
}
