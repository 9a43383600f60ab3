import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { waitingOfProducer } from "~/domain/aftersales/waiting.server";
import { countParcels, listParcels, PARCEL_PAGE_SIZE } from "~/domain/orders/parcel-queries.server";
import { readParcelFilter } from "~/domain/orders/parcels";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { WaitingList } from "~/features/aftersales/waiting-list";
import { PushSwitch } from "~/features/parcel-desk/push-switch";
import { SignalSwitch } from "~/features/parcel-desk/signal-switch";
import { takeUpParcels } from "~/features/parcel-desk/change-parcels.server";
import { ParcelsPage } from "~/features/parcel-desk/parcels-page";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { localePath } from "~/platform/i18n/locale";
import { producerMeta } from "~/platform/i18n/producer-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => producerMeta(params.lang, "nav.parcels");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request, "orders");
  const query = new URL(request.url).searchParams;
  const filter = readParcelFilter(query);
  const [page, counts, waiting] = await Promise.all([listParcels(producer.id, filter), countParcels(producer.id), waitingOfProducer(producer.id)]);
  const count = /^\d{1,4}$/.exec(query.get("confirmed") ?? "")?.[0];
  return { ...page, filter, counts, waiting, pageSize: PARCEL_PAGE_SIZE, done: count ? { step: "confirmed" as const, count: Number(count) } : null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, producer } = await requireProducer(request, "orders");
  const taken = await takeUpParcels({ producerId: producer.id, userId: user.id }, await readForm(request));
  if (!taken.ok) return data({ refusal: taken.error.kind }, { status: 422, headers: privateHeaders() });
  return redirect(localePath(localeOf(params), `/nguoi-ban/don-hang?tab=packing&confirmed=${taken.value}`), { headers: privateHeaders() });
}

export default function Parcels() {
  const { waiting, ...page } = useLoaderData<typeof loader>();
  return (
    <>
      <WaitingList waiting={waiting} />
      <ParcelsPage {...page} refusal={useActionData<typeof action>()?.refusal} />
      <SignalSwitch />
      <PushSwitch />
    </>
  );
}
