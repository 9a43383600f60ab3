import { z } from "zod";
import { parseDecimal } from "~/lib/decimal";

/** One row of what a lot is made of, as it is typed. Pure. */

/** Weighed, or counted in the units of the lot that it is taken from. */
export type Amount = { grams: number; units?: undefined; unit?: undefined } | { grams?: undefined; units: number; unit: string };

/** Grams of the weights that people here sell by. */
const WEIGHTS: Readonly<Record<string, number>> = { "": 1_000, kg: 1_000, g: 1, "yến": 10_000, "tạ": 100_000, "tấn": 1_000_000 };
/** What an input may weigh at most; more would not fit the column, and is no lot of this province. */
const MOST_G = 2_000_000_000;

/** "120", "12,5 kg", "2 tạ", "20 hũ": a bare number is kilograms. Null for what is no amount. */
export function readAmount(text: string): Amount | null {
  const match = /^([\d.,]+)(?:\s*(\p{L}.{0,30}))?$/u.exec(text.normalize("NFC").trim());
  const value = parseDecimal(match?.[1] ?? "");
  const unit = (match?.[2] ?? "").trim().toLowerCase();
  if (!Number.isFinite(value)) return null;
  const weight = WEIGHTS[unit];
  return weight === undefined ? { units: value, unit } : { grams: Math.round(value * weight) };
}

const amountText = z.string().transform((text, context): Amount => {
  const read = readAmount(text);
  const fault = read === null ? "number" : read.grams === undefined ? (Number.isInteger(read.units) ? null : "whole") : null;
  const size = read?.grams ?? read?.units ?? 0;
  if (fault !== null || size <= 0 || size > MOST_G) context.addIssue({ code: "custom", message: fault ?? "range" });
  return read ?? { grams: 0 };
});

type SourceDraft =
  | { kind: "area" | "lot"; id: string; amount: Amount }
  | { kind: "bought"; supplier: string; material: string; document: string; amount: Amount };

/** A row: `source` is `area:{id}`, `lot:{id}` or `bought`; the words of a purchase count only for the last. */
export const sourceRow = z.object({
  source: z.string().regex(/^(area|lot):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^bought$/, "choose"),
  amount: amountText,
  supplier: z.string().trim().max(120, "long"),
  material: z.string().trim().max(120, "long"),
  document: z.string().trim().max(60, "long"),
}).superRefine((row, context) => {
  if (row.source !== "bought") return;
  for (const name of ["supplier", "material"] as const) if (row[name] === "") context.addIssue({ code: "custom", path: [name], message: "missing" });
}).transform(({ source, amount, supplier, material, document }): SourceDraft => {
  const [kind, id = ""] = source.split(":");
  return kind === "area" || kind === "lot" ? { kind, id, amount } : { kind: "bought", supplier, material, document, amount };
});
