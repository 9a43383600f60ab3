import { formatDate, formatVnd } from "~/platform/i18n/format";
import { BILL_TEXTS } from "~/platform/i18n/messages/bills";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { BillBadge } from "~/ui/commerce/bill-badge";
import { Table, Td, Th } from "~/ui/kit/table";
import type { BillsView } from "./bill-view.server";

/** What buyers paid the producer directly, what it owes the shop for that, and the bills. */
export function BillsPanel({ view }: { view: NonNullable<BillsView> }) {
  const t = useTexts(BILL_TEXTS);
  const path = useLocalePath()("/nguoi-ban/bang-ke");
  const vnd = (amount: bigint) => <span className="num whitespace-nowrap">{formatVnd(amount, t.locale)}</span>;
  const { income, bills } = view;
  const figures = [{ name: t("income.month"), amount: income.month }, { name: t("income.ever"), amount: income.ever }, { name: t("income.owed"), amount: income.owed, text: t("income.owedText") }, { name: t("income.billed"), amount: income.billed }];
  return (
    <section aria-labelledby="tra-thang" className="grid grid-cols-1 gap-3">
      <h2 id="tra-thang" className="text-lg">{t("income.title")}</h2>
      <dl className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        {figures.map(({ name, amount, text }) => <div key={name} className="panel p-4"><dt className="text-soft">{name}</dt><dd><span className="display block text-xl">{vnd(amount)}</span>{text ? <span className="text-[0.9375rem] text-soft">{text}</span> : null}</dd></div>)}
      </dl>
      <h3 className="text-base font-semibold">{t("list")}</h3>
      {bills.length === 0 ? <p className="panel p-4 text-soft">{t("list.none")}</p> : (
        <div className="panel">
          <Table fits label={t("list")} head={<><Th>{t("code")}</Th><Th>{t("state")}</Th><Th end>{t("amount")}</Th></>}>
            {bills.map((bill) => (
              <tr key={bill.code}>
                <Td><a className="link inline-flex min-h-11 flex-col justify-center" href={`${path}/${bill.code}`}><b className="num">{formatDate(bill.day, t.locale)}</b> <span className="code text-sm">{bill.code}</span></a></Td>
                <Td><BillBadge standing={bill.standing} />{bill.standing === "paid" ? null : <span className="block text-sm">{t("due")} {formatDate(bill.dueOn, t.locale)}</span>}</Td>
                <Td end><b>{vnd(bill.amount)}</b></Td>
              </tr>
            ))}
          </Table>
        </div>
      )}
    </section>
  );
}
