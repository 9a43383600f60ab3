import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { CHECK_PAGE_SIZE, listListingsToCheck } from "~/domain/catalog/drafts/draft-queries.server";
import { CheckListPage } from "~/features/listing-desk/check-list-page";
import { privateHeaders } from "~/platform/http/cache.server";
import { adminMeta } from "~/platform/i18n/admin-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "nav.listings");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  const asked = new URL(request.url).searchParams.get("page") ?? "1";
  const page = /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;
  return { ...(await listListingsToCheck(page)), page, pageSize: CHECK_PAGE_SIZE };
}

export default function Listings() {
  return <CheckListPage {...useLoaderData<typeof loader>()} />;
}
