/** What a producer says of a variant and the way it is sold, read from a form; no I/O. */
import { isGtin } from "~/lib/gtin";
import { parseLocalDate, type LocalDate } from "~/lib/local-date";
import { readDecimal, readWhole } from "~/lib/vietnamese-number";
import { normalise } from "~/lib/vietnamese-text";
import { needsLabel } from "../drafts/listing-facts";
import { portionPrice, SALE_MODES, type SaleMode } from "../sale-note";

/** The way a variant is sold, complete: columns that another way needs are null. */
export type SaleTerms = { saleMode: SaleMode; leadDays: number | null; weeklyCapacity: number | null; weightMarginBp: number | null; saleFrom: LocalDate | null; saleUntil: LocalDate | null };

export type NewVariant = SaleTerms & { name: string; unit: string; netWeightG: number; priceVnd: number; stock: number; gtin: string | null };

export type VariantFault = "missing" | "invalid" | "gtin_taken" | "weight_missing" | "dates";
export type VariantFaults = Partial<Record<"name" | "unit" | "weight" | "price" | "stock" | "gtin" | "mode" | "lead" | "capacity" | "margin" | "saleFrom" | "saleUntil", VariantFault>>;

const DEFAULT_MARGIN_BP = 500;
const MOST_LEAD_DAYS = 180;
const MOST_WEEKLY = 9_999;
const MOST_MARGIN_BP = 2_000;
const MOST = 1_000_000;

type Form = ReadonlyMap<string, string>;

/** The way of selling that a form says, with what is wrong in it; what does not concern that way is not looked at. */
export function readTerms(form: Form): { terms: SaleTerms; faults: VariantFaults } {
  const faults: VariantFaults = {};
  const mode = SALE_MODES.find((one) => one === form.get("mode"));
  if (!mode) faults.mode = "missing";
  const text = (field: string) => (form.get(field) ?? "").trim();
  const terms: SaleTerms = { saleMode: mode ?? "stock", leadDays: null, weeklyCapacity: null, weightMarginBp: null, saleFrom: null, saleUntil: null };
  for (const field of ["saleFrom", "saleUntil"] as const) {
    terms[field] = text(field) === "" ? null : parseLocalDate(text(field));
    if (text(field) !== "" && terms[field] === null) faults[field] = "invalid";
  }
  if (terms.saleFrom !== null && terms.saleUntil !== null && terms.saleUntil < terms.saleFrom) faults.saleUntil = "dates";
  if (mode === "made_to_order") {
    terms.leadDays = readWhole(text("lead"));
    if (terms.leadDays === null || terms.leadDays < 1 || terms.leadDays > MOST_LEAD_DAYS) faults.lead = text("lead") === "" ? "missing" : "invalid";
    if (text("capacity") !== "") {
      terms.weeklyCapacity = readWhole(text("capacity"));
      if (terms.weeklyCapacity === null || terms.weeklyCapacity < 1 || terms.weeklyCapacity > MOST_WEEKLY) faults.capacity = "invalid";
    }
  }
  if (mode === "by_weight") {
    const percent = text("margin") === "" ? DEFAULT_MARGIN_BP / 100 : readDecimal(text("margin").replace(/\s*%$/, ""));
    terms.weightMarginBp = percent === null ? null : Math.round(percent * 100);
    if (terms.weightMarginBp === null || terms.weightMarginBp < 0 || terms.weightMarginBp > MOST_MARGIN_BP) faults.margin = "invalid";
  }
  return { terms, faults };
}

/** A new variant as a form says it. By weight the price is that of a kilogram and the weight that of a portion. */
export function readNewVariant(form: Form, setNo: number): { variant: NewVariant; faults: VariantFaults } {
  const { terms, faults } = readTerms(form);
  const text = (field: string) => normalise(form.get(field) ?? "").slice(0, 100);
  const number = (field: "weight" | "price" | "stock", least: number, most: number, needed: boolean): number => {
    const typed = text(field);
    const value = readWhole(typed);
    if (typed === "" && needed) faults[field] = "missing";
    else if (typed !== "" && (value === null || value < least || value > most)) faults[field] = "invalid";
    return value ?? 0;
  };
  const byWeight = terms.saleMode === "by_weight";
  const shelf = terms.saleMode === "stock" || byWeight;
  for (const field of ["name", "unit"] as const) if (text(field) === "") faults[field] = "missing";
  const gtin = text("gtin").replaceAll(/\s/g, "") || null;
  if (gtin !== null && !isGtin(gtin)) faults.gtin = "invalid";
  const netWeightG = number("weight", byWeight || needsLabel(setNo) ? 1 : 0, MOST, byWeight || needsLabel(setNo));
  const price = number("price", 1, 1_000_000_000, true);
  const priceVnd = byWeight && !faults.weight && !faults.price ? Number(portionPrice(price, netWeightG)) : price;
  if (priceVnd < 1 || priceVnd > 1_000_000_000) faults.price ??= "invalid";
  return { variant: { ...terms, name: text("name"), unit: text("unit"), netWeightG, priceVnd, stock: shelf ? number("stock", 0, MOST, true) : 0, gtin }, faults };
}
