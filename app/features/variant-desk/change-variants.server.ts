import { addVariant, MOST_ON_SALE } from "~/domain/catalog/variants/add-variant.server";
import { changeBreaks } from "~/domain/catalog/variants/change-breaks.server";
import { changeTerms, switchVariant } from "~/domain/catalog/variants/change-variant.server";
import { readBreaks } from "~/domain/catalog/variants/price-breaks";
import { readNewVariant, readTerms } from "~/domain/catalog/variants/variant-form";
import { giveForecast } from "~/domain/harvests/give-forecast.server";
import { readForecast } from "~/domain/harvests/harvest";
import { isId } from "~/lib/id";
import { localDateAt } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";

export type VariantsRefusal = {
  /** The variant whose form was refused; null for the form of a new one. */
  variant: string | null;
  intent: string;
  kind: "fields" | "not_found" | "last" | "too_many";
  count: number;
  faults: Record<string, string>;
  values: Record<string, string>;
};

type Who = { producerId: string; userId: string };

/** Does what a form of a product's variants asks: add, off, on, terms, breaks or forecast. */
export async function changeVariants({ producerId, userId }: Who, product: { id: string; setNo: number; variants: readonly { id: string; priceVnd: bigint }[] }, form: Map<string, string>, at: Date): Promise<Result<"added" | "saved" | "forecast", VariantsRefusal>> {
  const intent = form.get("intent") ?? "";
  const variantId = form.get("variant") ?? "";
  const values = Object.fromEntries([...form].map(([name, value]) => [name, value.slice(0, 200)]));
  const refuse = (kind: VariantsRefusal["kind"], faults: Record<string, string | undefined> = {}) => {
    const named = Object.fromEntries(Object.entries(faults).flatMap(([field, fault]) => (fault ? [[field, fault]] : [])));
    return err({ variant: intent === "add" ? null : variantId, intent, kind, count: MOST_ON_SALE, faults: named, values });
  };
  if (intent === "add") {
    const { variant, faults } = readNewVariant(form, product.setNo);
    if (Object.keys(faults).length > 0) return refuse("fields", faults);
    const added = await addVariant({ producerId, productId: product.id, variant, userId, at });
    if (added.ok) return ok("added");
    return added.error.kind === "gtin_taken" ? refuse("fields", { gtin: "gtin_taken" }) : refuse(added.error.kind);
  }
  if (!isId(variantId)) return refuse("not_found");
  if (intent === "off" || intent === "on") {
    const switched = await switchVariant({ producerId, variantId, active: intent === "on", userId });
    return switched.ok ? ok("saved") : refuse(switched.error.kind === "weight_missing" ? "not_found" : switched.error.kind);
  }
  if (intent === "terms") {
    const { terms, faults } = readTerms(form);
    if (Object.keys(faults).length > 0) return refuse("fields", faults);
    const changed = await changeTerms({ producerId, variantId, terms, userId, at });
    if (changed.ok) return ok("saved");
    return changed.error.kind === "weight_missing" ? refuse("fields", { mode: "weight_missing" }) : refuse(changed.error.kind);
  }
  if (intent === "breaks") {
    const variant = product.variants.find(({ id }) => id === variantId);
    if (!variant) return refuse("not_found");
    const { breaks, faults } = readBreaks(form, Number(variant.priceVnd));
    if (Object.keys(faults).length > 0) return refuse("fields", faults);
    const changed = await changeBreaks({ producerId, variantId, breaks, userId });
    return changed.ok ? ok("saved") : refuse(changed.error.kind);
  }
  if (intent !== "forecast") return refuse("not_found");
  const read = readForecast(form, localDateAt(at));
  if ("faults" in read) return refuse("fields", read.faults);
  const given = await giveForecast({ producerId, variantId, forecast: read.forecast, userId, at });
  return given.ok ? ok("forecast") : refuse("not_found");
}
