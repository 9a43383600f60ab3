import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ROW_LISTS, type RowList } from "~/features/programme-report/report-links";
import { RowsPage } from "~/features/programme-report/rows-page";
import { findRows } from "~/features/programme-report/rows.server";
import { env } from "~/platform/env/env.server";
import { notFound } from "~/platform/http/authorise.server";
import { shopHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { PROGRAMME_TEXTS } from "~/platform/i18n/messages/programme";
import { headTags } from "~/ui/layout/page-head";

export { PageError as ErrorBoundary } from "~/ui/layout/error-page";
export const headers = shopHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

/** One of the lists behind the report's figures. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const list = (Object.keys(ROW_LISTS) as RowList[]).find((name) => ROW_LISTS[name] === params.list);
  if (!list) throw notFound();
  const query = new URL(request.url).searchParams;
  const rows = await findRows(list, query, locale, new Date());
  const path = `/chuong-trinh/${ROW_LISTS[list]}`;
  const head = { title: rows.title, description: PROGRAMME_TEXTS[locale].description, locale, siteUrl: env().siteUrl, path, noindex: query.size > 0 };
  return { head, path, query: query.toString(), ...rows };
}

export default function Rows() {
  return <RowsPage {...useLoaderData<typeof loader>()} />;
}
