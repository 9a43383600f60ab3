import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pickingList } from "~/domain/orders/parcel-queries.server";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { PickingPage } from "~/features/parcel-desk/picking-page";
import { privateHeaders } from "~/platform/http/cache.server";
import { producerMeta } from "~/platform/i18n/producer-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => producerMeta(params.lang, "nav.parcels");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request);
  return { lines: await pickingList(producer.id) };
}

export default function PickingList() {
  return <PickingPage {...useLoaderData<typeof loader>()} />;
}
