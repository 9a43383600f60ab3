import { ACCOUNT_TEXTS, type AccountDictionary } from "~/platform/i18n/messages/account";
import { useTexts } from "~/platform/i18n/react";
import type { Translate } from "~/platform/i18n/translator";

/** The texts of sign-in, sign-up and the account. */
export function useAccountT(): Translate<AccountDictionary> {
  return useTexts<AccountDictionary>(ACCOUNT_TEXTS);
}
