import { z } from "zod";
import { parseDecimal } from "~/lib/decimal";
import { addDays, localDateAt, type LocalDate } from "~/lib/local-date";
import { isLotCode } from "./gs1";
import { areaCeilingG, outputCeilingG, unitsOf } from "./lot";

/** What somebody types of a new lot, and whether it can be. Pure. */

const kilograms = z.string().transform(parseDecimal).pipe(z.number("number").positive("range").max(2_000_000, "range"));
const day = z.iso.date("date").transform((text) => text as LocalDate);

export const lotForm = z.object({
  variant: z.uuid("choose"),
  code: z.string().trim().toUpperCase().refine(isLotCode, "lot_code"),
  quantity: z.string().transform(parseDecimal).pipe(z.int("whole").min(1, "range").max(2_000_000, "range")),
  harvestedOn: z.preprocess((value) => (value === "" || value === undefined ? null : value), day.nullable()),
  producedOn: day,
  bestBefore: z.preprocess((value) => (value === "" || value === undefined ? null : value), day.nullable()),
  /** `area:{id}`, `lot:{id}` or `bought` */
  source: z.string().regex(/^(area|lot):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^bought$/, "choose"),
  grams: kilograms.transform((kg) => Math.round(kg * 1_000)),
  /** Percent of what is put in that comes out. */
  ratioBp: z.string().transform(parseDecimal).pipe(z.number("number").positive("range").max(2_000, "range")).transform((percent) => Math.round(percent * 100)),
  supplier: z.string().trim().max(120, "long"),
  material: z.string().trim().max(120, "long"),
  document: z.string().trim().max(60, "long"),
  reason: z.string().trim().max(500, "long"),
}).superRefine((lot, context) => {
  if (lot.harvestedOn !== null && lot.harvestedOn > lot.producedOn) context.addIssue({ code: "custom", path: ["harvestedOn"], message: "order" });
  if (lot.bestBefore !== null && lot.bestBefore <= lot.producedOn) context.addIssue({ code: "custom", path: ["bestBefore"], message: "order" });
  if (lot.source === "bought" && lot.supplier === "") context.addIssue({ code: "custom", path: ["supplier"], message: "missing" });
  if (lot.source === "bought" && lot.material === "") context.addIssue({ code: "custom", path: ["material"], message: "missing" });
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
  | { kind: "lot"; recalled: boolean; remainingG: number; producedOn: LocalDate }
  | { kind: "bought" };

export type LotFault = { field: keyof LotDraft; fault: "future" | "area_inactive" | "source_short" | "source_recalled" | "source_later"; roomG?: number } | { field: "reason"; fault: "over"; excessG: number };

/**
 * Whether so much can be made of that: never more from a lot than is in it; from an area no more than it is declared to
 * give in the year, and no more output than the inputs give, unless a reason of ten letters or more says why.
 * The excess is what goes beyond the ceiling, in grams of output; 0 when nothing does.
 */
export function judgeLot(draft: LotDraft, unitG: number, room: SourceRoom, today: LocalDate): { fault: LotFault | null; excessG: number } {
  if (draft.producedOn > today) return { fault: { field: "producedOn", fault: "future" }, excessG: 0 };
  if (room.kind === "lot") {
    if (room.recalled) return { fault: { field: "source", fault: "source_recalled" }, excessG: 0 };
    if (room.producedOn > draft.producedOn) return { fault: { field: "source", fault: "source_later" }, excessG: 0 };
    if (draft.grams > room.remainingG) return { fault: { field: "grams", fault: "source_short", roomG: Math.max(0, room.remainingG) }, excessG: 0 };
  }
  const harvested = draft.harvestedOn ?? draft.producedOn;
  if (room.kind === "area" && (room.status !== "active" || harvested < room.validFrom || (room.validTo !== null && harvested > room.validTo))) {
    return { fault: { field: "source", fault: "area_inactive" }, excessG: 0 };
  }
  const beyondArea = room.kind === "area" ? Math.max(0, room.takenG + draft.grams - areaCeilingG(room)) : 0;
  const beyondRatio = Math.max(0, draft.quantity * unitG - outputCeilingG(draft.grams, draft.ratioBp));
  const excessG = Math.max(beyondArea, beyondRatio);
  if (excessG > 0 && draft.reason.length < 10) return { fault: { field: "reason", fault: "over", excessG }, excessG };
  return { fault: null, excessG };
}

/** The most units that a lot may be said to have. */
export function mostUnits(grams: number, ratioBp: number, unitG: number): number {
  return unitsOf(outputCeilingG(grams, ratioBp), unitG);
}

/** When it should be used by, from how long the product keeps. */
export function bestBeforeOf(producedOn: LocalDate, shelfLifeDays: number | null): LocalDate | null {
  return shelfLifeDays === null ? null : addDays(producedOn, shelfLifeDays);
}
