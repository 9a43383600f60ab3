import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readPeriod } from "~/domain/programme/period";
import { findReport, usualPeriod } from "~/domain/programme/report-queries.server";
import { PublicReport } from "~/features/programme-report/public-report";
import { drawReport } from "~/features/programme-report/report-plots.server";
import { localDateAt } from "~/lib/local-date";
import { env } from "~/platform/env/env.server";
import { shopHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { PROGRAMME_TEXTS } from "~/platform/i18n/messages/programme";
import { headTags, type PageHead } from "~/ui/layout/page-head";

export { PageError as ErrorBoundary } from "~/ui/layout/error-page";
export const headers = shopHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

/** The years are `?from=&to=`; without them those of the running target period. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const at = new Date();
  const query = new URL(request.url).searchParams;
  const period = readPeriod(query, await usualPeriod(at));
  const report = await findReport(period, at, env().provinceCode);
  const texts = PROGRAMME_TEXTS[locale];
  const head: PageHead = { title: texts.title, description: texts.description, locale, siteUrl: env().siteUrl, path: "/chuong-trinh", noindex: query.size > 0, image: "/scenes/hero-share.jpg" };
  // Money and orders of the market are for the programme's own people.
  const { market: _, ...shown } = report;
  const communes = report.communes.map(({ code, name, recognised, listings }) => ({ code, name, recognised, listings }));
  return { head, day: localDateAt(at), report: { ...shown, communes }, plots: drawReport(report, locale) };
}

export default function Programme() {
  return <PublicReport {...useLoaderData<typeof loader>()} />;
}
