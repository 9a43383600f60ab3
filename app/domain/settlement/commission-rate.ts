/** Rows of the list of commissions as they are typed; no I/O. */
import { addDays, parseLocalDate, type LocalDate } from "~/lib/local-date";
import { isId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";

export const RATE_FIELDS = ["position", "producer", "set", "rate", "from", "to", "note"] as const;
export type RateField = (typeof RATE_FIELDS)[number];
export type RateFault = "position" | "producer" | "set" | "rate" | "day" | "past" | "order" | "note" | "taken";
/** A row to be: `to` is the last day on which it holds, null for ever. */
export type NewRate = { position: number; producerId: string | null; setNumber: number | null; rateBp: number; from: LocalDate; to: LocalDate | null; note: string };

/** Reads the form of a new row. It holds from tomorrow on at the earliest: nobody's terms change in the middle of a day. */
export function readRate(field: (name: RateField) => string, today: LocalDate): Result<NewRate, Partial<Record<RateField, RateFault>>> {
  const text = (name: RateField) => field(name).trim();
  const position = /^[1-9]\d{0,3}$/.test(text("position")) ? Number(text("position")) : null;
  const rate = /^\d{1,2}([.,]\d{1,2})?$/.test(text("rate")) ? Math.round(Number(text("rate").replace(",", ".")) * 100) : null;
  const setNumber = /^([1-9]|1\d|2[0-6])$/.test(text("set")) ? Number(text("set")) : null;
  const [from, to] = [parseLocalDate(text("from")), parseLocalDate(text("to"))];
  const faults: Partial<Record<RateField, RateFault>> = {
    ...(position === null && { position: "position" }),
    ...(text("producer") !== "" && !isId(text("producer")) && { producer: "producer" }),
    ...(text("set") !== "" && setNumber === null && { set: "set" }),
    ...((rate === null || rate > 3_000) && { rate: "rate" }),
    ...(from === null ? { from: "day" } : from <= today && { from: "past" }),
    ...(text("to") !== "" && (to === null ? { to: "day" } : from !== null && to < from && { to: "order" })),
    ...((text("note") === "" || text("note").length > 300) && { note: "note" }),
  };
  if (position === null || rate === null || from === null || Object.keys(faults).length > 0) return err(faults);
  return ok({ position, producerId: text("producer") || null, setNumber, rateBp: rate, from, to, note: text("note").replaceAll(/\s+/g, " ") });
}

/** A row of the list; `to` is the last day on which it holds. */
export type Rate = { id: number; position: number; producerId: string | null; setNumber: number | null; rateBp: number; from: LocalDate; to: LocalDate | null; note: string };

/** The rows that fit a sale on a day, in the order in which they are asked: the first is its rate (function commission_rate_of). */
export function ratesThatFit<Row extends Rate>(rates: readonly Row[], sale: { producerId: string; setNumber: number; day: LocalDate }): Row[] {
  return rates
    .filter(({ producerId, setNumber, from, to }) => (producerId ?? sale.producerId) === sale.producerId && (setNumber ?? sale.setNumber) === sale.setNumber && from <= sale.day && (to === null || to >= sale.day))
    .toSorted((a, b) => a.position - b.position);
}

/** The last day on which a row may be made to hold: today at the earliest, for what was sold today keeps its terms. */
export function mayEndOn(rate: Rate, last: LocalDate, today: LocalDate): boolean {
  return last >= today && last >= rate.from && (rate.to === null || last < rate.to);
}

/** The day after the last is what the table keeps. */
export function endColumn(last: LocalDate | null): LocalDate | null {
  return last && addDays(last, 1);
}
