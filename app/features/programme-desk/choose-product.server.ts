import { findProductAt, findProductsNamed } from "~/domain/catalog/product-lookup.server";
import { pick, type Locale } from "~/lib/localized-text";
import { fold, normalise } from "~/lib/vietnamese-text";
import type { ProductOffer } from "./record-form";

/** More would not be read; whoever sees as many types another word. */
const MOST_OFFERS = 8;

/**
 * Which product a form means. It is the one ticked among those offered for the text, the one the form already stood for,
 * or the only one of that name or address; otherwise those that fit are offered. Null while nothing is typed.
 */
export async function chooseProduct(form: ReadonlyMap<string, string>, locale: Locale): Promise<{ slug: string } | { offers: ProductOffer[] } | null> {
  const typed = normalise(form.get("product") ?? "").slice(0, 300);
  if (typed === "") return null;
  const ticked = form.get("productPick") ?? "";
  if (!form.has("find") && form.get("productNamed") === typed && ticked !== "") return { slug: ticked };
  const found = await findProductsNamed(typed, MOST_OFFERS);
  const same = found.filter(({ name }) => fold(name.vi) === fold(typed));
  const only = (await findProductAt(typed)) ?? (same.length === 1 ? same[0] : undefined);
  if (only && !form.has("find")) return { slug: only.slug };
  return { offers: found.map(({ slug, name, producer }) => ({ slug, name: pick(name, locale), producer: pick(producer, locale) })) };
}
