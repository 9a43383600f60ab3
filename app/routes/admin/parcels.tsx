import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { readParcelDeskFilter } from "~/domain/orders/desk-orders";
import { listDeskParcels, listParcelProducers, PARCEL_DESK_PAGE_SIZE } from "~/domain/orders/desk-parcels.server";
import { changePicked } from "~/features/order-desk/change-picked.server";
import { DeskParcelsPage } from "~/features/order-desk/desk-parcels-page";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { adminMeta } from "~/platform/i18n/admin-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "order.title");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  const query = new URL(request.url).searchParams;
  const filter = readParcelDeskFilter(query);
  return { filter, query: query.toString(), pageSize: PARCEL_DESK_PAGE_SIZE, ...(await listDeskParcels(filter, new Date())), producers: await listParcelProducers() };
}

/** A bulk action on the ticked rows; what became of each is said above the list. */
export async function action({ request }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const answer = await changePicked("parcels", await readForm(request), { userId: user.id, at: new Date() });
  return data(answer, { status: answer.fault === null ? 200 : 422, headers: privateHeaders() });
}

export default function Parcels() {
  return <DeskParcelsPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
