import { CHECKOUT_TEXTS, type CheckoutDictionary } from "~/platform/i18n/messages/checkout";
import { useTexts } from "~/platform/i18n/react";
import type { Translate } from "~/platform/i18n/translator";

/** The texts of cart, checkout and order pages. */
export function useCheckoutT(): Translate<CheckoutDictionary> {
  return useTexts<CheckoutDictionary>(CHECKOUT_TEXTS);
}
