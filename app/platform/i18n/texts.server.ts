import type { Locale } from "~/lib/localized-text";
import { ACCOUNT_TEXTS, type AccountDictionary } from "./messages/account";
import { BROWSE_TEXTS, type BrowseDictionary } from "./messages/browse";
import { CERTIFICATE_TEXTS, type CertificateDictionary } from "./messages/certificate";
import { CHECKOUT_TEXTS, type CheckoutDictionary } from "./messages/checkout";
import { core as en } from "./messages/en/core";
import { errors as enErrors } from "./messages/en/errors";
import { core as vi, type CoreDictionary } from "./messages/vi/core";
import { errors as viErrors } from "./messages/vi/errors";
import { core as zh } from "./messages/zh/core";
import { errors as zhErrors } from "./messages/zh/errors";
import { HOME_TEXTS, type HomeDictionary } from "./messages/home";
import { makeTranslate, type Messages, type Translate } from "./translator";

/** Everything that buyers read: what pages show, and the sentences that only the server says. */
export type ServerDictionary = CoreDictionary & AccountDictionary & BrowseDictionary & CertificateDictionary & CheckoutDictionary & HomeDictionary & typeof viErrors;

export const CORE_MESSAGES: Record<Locale, Messages<CoreDictionary>> = { vi, en, zh };

const ALL: Record<Locale, Messages<ServerDictionary>> = {
  vi: { ...vi, ...ACCOUNT_TEXTS.vi, ...BROWSE_TEXTS.vi, ...CERTIFICATE_TEXTS.vi, ...CHECKOUT_TEXTS.vi, ...HOME_TEXTS.vi, ...viErrors },
  en: { ...en, ...ACCOUNT_TEXTS.en, ...BROWSE_TEXTS.en, ...CERTIFICATE_TEXTS.en, ...CHECKOUT_TEXTS.en, ...HOME_TEXTS.en, ...enErrors },
  zh: { ...zh, ...ACCOUNT_TEXTS.zh, ...BROWSE_TEXTS.zh, ...CERTIFICATE_TEXTS.zh, ...CHECKOUT_TEXTS.zh, ...HOME_TEXTS.zh, ...zhErrors },
};

/** The shop's texts on the server: loaders, actions, `meta` data. */
export function serverT(locale: Locale): Translate<ServerDictionary> {
  return makeTranslate<ServerDictionary>(ALL[locale], locale);
}
