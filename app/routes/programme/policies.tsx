import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listPolicies } from "~/domain/programme/row-queries.server";
import { PoliciesPage } from "~/features/programme-report/policies-page";
import { localDateAt } from "~/lib/local-date";
import { env } from "~/platform/env/env.server";
import { shopHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { PROGRAMME_TEXTS } from "~/platform/i18n/messages/programme";
import { headTags } from "~/ui/layout/page-head";

export { PageError as ErrorBoundary } from "~/ui/layout/error-page";
export const headers = shopHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

/** The support policies in force today. */
export async function loader({ params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const texts = PROGRAMME_TEXTS[locale];
  const head = { title: texts.policies, description: texts.policiesLead, locale, siteUrl: env().siteUrl, path: "/chuong-trinh/chinh-sach" };
  return { head, policies: await listPolicies(localDateAt(new Date())) };
}

export default function Policies() {
  return <PoliciesPage {...useLoaderData<typeof loader>()} />;
}
