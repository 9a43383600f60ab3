import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { BillPage } from "~/features/income-desk/bill-page";
import { billStatement } from "~/features/income-desk/bill-view.server";
import { notFound } from "~/platform/http/authorise.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { producerMeta } from "~/platform/i18n/producer-meta";

export const meta: MetaFunction<typeof loader> = ({ params, data }) => producerMeta(params.lang, "nav.income", data?.bill.code);
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request, "orders");
  const statement = await billStatement(producer.id, params.code ?? "", new Date());
  if (!statement) throw notFound();
  return statement;
}

export default function Bill() {
  return <BillPage {...useLoaderData<typeof loader>()} />;
}
