import { adjustLot } from "~/domain/traceability/adjust-lot.server";
import { ADJUST_REASONS } from "~/domain/traceability/shelf-lot";
import type { Shelf } from "~/domain/traceability/shelf-lots.server";
import { readWhole } from "~/lib/vietnamese-number";

/** A form that was not taken: of which lot, which field, what is wrong, and all that was typed. */
export type AdjustAnswer = { lot: string; field: "quantity" | "reason"; fault: string; most?: number; values: Record<string, string> };
/** What was done: units that left the lot (below nothing: came back), what the shelf lost, and how many of them are ordered. */
export type AdjustDone = { code: string; gone: number; shelf: number; owed: number };

/** Carries out the quick adjustment of one of the lots of a shelf. */
export async function saveAdjustment({ shelf, producerId, form, userId, at }: { shelf: Shelf; producerId: string; form: Map<string, string>; userId: string; at: Date }): Promise<{ done: AdjustDone } | { answer: AdjustAnswer }> {
  const id = form.get("lot") ?? "";
  const lot = shelf.lots.find((one) => one.id === id);
  const refuse = (field: AdjustAnswer["field"], fault: string, most?: number) => ({ answer: { lot: id, field, fault, values: Object.fromEntries(form), ...(most === undefined ? {} : { most }) } });
  const reason = ADJUST_REASONS.find((known) => known === form.get("reason"));
  const quantity = readWhole(form.get("quantity") ?? "");
  if (!lot) return refuse("quantity", "gone");
  if (!reason) return refuse("reason", "choose");
  if (quantity === null) return refuse("quantity", "whole");
  const seen = Number(/^\d{1,9}$/.exec(form.get("seen") ?? "")?.[0] ?? -1);
  const adjusted = await adjustLot({ lotId: id, producerId, reason, quantity, seen, note: (form.get("note") ?? "").trim().slice(0, 200), userId, at });
  if (!adjusted.ok) return refuse("quantity", adjusted.error.fault, "most" in adjusted.error ? adjusted.error.most : undefined);
  const { gone, shelf: off } = adjusted.value;
  return { done: { code: lot.code, gone, shelf: off, owed: Math.max(0, gone - off) } };
}
