import { Form } from "@remix-run/react";
import { ORDER_STATES, PAYMENT_STATES, type DeskOrderFilter } from "~/domain/orders/desk-orders";
import type { DeskOrderRow } from "~/domain/orders/desk-orders.server";
import { formatMoment, formatVnd } from "~/platform/i18n/format";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { BULK_TEXTS } from "~/platform/i18n/messages/bulk";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Checkbox, TextField } from "~/ui/kit/field";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminFilters, FilterSelect } from "~/ui/layout/admin-filters";
import { AdminHead, AdminList } from "~/ui/layout/admin-page";
import { BulkBar, BulkResult, DeskTabs, PickBox } from "./bulk-bar";
import type { BulkAnswer } from "./change-picked.server";
import { SharedFilters, type ProducerName } from "./shared-filters";
import { OrderStateBadge, PaymentStateBadge } from "./state-badges";

type Props = { filter: DeskOrderFilter; query: string; total: number; pageSize: number; orders: DeskOrderRow[]; producers: ProducerName[]; answer: BulkAnswer | undefined };

export function OrdersPage({ filter, query, total, pageSize, orders, producers, answer }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  const path = useLocalePath()("/quan-tri/don-hang");
  return (
    <>
      <AdminHead title={t("order.title")} />
      <DeskTabs current="orders" />
      <BulkResult answer={answer} />
      <AdminFilters path={path} query={query}>
        <TextField label={t("list.search")} name="q" type="search" defaultValue={filter.q} placeholder={t("order.searchHint")} maxLength={100} />
        <FilterSelect label={t("order.state")} name="state" value={filter.state} options={ORDER_STATES.map((value) => ({ value, text: t(`order.state.${value}`) }))} />
        <FilterSelect label={t("order.paymentState")} name="payment" value={filter.payment} options={PAYMENT_STATES.map((value) => ({ value, text: t(`order.pay.${value}`) }))} />
        <SharedFilters filter={filter} producers={producers} />
        <Checkbox className="pb-2" label={t("order.toConfirm")} name="confirm" value="vietqr" defaultChecked={filter.toConfirm} />
      </AdminFilters>
      <Form method="post" action={`${path}?${query}`}>
        <AdminList name="orders" total={total} page={filter.page} pageSize={pageSize} path={path} query={query}>
          <OrderTable orders={orders} path={path} picked={answer?.picked ?? []} />
        </AdminList>
        {total > 0 ? <BulkBar list="orders" answer={answer} /> : null}
      </Form>
    </>
  );
}

function OrderTable({ orders, path, picked }: { orders: DeskOrderRow[]; path: string; picked: string[] }) {
  const t = useTexts(ADMIN_TEXTS);
  const b = useTexts(BULK_TEXTS);
  const locale = useLocale();
  return (
    <Table
      label={t("order.title")}
      head={
        <>
          <Th><span className="sr-only">{b("column")}</span></Th>
          <Th>{t("order.code")}</Th>
          <Th>{t("order.placed")}</Th>
          <Th>{t("order.contact")}</Th>
          <Th>{t("order.phone")}</Th>
          <Th>{t("order.state")}</Th>
          <Th>{t("order.payment")}</Th>
          <Th end>{t("order.parcels")}</Th>
          <Th end>{t("order.total")}</Th>
        </>
      }
    >
      {orders.map((order) => (
        <tr key={order.id}>
          <Td><PickBox id={order.id} code={order.code} picked={picked.includes(order.id)} /></Td>
          <Td><a className="link code whitespace-nowrap" href={`${path}/${order.code}`}>{order.code}</a></Td>
          <Td><span className="num whitespace-nowrap">{formatMoment(order.placedAt, locale)}</span></Td>
          <Td>{order.contactName}</Td>
          <Td><span className="num whitespace-nowrap">{order.contactPhone}</span></Td>
          <Td><OrderStateBadge state={order.state} /></Td>
          <Td>
            {t(`order.method.${order.paymentMethod}`)} <PaymentStateBadge state={order.paymentState} />
            {order.reference ? <span className="code block text-soft">{order.reference}</span> : null}
          </Td>
          <Td end>{order.shipmentCount}</Td>
          <Td end><span className="whitespace-nowrap">{formatVnd(order.total, locale)}</span></Td>
        </tr>
      ))}
    </Table>
  );
}
