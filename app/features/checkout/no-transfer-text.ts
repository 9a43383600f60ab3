import type { CartView } from "~/domain/cart/cart-view";
import type { Locale } from "~/lib/localized-text";
import { DIRECT_TEXTS, type DirectDictionary } from "~/platform/i18n/messages/direct";
import { makeTranslate } from "~/platform/i18n/translator";

/** Why the producers of a cart cannot all be paid by transfer, in words: these have no account. */
export function noTransferText(cart: CartView, producers: readonly string[], locale: Locale): string {
  const names = cart.groups.filter(({ producer }) => producers.includes(producer.id)).map(({ producer }) => producer.name);
  return makeTranslate<DirectDictionary>(DIRECT_TEXTS[locale], locale)("checkout.noTransfer", { producers: names.join(", ") });
}
