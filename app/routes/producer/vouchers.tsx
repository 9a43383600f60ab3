import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { listVouchers } from "~/domain/promotions/voucher-queries.server";
import { changeVouchers } from "~/features/voucher-desk/change-vouchers.server";
import { VouchersPage } from "~/features/voucher-desk/vouchers-page";
import { localDateAt } from "~/lib/local-date";
import { notFound } from "~/platform/http/authorise.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { localePath } from "~/platform/i18n/locale";
import { producerMeta } from "~/platform/i18n/producer-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => producerMeta(params.lang, "nav.vouchers");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request, "prices");
  const done = new URL(request.url).searchParams.get("done");
  return { vouchers: await listVouchers(producer.id), today: localDateAt(new Date()), done: (["made", "ended"] as const).find((one) => one === done) ?? null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, producer } = await requireProducer(request, "prices");
  const changed = await changeVouchers({ producerId: producer.id, userId: user.id, at: new Date() }, await readForm(request));
  if (!changed) throw notFound();
  if (!changed.ok) return data(changed.error, { status: 422, headers: privateHeaders() });
  return redirect(localePath(localeOf(params), `/nguoi-ban/ma-giam-gia?done=${changed.value}`), { headers: privateHeaders() });
}

export default function Vouchers() {
  return <VouchersPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()} />;
}
