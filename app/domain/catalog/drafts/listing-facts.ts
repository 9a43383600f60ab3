/** What a producer writes about a product, and what must be there before it is shown; no I/O. */
import { isGtin } from "~/lib/gtin";
import type { LocalizedText } from "~/lib/localized-text";
import { normalise } from "~/lib/vietnamese-text";

/** A text as far as it is written; Vietnamese is asked for before publishing. */
export type TextDraft = { vi?: string; en?: string; zh?: string };

export type VariantDraft = { name: string; unit: string; netWeightG: number | null; priceVnd: number | null; stock: number | null; gtin: string | null };

export type ListingFacts = {
  name: TextDraft;
  summary: TextDraft;
  description: TextDraft;
  ingredients: TextDraft;
  storage: TextDraft;
  setNo: number | null;
  shelfLifeDays: number | null;
  /** Alcohol by volume in basis points. */
  abvBp: number | null;
  seasonMonths: number[];
  /** Farm produce, unprocessed or simply prepared, sold by who grew it: another VAT class. */
  ownProduce: boolean;
  /** Of a new listing; those of a published one are changed at once, on their own page. */
  variants: VariantDraft[];
};

export type DraftPicture = { key: string; width: number; height: number; widths: number[]; tone: string };

export const EMPTY_FACTS: ListingFacts = {
  name: {}, summary: {}, description: {}, ingredients: {}, storage: {}, setNo: null, shelfLifeDays: null, abvBp: null, seasonMonths: [], ownProduce: false, variants: [],
};

export const TEXT_FIELDS = ["name", "summary", "description", "ingredients", "storage"] as const;
export type TextField = (typeof TEXT_FIELDS)[number];
export const MOST_PICTURES = 10;
export const MOST_VARIANTS = 10;
const MOST: Record<TextField, number> = { name: 120, summary: 300, description: 4_000, ingredients: 1_000, storage: 500 };

const ALCOHOL_SETS: readonly number[] = [14, 15];

/** Whether the strength must be said: white spirits and other alcoholic drinks. */
export function needsStrength(setNo: number | null): boolean {
  return setNo !== null && ALCOHOL_SETS.includes(setNo);
}

/** Whether it may be shown with licences for alcohol only: by its set, or by the strength that is said. */
export function isAlcoholic({ setNo, abvBp }: Pick<ListingFacts, "setNo" | "abvBp">): boolean {
  return needsStrength(setNo) || (abvBp ?? 0) > 0;
}

/** Whether it is eaten, drunk or put on the skin: then ingredients, storage and shelf life stand on its label (sets 1 to 20). */
export function needsLabel(setNo: number | null): boolean {
  return setNo !== null && setNo <= 20;
}

/** `agri_not_subject` for a grower's own produce of the fresh sets; alcohol keeps the full rate; the rest has the reduced one. */
export function vatClassOf({ setNo, ownProduce }: Pick<ListingFacts, "setNo" | "ownProduce">): "agri_not_subject" | "rate_10" | "rate_8_temp" {
  if (needsStrength(setNo)) return "rate_10";
  return ownProduce && setNo !== null && setNo <= 4 ? "agri_not_subject" : "rate_8_temp";
}

export type ListingFault = "missing" | "invalid" | "too_long";
/** By field; those of variants are `variants.0.price` … */
export type ListingProblems = Record<string, ListingFault>;

/** What is wrong with what is written; what is not written yet is no fault. */
export function shapeFaults(facts: ListingFacts): ListingProblems {
  const problems: ListingProblems = {};
  for (const field of TEXT_FIELDS) for (const [lang, text] of Object.entries(facts[field])) if (text.length > MOST[field]) problems[`${field}.${lang}`] = "too_long";
  facts.variants.forEach(({ gtin, priceVnd, netWeightG, stock }, index) => {
    if (gtin !== null && !isGtin(gtin)) problems[`variants.${index}.gtin`] = "invalid";
    if (priceVnd !== null && !(priceVnd >= 1 && priceVnd <= 1_000_000_000)) problems[`variants.${index}.price`] = "invalid";
    if (netWeightG !== null && !(netWeightG >= 0 && netWeightG <= 1_000_000)) problems[`variants.${index}.weight`] = "invalid";
    if (stock !== null && !(stock >= 0 && stock <= 1_000_000)) problems[`variants.${index}.stock`] = "invalid";
  });
  if (facts.shelfLifeDays !== null && !(facts.shelfLifeDays >= 1 && facts.shelfLifeDays <= 3_650)) problems["shelfLifeDays"] = "invalid";
  if (facts.abvBp !== null && !(facts.abvBp >= 1 && facts.abvBp <= 9_600)) problems["abv"] = "invalid";
  return problems;
}

/** What keeps a draft from being checked by an officer; empty when nothing does. `fresh` is a product that is not in the shop yet. */
export function publishFaults(facts: ListingFacts, pictures: readonly DraftPicture[], fresh: boolean): ListingProblems {
  const problems = shapeFaults(facts);
  const ask = (field: string, there: boolean): void => {
    if (!there) problems[field] ??= "missing";
  };
  ask("pictures", pictures.length > 0);
  for (const field of ["name", "summary", "description"] as const) ask(`${field}.vi`, has(facts[field]));
  ask("setNo", facts.setNo !== null);
  if (needsLabel(facts.setNo)) {
    ask("ingredients.vi", has(facts.ingredients));
    ask("storage.vi", has(facts.storage));
    ask("shelfLifeDays", facts.shelfLifeDays !== null);
  }
  if (needsStrength(facts.setNo)) ask("abv", facts.abvBp !== null);
  if (!fresh) return problems;
  ask("variants", facts.variants.length > 0);
  facts.variants.forEach((variant, index) => {
    ask(`variants.${index}.name`, variant.name !== "");
    ask(`variants.${index}.unit`, variant.unit !== "");
    ask(`variants.${index}.price`, variant.priceVnd !== null);
    ask(`variants.${index}.stock`, variant.stock !== null);
    if (needsLabel(facts.setNo)) ask(`variants.${index}.weight`, (variant.netWeightG ?? 0) > 0);
  });
  const gtins = facts.variants.flatMap(({ gtin }) => gtin ?? []);
  facts.variants.forEach(({ gtin }, index) => {
    if (gtin !== null && gtins.indexOf(gtin) !== index && gtins.filter((one) => one === gtin).length > 1) problems[`variants.${index}.gtin`] ??= "invalid";
  });
  return problems;
}

function has(text: TextDraft): boolean {
  return normalise(text.vi ?? "") !== "";
}

/** A written text as the catalogue keeps it; null while there is no Vietnamese one. */
export function localized(text: TextDraft): LocalizedText | null {
  const vi = (text.vi ?? "").trim();
  if (vi === "") return null;
  return { vi, ...(text.en?.trim() ? { en: text.en.trim() } : {}), ...(text.zh?.trim() ? { zh: text.zh.trim() } : {}) };
}
