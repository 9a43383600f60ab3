import { addLine, removeLine, setLine, type CartRefusal } from "~/domain/cart/change-cart.server";
import type { CartRef } from "~/domain/cart/cart-ref.server";
import type { CartView } from "~/domain/cart/cart-view";
import type { Locale } from "~/lib/localized-text";
import type { Result } from "~/lib/result";
import { serverT, type ServerDictionary } from "~/platform/i18n/texts.server";
import type { Translate } from "~/platform/i18n/translator";
import type { AgeQuestion } from "./birth-form";
import type { CartMessage } from "./cart-page";
import { ageText, askAge } from "./of-age.server";
import { openCart, visitorCart } from "./visitor-cart.server";

/** What came of a change: a sentence, the cookies to set, and the question that stands in its way. */
type CartChange = { message: CartMessage; itemCount: number | null; cookies: string[]; age: AgeQuestion | null };

/** Does what the form asks with the visitor's cart, opening one for the first line; answers with a sentence, never with an exception for bad input. */
export async function changeVisitorCart(request: Request, form: Map<string, string>, locale: Locale, at: Date): Promise<CartChange> {
  const t = serverT(locale);
  const intent = form.get("intent");
  const sku = form.get("sku") ?? "";
  const quantity = wholeQuantity(form.get("quantity") ?? "1");
  if ((intent !== "add" && intent !== "set" && intent !== "remove") || sku === "" || sku.length > 64) return bad(t("error.sku"));
  if (quantity === null) return bad(t("error.quantity"));

  let ref = await visitorCart(request);
  const { fault, cookie: known } = await askAge(request, form.get("birth"), at);
  const buyer = { ofAge: fault === null };
  const cookies = known === null ? [] : [known];
  const apply = (cart: CartRef): Promise<Result<CartView, CartRefusal>> => {
    if (intent === "remove") return removeLine(cart, sku, locale);
    return intent === "add" ? addLine(cart, sku, quantity, locale, buyer) : setLine(cart, sku, quantity, locale, buyer);
  };
  let result = ref ? await apply(ref) : null;
  if (!result || (!result.ok && result.error.kind === "cart_not_found")) {
    const opened = await openCart(request);
    ref = opened.ref;
    if (opened.cookie !== null) cookies.push(opened.cookie);
    result = await apply(ref);
  }
  if (!result.ok && result.error.kind === "age_unknown") return { ...bad(ageText(fault ?? "missing", t)), cookies, age: fault === "under_age" ? null : { intent, sku, quantity } };
  if (!result.ok) return { ...bad(refusalText(result.error, t)), cookies };
  const line = result.value.groups.flatMap((group) => group.lines).find((candidate) => candidate.sku === sku);
  const text = intent === "add" ? t("cart.added", { name: line?.name ?? sku }) : t("cart.changed");
  return { message: { tone: "good", text }, itemCount: result.value.itemCount, cookies, age: null };
}

function bad(text: string): CartChange {
  return { message: { tone: "bad", text }, itemCount: null, cookies: [], age: null };
}

function wholeQuantity(text: string): number | null {
  return /^\d{1,3}$/.test(text) && Number(text) >= 1 ? Number(text) : null;
}

function refusalText(refusal: CartRefusal, t: Translate<ServerDictionary>): string {
  switch (refusal.kind) {
    case "sold_out":
      return refusal.available > 0 ? t("problem.less_available", { available: refusal.available }) : t("problem.sold_out");
    case "quantity_range":
      return t("error.quantityRange", { minimum: refusal.minimum, maximum: refusal.maximum });
    case "unavailable":
    case "spirits_not_sold_online":
      return t(`problem.${refusal.kind}`);
    case "too_many_lines":
      return t("error.tooManyLines");
    default:
      return t("error.sku");
  }
}
