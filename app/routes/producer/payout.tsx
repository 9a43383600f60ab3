import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { payoutStatement } from "~/features/income-desk/income-view.server";
import { StatementPage } from "~/features/income-desk/statement-page";
import { notFound } from "~/platform/http/authorise.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { producerMeta } from "~/platform/i18n/producer-meta";

export const meta: MetaFunction<typeof loader> = ({ params, data }) => producerMeta(params.lang, "nav.income", data?.payout.code);
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request, "orders");
  const statement = await payoutStatement(producer.id, params.code ?? "");
  if (!statement) throw notFound();
  return statement;
}

export default function Payout() {
  return <StatementPage {...useLoaderData<typeof loader>()} />;
}
