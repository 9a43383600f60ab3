import type { VoucherWhy } from "~/domain/promotions/voucher";
import type { Locale } from "~/lib/localized-text";
import { formatDate, formatVnd } from "~/platform/i18n/format";
import { serverT } from "~/platform/i18n/texts.server";

/** Why a voucher takes nothing off, in words. */
export function voucherWhyText(why: VoucherWhy, locale: Locale): string {
  const t = serverT(locale);
  if (why.kind === "unknown") return t("error.voucher");
  if (why.kind === "minimum") return t("error.voucher.minimum", { amount: formatVnd(why.minimum, locale) });
  if (why.kind === "not_yet" || why.kind === "over") return t(`error.voucher.${why.kind}`, { day: formatDate(why.day, locale) });
  return t(`error.voucher.${why.kind}`);
}
