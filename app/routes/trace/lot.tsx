import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isInHouseNumber, tracePath } from "~/domain/traceability/gs1";
import { TraceDetails } from "~/features/trace-a-lot/trace-details";
import { TraceGlance } from "~/features/trace-a-lot/trace-glance";
import { TraceRefused } from "~/features/trace-a-lot/trace-refused";
import { loadTrace } from "~/features/trace-a-lot/trace.server";
import { shopHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { localePath } from "~/platform/i18n/locale";
import { headTags } from "~/ui/layout/page-head";

export { PageError as ErrorBoundary } from "~/ui/layout/error-page";
export const headers = () => ({ ...shopHeaders(), Vary: "Accept" });
export const meta: MetaFunction<typeof loader> = ({ data: page }) => headTags(page?.head);

export async function loader({ params, request }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const { number = "", lot = "" } = params;
  // An in-house number is no GS1 key: its page has an address of its own.
  if (isInHouseNumber(number) && new URL(request.url).pathname.includes("/01/")) throw redirect(localePath(locale, tracePath(number, lot)), 301);
  const page = await loadTrace(number, lot, locale, new Date());
  return data(page, { status: page.status });
}

export default function TraceLot() {
  const page = useLoaderData<typeof loader>();
  if (page.kind === "refused") return <TraceRefused refusal={page.refusal} />;
  return (
    <div className="page max-w-5xl pt-4 md:pt-8">
      <TraceGlance view={page.view} />
      <TraceDetails view={page.view} />
    </div>
  );
}
