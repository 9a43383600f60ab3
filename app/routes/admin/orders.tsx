import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { readDeskOrderFilter } from "~/domain/orders/desk-orders";
import { listDisputes } from "~/domain/aftersales/waiting.server";
import { DESK_PAGE_SIZE, listDeskOrders } from "~/domain/orders/desk-orders.server";
import { listParcelProducers } from "~/domain/orders/desk-parcels.server";
import { DisputeList } from "~/features/aftersales/waiting-list";
import { changePicked } from "~/features/order-desk/change-picked.server";
import { OrdersPage } from "~/features/order-desk/orders-page";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { adminMeta } from "~/platform/i18n/admin-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "order.title");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  const query = new URL(request.url).searchParams;
  const filter = readDeskOrderFilter(query);
  return { filter, query: query.toString(), pageSize: DESK_PAGE_SIZE, ...(await listDeskOrders(filter)), producers: await listParcelProducers(), disputes: await listDisputes() };
}

/** A bulk action on the ticked rows; what became of each is said above the list. */
export async function action({ request }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const answer = await changePicked("orders", await readForm(request), { userId: user.id, at: new Date() });
  return data(answer, { status: answer.fault === null ? 200 : 422, headers: privateHeaders() });
}

export default function Orders() {
  const { disputes, ...page } = useLoaderData<typeof loader>();
  return (
    <>
      <DisputeList disputes={disputes} />
      <OrdersPage {...page} answer={useActionData<typeof action>()} />
    </>
  );
}
