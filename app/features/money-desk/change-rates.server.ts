import { addRate, endRate } from "~/domain/settlement/commission-rates.server";
import { RATE_FIELDS, readRate, type RateFault, type RateField } from "~/domain/settlement/commission-rate";
import { localDateAt, parseLocalDate } from "~/lib/local-date";

export type RateRefusal = { faults: Partial<Record<RateField, RateFault>>; values: Partial<Record<RateField, string>> };
export type EndRefusal = { id: number; fault: "day" | "last" | "not_found"; on: string };
export type RatesAnswer = { done: "added" | "ended" } | { add: RateRefusal } | { end: EndRefusal };

/** Takes one of the forms of the list of commissions: a new row, or the end of one. Null when the form is none of them. */
export async function changeRates(form: ReadonlyMap<string, string>, { userId, at }: { userId: string; at: Date }): Promise<RatesAnswer | null> {
  const who = { userId, today: localDateAt(at) };
  if (form.get("intent") === "end") {
    const [id, on] = [Number(form.get("id")), (form.get("on") ?? "").slice(0, 20)];
    const last = parseLocalDate(on);
    const ended = !Number.isSafeInteger(id) || id < 1 || id > 2_147_483_647 ? "not_found" : last === null ? "day" : await endRate(id, last, who);
    if (typeof ended === "string") return { end: { id, fault: ended, on } };
    return ended.ok ? { done: "ended" } : { end: { id, fault: ended.error.kind, on } };
  }
  if (form.get("intent") !== "add") return null;
  const field = (name: RateField) => (form.get(name) ?? "").slice(0, 400);
  const values = Object.fromEntries(RATE_FIELDS.map((name) => [name, field(name)]));
  const read = readRate(field, who.today);
  if (!read.ok) return { add: { faults: read.error, values } };
  const added = await addRate(read.value, who);
  return added.ok ? { done: "added" } : { add: { faults: added.error.kind === "taken" ? { position: "taken" } : { producer: "producer" }, values } };
}
