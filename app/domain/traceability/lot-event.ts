import { z } from "zod";
import { parseLocalDate } from "~/lib/local-date";
import { DESK_STEP_NAMES } from "./desk-steps";

/** What is typed of a step: which, when, where, a word about it. `clientId` makes a second sending harmless. */
export const eventForm = z.object({
  step: z.enum(DESK_STEP_NAMES, "choose"),
  /** As `datetime-local` gives it: the clock on the wall there. */
  at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, "date"),
  zoneOffset: z.string().regex(/^[+-]((0\d|1[0-3]):[0-5]\d|14:00)$/, "date").default("+07:00"),
  place: z.string().trim().min(1, "missing").max(120, "long"),
  note: z.string().trim().max(500, "long").default(""),
  clientId: z.uuid("missing").optional(),
});
export type EventDraft = z.infer<typeof eventForm>;

/** The moment that the clock there showed; null for a day that is none. */
export function momentOf({ at, zoneOffset }: Pick<EventDraft, "at" | "zoneOffset">): Date | null {
  // A date takes the 31st of February for the 3rd of March.
  if (parseLocalDate(at.slice(0, 10)) === null) return null;
  const date = new Date(`${at.length === 16 ? `${at}:00` : at}${zoneOffset}`);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** Five minutes, which a phone's clock may be ahead. */
const AHEAD_MS = 5 * 60_000;

export function liesAhead(moment: Date, now: Date): boolean {
  return moment.getTime() > now.getTime() + AHEAD_MS;
}
