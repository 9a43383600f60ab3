import { codOpenLimit, type PaymentRefusal } from "~/domain/payments/payment-rules";
import type { LocalDate } from "~/lib/local-date";
import { formatVnd } from "~/platform/i18n/format";
import type { ServerDictionary } from "~/platform/i18n/texts.server";
import type { Translate } from "~/platform/i18n/translator";

/** Why a way of paying is not possible, in words. */
export function paymentRefusalText(refusal: PaymentRefusal, t: Translate<ServerDictionary>): string {
  if (refusal.kind === "not_offered") return t("error.paymentNotOffered");
  const limit = formatVnd(refusal.limit, t.locale);
  if (refusal.kind === "company_cash") return t("error.codBusiness", { limit, basis: refusal.basis });
  return t(refusal.kind === "cod_limit" ? "error.codLimit" : "error.cardLimit", { limit });
}

/** Why a number with `open` orders under way cannot have one more paid at the door, in words. */
export function codOpenText(open: number, day: LocalDate, t: Translate<ServerDictionary>): string {
  const limit = codOpenLimit(day);
  return t("error.codOpen", { open, orders: limit?.orders ?? open, value: formatVnd(limit?.value ?? 0n, t.locale) });
}
