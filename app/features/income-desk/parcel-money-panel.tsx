import type { ParcelMoney } from "~/domain/settlement/parcel-money.server";
import { localDateAt, type LocalDate } from "~/lib/local-date";
import { formatDate, formatNumber, formatSignedVnd, formatVnd } from "~/platform/i18n/format";
import { BILL_TEXTS } from "~/platform/i18n/messages/bills";
import { INCOME_TEXTS } from "~/platform/i18n/messages/income";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Table, Td, Th } from "~/ui/kit/table";
import { PayoutBadge } from "~/ui/commerce/payout-badge";

/** What was kept back of one parcel and by which rule, and in which payout the rest went or when it will. */
export function ParcelMoneyPanel({ money, direct, today }: { money: ParcelMoney; /** The buyer paid the producer: what is kept back is owed. */ direct: boolean; today: LocalDate }) {
  const t = useTexts(INCOME_TEXTS);
  const bills = useTexts(BILL_TEXTS);
  const locale = useLocale();
  const path = useLocalePath()("/nguoi-ban/thu-nhap");
  const vnd = (amount: bigint) => <span className="num whitespace-nowrap">{formatSignedVnd(amount, locale)}</span>;
  const day = money.freeAt ? localDateAt(money.freeAt) : null;
  const rest = money.withCarrier ? "withCarrier" : day === null ? "held" : day <= today ? "free" : "later";
  if (money.charges.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="tien-kien">
      <h2 id="tien-kien" className="px-4 pt-4 text-lg">{t("parcel.title")}</h2>
      <Table fits label={t("parcel.title")} head={<><Th>{t("parcel.charge")}</Th><Th end>{t("parcel.base")}</Th><Th end>{t("amount")}</Th></>}>
        {money.charges.map(({ charge, rateBp, basis, base, amount, tax }) => (
          <tr key={charge + rateBp + basis}>
            <Td>
              <b>{t(`parcel.${charge}`)}</b> {formatNumber(rateBp / 100, locale)}{"\u00a0%"}
              {tax === 0n ? null : <span className="block text-sm">{t("parcel.inVat", { amount: formatVnd(tax, locale) })}</span>}
              <span className="block text-sm text-soft" lang="vi">{basis}</span>
            </Td>
            <Td end>{vnd(base)}</Td>
            <Td end>{vnd(amount)}</Td>
          </tr>
        ))}
      </Table>
      <ul className="grid gap-1 p-4">
        {money.payouts.map(({ code, amount, state }) => (
          <li key={code} className="flex flex-wrap items-center gap-x-3 gap-y-1"><a className="link inline-flex min-h-11 items-center" href={`${path}/${code}`}>{t("parcel.paidIn", { amount: formatVnd(amount, locale), code })}</a><PayoutBadge state={state} /></li>
        ))}
        {direct ? <li>{bills("income.owedText")}</li> : money.left === 0n ? null : <li>{t(`parcel.${rest}`, { amount: formatSignedVnd(money.left, locale), day: day ? formatDate(day, locale) : "" })}</li>}
      </ul>
    </section>
  );
}
