import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readSalesWeeks } from "~/domain/orders/sales";
import { salesOf } from "~/domain/orders/sales-queries.server";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { SalesPage } from "~/features/sales-desk/sales-page";
import { drawSales } from "~/features/sales-desk/sales-plots.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { producerMeta } from "~/platform/i18n/producer-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => producerMeta(params.lang, "nav.sales");
export const headers = privateHeaders;

/** The weeks are `?weeks=`. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request, "orders");
  const weeks = readSalesWeeks(new URL(request.url).searchParams);
  const sales = await salesOf(producer.id, weeks, new Date());
  return { weeks, sales, plots: drawSales(sales, localeOf(params)) };
}

export default function Sales() {
  return <SalesPage {...useLoaderData<typeof loader>()} />;
}
