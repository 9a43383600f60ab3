import { Form } from "@remix-run/react";
import { DESK_ROLES, hasRole, isStaff, type CurrentUser } from "~/domain/accounts/account";
import type { OrderSummary } from "~/domain/orders/order-view";
import { localDateAt } from "~/lib/local-date";
import { formatDate, formatVnd } from "~/platform/i18n/format";
import { useLocale, useLocalePath } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button, ButtonLink } from "~/ui/kit/button";
import { EmptyState } from "~/ui/kit/empty-state";
import { Facts } from "~/ui/kit/facts";
import { Pager } from "~/ui/kit/pager";
import { Section } from "~/ui/kit/section";
import { Table, Td, Th } from "~/ui/kit/table";
import { useAccountT } from "./use-account-t";

type Props = { user: CurrentUser; orders: OrderSummary[]; page: number; pages: number };

export function AccountPage({ user, orders, page, pages }: Props) {
  const t = useAccountT();
  const to = useLocalePath();
  return (
    <div className="page grid gap-10 py-8 md:py-12">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1>{t("account.hello", { name: user.name })}</h1>
        {hasRole(user, DESK_ROLES) ? <ButtonLink href={to(isStaff(user) ? "/quan-tri" : "/quan-tri/danh-gia")} variant="secondary" icon="shield">{t("account.toAdmin")}</ButtonLink> : null}
        {hasRole(user, ["producer"]) ? (
          <ButtonLink href={to("/nguoi-ban")} variant="secondary" icon="leaf">{t("account.toProducer")}</ButtonLink>
        ) : hasRole(user, DESK_ROLES) ? null : (
          <ButtonLink href={to("/nguoi-ban/dang-ky")} variant="secondary" icon="leaf">{t("account.sell")}</ButtonLink>
        )}
      </div>
      <Section title={t("account.orders")}>
        {orders.length === 0 ? (
          <EmptyState
            title={t("account.noOrders")}
            actions={
              <>
                <ButtonLink href={to("/san-pham")}>{t("account.browse")}</ButtonLink>
                <ButtonLink href={to("/don-hang")} variant="secondary">{t("account.findOrder")}</ButtonLink>
              </>
            }
          >
            {t("account.noOrdersText")}
          </EmptyState>
        ) : (
          <Orders orders={orders} />
        )}
        <div className="mt-4">
          <Pager page={page} pages={pages} href={(number) => `${to("/tai-khoan")}?page=${number}`} labels={{ nav: t("account.pages"), previous: t("account.previous"), next: t("account.next") }} />
        </div>
      </Section>
      <Section title={t("account.details")} className="max-w-2xl">
        <Facts
          rows={[
            { term: t("account.name"), value: user.name },
            { term: t("account.email"), value: user.email },
            user.phone !== null && { term: t("account.phone"), value: user.phone },
          ]}
        />
        <Form method="post" action={to("/dang-xuat")} className="mt-5 flex flex-wrap gap-3">
          <Button type="submit" variant="secondary">{t("account.signOut")}</Button>
          <Button type="submit" variant="quiet" name="everywhere" value="yes">{t("account.signOutEverywhere")}</Button>
        </Form>
      </Section>
    </div>
  );
}

function Orders({ orders }: { orders: OrderSummary[] }) {
  const t = useAccountT();
  const to = useLocalePath();
  const locale = useLocale();
  return (
    <Table
      label={t("account.orders")}
      head={
        <>
          <Th>{t("account.orderCode")}</Th>
          <Th>{t("account.orderPlaced")}</Th>
          <Th>{t("account.orderState")}</Th>
          <Th end>{t("account.orderTotal")}</Th>
        </>
      }
    >
      {orders.map((order) => (
        <tr key={order.id}>
          <Td><a className="link code" href={to(`/don-hang/${order.code}`)}>{order.code}</a></Td>
          <Td>{formatDate(localDateAt(order.placedAt), locale)}</Td>
          <Td><Badge tone={order.state === "delivered" ? "good" : order.state === "cancelled" ? "neutral" : "info"}>{t(`account.state.${order.state}`)}</Badge></Td>
          <Td end>{formatVnd(order.total, locale)}</Td>
        </tr>
      ))}
    </Table>
  );
}
