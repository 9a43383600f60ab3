import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { listDeskLots, LOTS_PER_PAGE } from "~/domain/traceability/desk-lots.server";
import { LotsPage } from "~/features/lot-desk/lots-page";
import { privateHeaders } from "~/platform/http/cache.server";
import { lotsMeta } from "~/platform/i18n/lots-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => lotsMeta(params.lang, "title");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request);
  const page = Math.min(10_000, Math.max(1, Math.trunc(Number(new URL(request.url).searchParams.get("page")) || 1)));
  const { total, lots } = await listDeskLots(producer.id, page);
  return { total, lots, page, pages: Math.ceil(total / LOTS_PER_PAGE) };
}

export default function Lots() {
  return <LotsPage {...useLoaderData<typeof loader>()} />;
}
