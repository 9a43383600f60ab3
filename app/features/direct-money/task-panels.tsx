import { localDateAt } from "~/lib/local-date";
import { pick } from "~/lib/localized-text";
import { formatDate, formatVnd } from "~/platform/i18n/format";
import { BILL_TEXTS } from "~/platform/i18n/messages/bills";
import { DIRECT_TEXTS } from "~/platform/i18n/messages/direct";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminPanel } from "~/ui/layout/admin-page";
import type { DirectMoneyView } from "./bills-view.server";

/** What waits for an officer between buyers and producers; each is dealt with on its order's page. */
export function TaskPanels({ transfers, refunds }: Pick<DirectMoneyView, "transfers" | "refunds">) {
  const t = useTexts(BILL_TEXTS);
  const state = useTexts(DIRECT_TEXTS);
  const to = useLocalePath();
  const order = (code: string) => <Td><a className="link code inline-flex min-h-11 items-center lg:min-h-0" href={to(`/quan-tri/don-hang/${code}`)}>{code}</a></Td>;
  const head = <><Th>{t("tasks.order")}</Th><Th>{t("desk.producer")}</Th><Th end>{t("amount")}</Th><Th>{t("tasks.since")}</Th><Th>{t("state")}</Th></>;
  return (
    <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-2">
      <AdminPanel title={t("tasks.transfers")}>
        {transfers.length === 0 ? <p className="text-soft">{t("tasks.transfers.none")}</p> : (
          <Table label={t("tasks.transfers")} head={head}>
            {transfers.map((task) => <tr key={task.orderCode + task.state + task.amount}>{order(task.orderCode)}<Td>{pick(task.producer, t.locale)}</Td><Td end>{formatVnd(task.amount, t.locale)}</Td><Td>{formatDate(localDateAt(task.since), t.locale)}</Td><Td><Badge tone="bad">{state(`state.${task.state}`)}</Badge></Td></tr>)}
          </Table>
        )}
      </AdminPanel>
      <AdminPanel title={t("tasks.refunds")}>
        {refunds.length === 0 ? <p className="text-soft">{t("tasks.refunds.none")}</p> : (
          <Table label={t("tasks.refunds")} head={head}>
            {refunds.map((task) => (
              <tr key={task.orderCode + task.due}>
                {order(task.orderCode)}<Td>{pick(task.producer, t.locale)}</Td><Td end>{formatVnd(task.due, t.locale)}</Td><Td>{formatDate(localDateAt(task.since), t.locale)}</Td>
                <Td><span className="flex flex-wrap gap-1.5">{task.disputed ? <Badge tone="bad">{t("tasks.disputed")}</Badge> : null}{task.overdue ? <Badge tone="bad">{t("tasks.overdue")}</Badge> : null}{task.accountNamed ? null : <Badge>{t("tasks.noAccount")}</Badge>}</span></Td>
              </tr>
            ))}
          </Table>
        )}
      </AdminPanel>
    </div>
  );
}
