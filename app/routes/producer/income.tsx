import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { may } from "~/domain/producers/member-roles";
import { billsView } from "~/features/income-desk/bill-view.server";
import { BillsPanel } from "~/features/income-desk/bills-panel";
import { changeAccount } from "~/features/income-desk/change-account.server";
import { IncomePage } from "~/features/income-desk/income-page";
import { incomeView } from "~/features/income-desk/income-view.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { localePath } from "~/platform/i18n/locale";
import { producerMeta } from "~/platform/i18n/producer-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => producerMeta(params.lang, "nav.income");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request, "orders");
  const at = new Date();
  return { bills: await billsView(producer.id, at), income: await incomeView(producer.id, at), mayChange: may(producer.role, "account"), done: new URL(request.url).searchParams.get("done") === "account" };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, producer } = await requireProducer(request, "account");
  const changed = await changeAccount({ producerId: producer.id, userId: user.id, at: new Date() }, await readForm(request));
  if (!changed.ok) return data(changed.error, { status: 422, headers: privateHeaders() });
  return redirect(localePath(localeOf(params), "/nguoi-ban/thu-nhap?done=account"), { headers: privateHeaders() });
}

export default function Income() {
  const { bills, ...page } = useLoaderData<typeof loader>();
  return <IncomePage {...page} refusal={useActionData<typeof action>()}>{bills ? <BillsPanel view={bills} /> : null}</IncomePage>;
}
