import { z } from "zod";
import { parseDecimal } from "~/lib/decimal";
import { addDays, localDateAt, type LocalDate } from "~/lib/local-date";
import { isLotCode } from "./gs1";
import { areaCeilingG, MOST_SOURCES, outputCeilingG, unitsOf } from "./lot";
import { sourceRow, type Amount } from "./lot-source-row";

/** What somebody types of a new lot, and whether it can be. Pure. */

const day = z.iso.date("date").transform((text) => text as LocalDate);
const noDay = z.preprocess((value) => (value === "" || value === undefined ? null : value), day.nullable());

export const lotForm = z.object({
  variant: z.uuid("choose"),
  code: z.string().trim().toUpperCase().refine(isLotCode, "lot_code"),
  quantity: z.string().transform(parseDecimal).pipe(z.int("whole").min(1, "range").max(2_000_000, "range")),
  harvestedOn: noDay,
  producedOn: day,
  bestBefore: noDay,
  sources: z.array(sourceRow).max(MOST_SOURCES),
  /** Percent of what is put in that comes out. */
  ratioBp: z.string().transform(parseDecimal).pipe(z.number("number").positive("range").max(2_000, "range")).transform((percent) => Math.round(percent * 100)),
  reason: z.string().trim().max(500, "long"),
}).superRefine((lot, context) => {
  if (lot.harvestedOn !== null && lot.harvestedOn > lot.producedOn) context.addIssue({ code: "custom", path: ["harvestedOn"], message: "order" });
  if (lot.bestBefore !== null && lot.bestBefore <= lot.producedOn) context.addIssue({ code: "custom", path: ["bestBefore"], message: "order" });
});
export type LotDraft = z.infer<typeof lotForm>;

/** A number to begin with: the day, and the first letter that is free. People may write another. */
export function suggestLotCode(at: Date, taken: readonly string[]): string {
  const stem = localDateAt(at).slice(2).replaceAll("-", "");
  const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  return [...letters].map((letter) => `${stem}-${letter}`).find((code) => !taken.includes(code)) ?? `${stem}-${taken.length + 1}`;
}

export type SourceRoom =
  | { kind: "area"; status: string; validFrom: LocalDate; validTo: LocalDate | null; areaHa: number; hives: number | null; yieldKg: number; yearlyQuotaKg: number | null; takenG: number }
  | { kind: "lot"; number: string; code: string; recalled: boolean; remainingG: number; unit: string; unitG: number; producedOn: LocalDate }
  | { kind: "bought" };

export type LotFault =
  | { field: "producedOn"; fault: "future" }
  | { field: `sources.${number}.source`; fault: "gone" | "twice" | "itself" | "area_inactive" | "source_recalled" | "source_later" }
  | { field: `sources.${number}.amount`; fault: "unit" | "source_short"; roomG?: number }
  | { field: "reason"; fault: "over"; excessG: number };

export type LotVerdict = { fault: LotFault | null; /** Of each source, in their order. */ grams: number[]; /** What goes beyond the ceilings, in grams of output; 0 when nothing does. */ excessG: number };

/**
 * Whether so much can be made of that. `rooms` are the sources of the draft in their order, null for what is not there
 * or not the producer's. Never more from a lot than is in it; from an area no more than it is declared to give in the year,
 * and no more output than all inputs together give, unless a reason of ten letters or more says why.
 */
export function judgeLot(draft: LotDraft, made: { number: string; unitG: number }, rooms: readonly (SourceRoom | null)[], today: LocalDate): LotVerdict {
  const refuse = (fault: LotFault, excessG = 0): LotVerdict => ({ fault, grams: [], excessG });
  if (draft.producedOn > today) return refuse({ field: "producedOn", fault: "future" });
  const grams: number[] = [];
  for (const [index, source] of draft.sources.entries()) {
    const room = rooms[index];
    if (!room) return refuse({ field: `sources.${index}.source`, fault: "gone" });
    const mass = gramsOf(source.amount, room);
    const fault = judgeSource(draft, made.number, index, room, mass);
    if (fault || mass === null) return refuse(fault ?? { field: `sources.${index}.amount`, fault: "unit" });
    grams.push(mass);
  }
  const beyondAreas = rooms.reduce((sum, room, index) => sum + (room?.kind === "area" ? Math.max(0, room.takenG + (grams[index] ?? 0) - areaCeilingG(room)) : 0), 0);
  const putInG = grams.reduce((sum, mass) => sum + mass, 0);
  const beyondRatio = Math.max(0, draft.quantity * made.unitG - outputCeilingG(putInG, draft.ratioBp));
  const excessG = Math.max(beyondAreas, beyondRatio);
  if (excessG > 0 && draft.reason.length < 10) return refuse({ field: "reason", fault: "over", excessG }, excessG);
  return { fault: null, grams, excessG };
}

/** What is wrong with one source of a draft, whatever its others are. */
function judgeSource(draft: LotDraft, number: string, index: number, room: SourceRoom, grams: number | null): LotFault | null {
  const named = draft.sources[index];
  if (named?.kind !== "bought" && draft.sources.slice(0, index).some((other) => other.kind === named?.kind && other.id === named.id)) return { field: `sources.${index}.source`, fault: "twice" };
  if (room.kind === "lot") {
    if (room.code === draft.code && room.number === number) return { field: `sources.${index}.source`, fault: "itself" };
    if (room.recalled) return { field: `sources.${index}.source`, fault: "source_recalled" };
    if (room.producedOn > draft.producedOn) return { field: `sources.${index}.source`, fault: "source_later" };
    if (grams !== null && grams > room.remainingG) return { field: `sources.${index}.amount`, fault: "source_short", roomG: Math.max(0, room.remainingG) };
  }
  const harvested = draft.harvestedOn ?? draft.producedOn;
  const inForce = room.kind !== "area" || (room.status === "active" && harvested >= room.validFrom && (room.validTo === null || harvested <= room.validTo));
  return inForce ? null : { field: `sources.${index}.source`, fault: "area_inactive" };
}

/** An amount in grams; null for a unit that the source is not counted in. A harvest and what is bought are weighed. */
function gramsOf(amount: Amount, room: SourceRoom): number | null {
  if (amount.grams !== undefined) return amount.grams;
  if (room.kind !== "lot") return null;
  // A jar of 500 g is called a jar.
  const unit = room.unit.toLowerCase();
  return unit === amount.unit || unit.split(" ", 1)[0] === amount.unit ? amount.units * room.unitG : null;
}

/** The most units that a lot may be said to have. */
export function mostUnits(grams: number, ratioBp: number, unitG: number): number {
  return unitsOf(outputCeilingG(grams, ratioBp), unitG);
}

/** When it should be used by, from how long the product keeps. */
export function bestBeforeOf(producedOn: LocalDate, shelfLifeDays: number | null): LocalDate | null {
  return shelfLifeDays === null ? null : addDays(producedOn, shelfLifeDays);
}
