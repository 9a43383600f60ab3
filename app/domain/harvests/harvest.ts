/** Forecasts and places of a waiting list; no I/O. */
import { addDays, parseLocalDate, type LocalDate } from "~/lib/local-date";
import { readWhole } from "~/lib/vietnamese-number";

/** How long an offered place is held; the database function move_places knows the same. */
export const OFFER_HOURS = 48;

export type PlaceState = "waiting" | "offered" | "confirmed" | "lapsed" | "released" | "withdrawn";
/** What a person who waits is written of. */
export const PLACE_OCCASIONS = ["waiting", "offered", "postponed", "lapsed", "released"] as const;
export type PlaceOccasion = (typeof PLACE_OCCASIONS)[number];

/** In pieces of the variant. */
export type Forecast = { low: number; likely: number; high: number; from: LocalDate; to: LocalDate };

export type ForecastFault = "missing" | "invalid" | "order" | "window";

/** A forecast as a form says it, or by field why it is none. */
export function readForecast(form: ReadonlyMap<string, string>, today: LocalDate): { forecast: Forecast } | { faults: Partial<Record<keyof Forecast, ForecastFault>> } {
  const faults: Partial<Record<keyof Forecast, ForecastFault>> = {};
  const number = (field: "low" | "likely" | "high"): number => {
    const text = (form.get(field) ?? "").trim();
    const value = readWhole(text);
    if (value === null || value < 0 || value > 1_000_000) faults[field] = text === "" ? "missing" : "invalid";
    return value ?? 0;
  };
  const day = (field: "from" | "to"): LocalDate => {
    const text = (form.get(field) ?? "").trim();
    const value = parseLocalDate(text);
    if (value === null) faults[field] = text === "" ? "missing" : "invalid";
    return value ?? today;
  };
  const forecast = { low: number("low"), likely: number("likely"), high: number("high"), from: day("from"), to: day("to") };
  if (forecast.likely < forecast.low) faults.likely ??= "order";
  if (forecast.high < Math.max(forecast.likely, 1)) faults.high ??= "order";
  if (!faults.from && !faults.to && (forecast.to < forecast.from || forecast.to < today || forecast.to > addDays(forecast.from, 366))) faults.to = "window";
  return Object.keys(faults).length > 0 ? { faults } : { forecast };
}
