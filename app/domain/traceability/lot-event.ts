import { z } from "zod";

/** The steps that the desk offers, each with its EPCIS words: what most lots go through, in their order. */
export const DESK_STEPS = {
  commissioning: { action: "ADD", disposition: "active" },
  receiving: { action: "OBSERVE", disposition: "in_progress" },
  creating_class_instance: { action: "", disposition: "in_progress" },
  inspecting: { action: "OBSERVE", disposition: "conformant" },
  packing: { action: "ADD", disposition: "container_closed" },
  storing: { action: "OBSERVE", disposition: "sellable_not_accessible" },
  shipping: { action: "OBSERVE", disposition: "in_transit" },
} as const;
export type DeskStep = keyof typeof DESK_STEPS;
export const DESK_STEP_NAMES = Object.keys(DESK_STEPS) as DeskStep[];

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
  const date = new Date(`${at.length === 16 ? `${at}:00` : at}${zoneOffset}`);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** Five minutes, which a phone's clock may be ahead. */
const AHEAD_MS = 5 * 60_000;

export function liesAhead(moment: Date, now: Date): boolean {
  return moment.getTime() > now.getTime() + AHEAD_MS;
}
