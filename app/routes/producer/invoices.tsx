import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readMonth } from "~/domain/invoices/invoice";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { SellerInvoicesPage } from "~/features/invoicing/seller-invoices-page";
import { sellerInvoices } from "~/features/invoicing/seller-invoices.server";
import { localDateAt } from "~/lib/local-date";
import { privateHeaders } from "~/platform/http/cache.server";
import { producerMeta } from "~/platform/i18n/producer-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => producerMeta(params.lang, "nav.invoices");
export const headers = privateHeaders;

/** The month is `?month=2026-11`. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request, "orders");
  return sellerInvoices(producer.id, readMonth(new URL(request.url).searchParams.get("month")), localDateAt(new Date()));
}

export default function Invoices() {
  return <SellerInvoicesPage {...useLoaderData<typeof loader>()} />;
}
