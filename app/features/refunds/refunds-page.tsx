import type { RefundRow, RefundTask } from "~/domain/payments/refunds/refund-queries.server";
import { formatDate, formatVnd } from "~/platform/i18n/format";
import { localDateAt } from "~/lib/local-date";
import { REFUND_TEXTS } from "~/platform/i18n/messages/refunds";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminHead } from "~/ui/layout/admin-page";
import { Tabs } from "~/ui/layout/tabs";
import { REFUND_TONES } from "./refund-line";

export const REFUND_TABS = ["due", "asked", "approved", "done"] as const;
export type RefundTab = (typeof REFUND_TABS)[number];

type Props = { tab: RefundTab; tasks: RefundTask[]; refunds: RefundRow[] };

/** Everything that is to go back to buyers, by what has to be done next; each is dealt with on its order's page. */
export function RefundsPage({ tab, tasks, refunds }: Props) {
  const t = useTexts(REFUND_TEXTS);
  const locale = useLocale();
  const to = useLocalePath();
  const order = (code: string | null) => <Td>{code === null ? <a className="link" href={to("/quan-tri/tien/cho-xu-ly")}>{t("list.noOrder")}</a> : <a className="link code" href={to(`/quan-tri/don-hang/${code}`)}>{code}</a>}</Td>;
  return (
    <>
      <AdminHead title={t("title")} lead={t("list.lead")} />
      <Tabs label={t("title")} tabs={REFUND_TABS.map((one) => ({ href: to(`/quan-tri/hoan-tien?tab=${one}`), text: t(`list.${one}`), current: one === tab }))} />
      <div className="panel mt-4">
        {tasks.length === 0 && refunds.length === 0 ? <p className="p-4 text-soft">{t("list.none")}</p> : null}
        {tasks.length > 0 ? (
          <Table label={t("list.due")} head={<><Th>{t("list.order")}</Th><Th>{t("list.buyer")}</Th><Th end>{t("list.amount")}</Th><Th>{t("list.since")}</Th><Th>{t("list.way")}</Th></>}>
            {tasks.map((task) => (
              <tr key={task.orderCode}>
                {order(task.orderCode)}
                <Td>{task.contactName}</Td>
                <Td end>{formatVnd(task.due, locale)}</Td>
                <Td>{formatDate(localDateAt(task.since), locale)}</Td>
                <Td>{t(task.byCard ? "list.way.card" : task.accountNamed ? "list.way.named" : "list.way.asked")}</Td>
              </tr>
            ))}
          </Table>
        ) : null}
        {refunds.length > 0 ? (
          <Table label={t(`list.${tab}`)} head={<><Th>{t("list.order")}</Th><Th end>{t("list.amount")}</Th><Th>{t("list.since")}</Th><Th>{t("list.way")}</Th><Th>{t("list.state")}</Th></>}>
            {refunds.map((refund) => (
              <tr key={refund.id}>
                {order(refund.orderCode)}
                <Td end>{formatVnd(refund.amount, locale)}</Td>
                <Td>{formatDate(localDateAt(refund.askedAt), locale)}</Td>
                <Td>{t(`way.${refund.method}`)}</Td>
                <Td><Badge tone={REFUND_TONES[refund.state]}>{t(`state.${refund.state}`)}</Badge></Td>
              </tr>
            ))}
          </Table>
        ) : null}
      </div>
    </>
  );
}
