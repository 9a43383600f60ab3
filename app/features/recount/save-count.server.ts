import { countStock, type CountRefusal } from "~/domain/inventory/count-stock.server";
import { isId } from "~/lib/id";
import { ok, type Result } from "~/lib/result";
import { readWhole } from "~/lib/vietnamese-number";

/** A count that was not taken: which field, what is wrong with what number, and what was typed. */
export type CountAnswer = { field: "counted" | "reason"; fault: CountRefusal["kind"] | "counted"; count: number; values: Record<string, string> };
const MOST = 10_000_000;

/** Records the form of a count. */
export async function saveCount(unitId: string, form: ReadonlyMap<string, string>, who: { userId: string; at: Date }): Promise<Result<{ difference: number }, CountAnswer>> {
  const refuse = (field: CountAnswer["field"], fault: CountAnswer["fault"], count = 0): Result<never, CountAnswer> => ({ ok: false, error: { field, fault, count, values: Object.fromEntries(form) } });
  const counted = readWhole(form.get("counted") ?? "");
  const seen = /^\d{1,9}$/.exec(form.get("seen") ?? "")?.[0];
  const entryId = form.get("entry") ?? "";
  if (counted === null || counted < 0 || counted > MOST) return refuse("counted", "counted");
  if (seen === undefined || !isId(entryId)) return refuse("counted", "not_found");
  const saved = await countStock({ entryId, unitId, counted, seen: Number(seen), reason: (form.get("reason") ?? "").replaceAll("\0", ""), ...who });
  if (saved.ok) return ok(saved.value);
  const { error } = saved;
  return refuse(error.kind === "no_reason" ? "reason" : "counted", error.kind, error.kind === "changed" ? error.now : error.kind === "less" ? error.ordered : 0);
}
