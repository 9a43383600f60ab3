import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { recordList } from "~/features/programme-desk/record-list.server";
import { deskOf } from "~/features/programme-desk/record-desks";
import { RecordsPage } from "~/features/programme-desk/records-page";
import { notFound } from "~/platform/http/authorise.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params, data }) => adminMeta(params.lang, data ? `nav.${data.desk}` : "title");
export const headers = privateHeaders;

/** The list of one of the desks of plain records: support, marks, awards, policies. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request);
  const desk = deskOf(params.desk);
  if (!desk) throw notFound();
  const [locale, query] = [localeOf(params), new URL(request.url).searchParams];
  const list = await recordList(desk, query, locale, new Date());
  return { desk, ...list, path: localePath(locale, `/quan-tri/${params.desk}`), query: query.toString() };
}

export default function Records() {
  return <RecordsPage {...useLoaderData<typeof loader>()} />;
}
