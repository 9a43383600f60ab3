import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isInHouseNumber, tracePath } from "~/domain/traceability/gs1";
import { LotList } from "~/features/trace-a-lot/lot-list";
import { TraceRefused } from "~/features/trace-a-lot/trace-refused";
import { loadItem } from "~/features/trace-a-lot/trace.server";
import { shopHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { localePath } from "~/platform/i18n/locale";
import { headTags } from "~/ui/layout/page-head";

export { PageError as ErrorBoundary } from "~/ui/layout/error-page";
export const headers = () => ({ ...shopHeaders(), Vary: "Accept" });
export const meta: MetaFunction<typeof loader> = ({ data: page }) => headTags(page?.head);

export async function loader({ params, request }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const { number = "" } = params;
  if (isInHouseNumber(number) && new URL(request.url).pathname.includes("/01/")) throw redirect(localePath(locale, tracePath(number)), 301);
  const page = await loadItem(number, locale);
  return data(page, { status: page.status });
}

export default function TraceItem() {
  const page = useLoaderData<typeof loader>();
  return page.kind === "refused" ? <TraceRefused refusal={page.refusal} /> : <LotList product={page.product} number={page.number} lots={page.lots} />;
}
