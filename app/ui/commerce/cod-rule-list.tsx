import type { CodRule } from "~/domain/orders/cod-rule.server";
import { formatNumber, formatVnd } from "~/platform/i18n/format";
import { DOOR_TEXTS } from "~/platform/i18n/messages/door";
import { useLocale, useTexts } from "~/platform/i18n/react";

/** Everything that decides on cash on delivery on a day, as the shop applies it. */
export type PublishedCodRule = { rule: CodRule; upTo: bigint | null; open: { orders: number; value: bigint } | null; company: { amount: bigint; basis: string } | null };

/** The rule of cash on delivery in words; every figure is the one that is applied. */
export function CodRuleList({ published: { rule, upTo, open, company } }: { published: PublishedCodRule }) {
  const t = useTexts(DOOR_TEXTS);
  const locale = useLocale();
  const vnd = (amount: bigint) => formatVnd(amount, locale);
  const days = rule.windowDays;
  return (
    <ul className="grid list-disc gap-1.5 pl-5">
      {upTo === null ? null : <li>{t("rule.upTo", { amount: vnd(upTo) })}</li>}
      {open === null ? null : <li>{t("rule.open", { orders: open.orders, amount: vnd(open.value) })}</li>}
      {company === null ? null : <li>{t("rule.company", { amount: vnd(company.amount), basis: company.basis })}</li>}
      <li>{t("rule.first", { amount: vnd(rule.firstFrom) })}</li>
      <li>{t("rule.confirm", { count: rule.confirmAfter, days })}</li>
      <li>{t("rule.stop", { count: rule.stopAfter, days })}</li>
      <li>{t("rule.counts")}</li>
      <li>{t("rule.cost", { percent: formatNumber(rule.returnBp / 100, locale) })}</li>
      <li>{t("rule.prepaid")}</li>
      <li>{t("rule.wrong")}</li>
    </ul>
  );
}
