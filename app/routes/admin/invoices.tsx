import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { invoiceMonth, listInvoiceBatches, makeInvoiceBatch } from "~/domain/invoices/invoice-batches.server";
import { monthsBack, readMonth } from "~/domain/invoices/invoice";
import { InvoicesPage } from "~/features/invoicing/invoices-page";
import { isId } from "~/lib/id";
import { localDateAt, type LocalDate } from "~/lib/local-date";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "nav.invoices");
export const headers = privateHeaders;

/** The month is `?month=2026-11`. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  const months = monthsBack(localDateAt(new Date()), 14);
  const month = readMonth(new URL(request.url).searchParams.get("month")) ?? (months[0] as LocalDate);
  return { month, months: months.includes(month) ? months : [...months, month], sellers: await invoiceMonth(month), batches: await listInvoiceBatches({ month }) };
}

/** Puts a producer's waiting documents of a month into a batch, and opens it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const form = await readForm(request);
  const [producer, month] = [form.get("producer") ?? "", readMonth(form.get("month") ?? null)];
  const kind = (["sales", "commission"] as const).find((one) => one === form.get("intent"));
  const made = kind && month && isId(producer) ? await makeInvoiceBatch(producer, month, kind, { userId: user.id, at: new Date() }) : null;
  if (!made?.ok) return data({ nothing: true }, { status: made ? 409 : 422, headers: privateHeaders() });
  return redirect(localePath(localeOf(params), `/quan-tri/hoa-don/dot/${made.value.id}`), { headers: privateHeaders() });
}

export default function Invoices() {
  return <InvoicesPage {...useLoaderData<typeof loader>()} nothing={useActionData<typeof action>()?.nothing ?? false} />;
}
