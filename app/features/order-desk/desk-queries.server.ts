import { namesOfUsers } from "~/domain/accounts/account-queries.server";
import { historyOf } from "~/domain/audit/audit-queries.server";
import { findOrderByCode } from "~/domain/orders/order-queries.server";
import type { Locale } from "~/lib/localized-text";
import { notFound } from "~/platform/http/authorise.server";

/** An order for those who handle it. Throws 404 when there is none of that code. */
export async function deskOrder(code: string, locale: Locale) {
  const order = await findOrderByCode(code, locale);
  if (!order) throw notFound();
  return order;
}

/** Everything on an order's page. */
export async function orderDesk(code: string, locale: Locale) {
  const order = await deskOrder(code, locale);
  const history = await historyOf("order", [order.id]);
  const names = await namesOfUsers(history.map(({ actorUserId }) => actorUserId));
  return { order, history: history.map((row) => ({ ...row, actorName: names.get(row.actorUserId ?? "") ?? null })) };
}

export type OrderDesk = Awaited<ReturnType<typeof orderDesk>>;
