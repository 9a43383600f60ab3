import { z } from "zod";
import { parseDecimal } from "~/lib/decimal";

/** What a growing area's holder declares. Codes as the plant health authority gives them (VN-LSOR-0012), or of the shop's own. */

/** Upper case, single hyphens, no blanks: how codes are stored and compared. */
export function normaliseAreaCode(text: string): string {
  return text.normalize("NFKC").toUpperCase().replaceAll(/[\s_–—-]+/g, "-").replaceAll(/^-+|-+$/g, "");
}

const number = (least: number, most: number) => z.string().transform(parseDecimal).pipe(z.number("number").min(least, "range").max(most, "range"));
const whole = (least: number, most: number) => number(least, most).pipe(z.int("whole"));
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess((value) => (value === "" || value === undefined ? null : value), schema.nullable());

/** The form of a growing area. Figures may have a comma, as people write them. */
export const areaForm = z.object({
  code: z.string().transform(normaliseAreaCode).pipe(z.string().regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/, "code").max(30, "code")),
  name: z.string().trim().max(80, "long").transform((text) => text || null),
  kind: z.enum(["field", "hives"], "choose"),
  scheme: z.string().trim().min(1, "missing").max(80, "long"),
  markets: z.string().transform((text) => text.toUpperCase().split(/[\s,;]+/).filter(Boolean)).pipe(z.array(z.string().regex(/^[A-Z]{2}$/, "market")).max(10, "long")),
  crop: z.string().trim().min(1, "missing").max(60, "long"),
  areaHa: number(0.01, 999_999),
  hives: optional(whole(1, 1_000_000)),
  yieldKg: whole(1, 1_000_000),
  yearlyQuotaKg: optional(whole(1, 2_000_000)),
  communeCode: z.string().regex(/^\d{5}$/, "choose"),
  latitude: optional(number(8, 24)),
  longitude: optional(number(102, 110)),
  validFrom: z.iso.date("date"),
  validTo: optional(z.iso.date("date")),
}).superRefine((area, context) => {
  if (area.kind === "hives" && area.hives === null) context.addIssue({ code: "custom", path: ["hives"], message: "missing" });
  if (area.validTo !== null && area.validTo <= area.validFrom) context.addIssue({ code: "custom", path: ["validTo"], message: "order" });
  if ((area.latitude === null) !== (area.longitude === null)) context.addIssue({ code: "custom", path: ["longitude"], message: "missing" });
});
export type AreaDraft = z.infer<typeof areaForm>;

/** The first thing wrong with each field, as a word that the desk has a sentence for; a field in one of `rows` by its whole path. */
export function fieldFaults(error: z.ZodError, rows?: string): Record<string, string> {
  return Object.fromEntries(error.issues.toReversed().map((issue) => [issue.path[0] === rows ? issue.path.join(".") : String(issue.path[0] ?? ""), /^[a-z_]+$/.test(issue.message) ? issue.message : "missing"]));
}
