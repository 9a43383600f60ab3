/** What a step's form says, taken over into what is written already; no I/O. */
import { LOCALES } from "~/lib/localized-text";
import { normalise } from "~/lib/vietnamese-text";
import { readDecimal, readWhole } from "~/lib/vietnamese-number";
import { MOST_VARIANTS, type ListingFacts, type ListingFault, type ListingProblems, type TextDraft, type TextField, type VariantDraft } from "./listing-facts";

export const STEPS = ["anh", "ten", "loai", "nhan", "gui"] as const;
export type Step = (typeof STEPS)[number];

type Form = ReadonlyMap<string, string>;

/**
 * The facts after a step was filled in, and which numbers could not be read (they are left as they were). Steps touch only
 * what their form holds.
 */
export function readStep(facts: ListingFacts, step: Step, form: Form): { facts: ListingFacts; unread: ListingProblems } {
  const unread: ListingProblems = {};
  const number = (field: string, present: number | null, read: (text: string) => number | null): number | null => {
    const text = (form.get(field) ?? "").trim();
    if (text === "") return null;
    const value = read(text);
    if (value === null) unread[field] = "invalid" satisfies ListingFault;
    return value ?? present;
  };
  if (step === "ten") {
    const setNo = number("setNo", facts.setNo, readWhole);
    return {
      facts: {
        ...facts, name: readText(form, "name"), summary: readText(form, "summary"), description: readText(form, "description"),
        setNo: setNo !== null && setNo >= 1 && setNo <= 26 ? setNo : null,
        seasonMonths: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].filter((month) => form.get(`month.${month}`) === "yes"),
        ownProduce: form.get("ownProduce") === "yes",
      },
      unread,
    };
  }
  if (step === "nhan") {
    return {
      facts: {
        ...facts, ingredients: readText(form, "ingredients"), storage: readText(form, "storage"),
        shelfLifeDays: number("shelfLifeDays", facts.shelfLifeDays, readWhole),
        abvBp: number("abv", facts.abvBp, (text) => { const percent = readDecimal(text); return percent === null ? null : Math.round(percent * 100); }),
      },
      unread,
    };
  }
  if (step !== "loai") return { facts, unread };
  const variants: VariantDraft[] = [];
  for (let index = 0; index < MOST_VARIANTS; index += 1) {
    const field = (name: string) => `variants.${index}.${name}`;
    const text = (name: string) => normalise(form.get(field(name)) ?? "").slice(0, 100);
    if (form.get(field("remove")) === "yes" || ["name", "price", "weight", "stock", "gtin"].every((name) => text(name) === "")) continue;
    const before = facts.variants[index];
    variants.push({
      name: text("name"), unit: text("unit"), gtin: text("gtin").replaceAll(/\s/g, "") || null,
      netWeightG: number(field("weight"), before?.netWeightG ?? null, readWhole),
      priceVnd: number(field("price"), before?.priceVnd ?? null, readWhole),
      stock: number(field("stock"), before?.stock ?? null, readWhole),
    });
  }
  return { facts: { ...facts, variants }, unread };
}

function readText(form: Form, field: TextField): TextDraft {
  return Object.fromEntries(LOCALES.flatMap((lang) => {
    // Paragraphs of a story stay; HTML is text like any other and shown as such.
    const text = (form.get(`${field}.${lang}`) ?? "").normalize("NFC").replaceAll("\r\n", "\n").trim();
    return text === "" ? [] : [[lang, field === "name" ? normalise(text) : text]];
  }));
}
