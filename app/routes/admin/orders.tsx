import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { readDeskOrderFilter } from "~/domain/orders/desk-orders";
import { listDisputes } from "~/domain/aftersales/waiting.server";
import { DESK_PAGE_SIZE, listDeskOrders } from "~/domain/orders/desk-orders.server";
import { DisputeList } from "~/features/aftersales/waiting-list";
import { OrdersPage } from "~/features/order-desk/orders-page";
import { privateHeaders } from "~/platform/http/cache.server";
import { adminMeta } from "~/platform/i18n/admin-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "order.title");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  const query = new URL(request.url).searchParams;
  const filter = readDeskOrderFilter(query);
  return { filter, query: query.toString(), pageSize: DESK_PAGE_SIZE, ...(await listDeskOrders(filter)), disputes: await listDisputes() };
}

export default function Orders() {
  const { disputes, ...page } = useLoaderData<typeof loader>();
  return (
    <>
      <DisputeList disputes={disputes} />
      <OrdersPage {...page} />
    </>
  );
}
