import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { readMarkFilter } from "~/domain/inspections/mark-use";
import { listMarkUses, MARK_PAGE_SIZE } from "~/domain/inspections/mark-use-queries.server";
import { MarksPage } from "~/features/inspection-desk/marks-page";
import { privateHeaders } from "~/platform/http/cache.server";
import { adminMeta } from "~/platform/i18n/admin-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "audit.subject.mark_use");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  const query = new URL(request.url).searchParams;
  const filter = readMarkFilter(query);
  return { filter, query: query.toString(), pageSize: MARK_PAGE_SIZE, ...(await listMarkUses(filter, new Date())) };
}

export default function MarkUses() {
  return <MarksPage {...useLoaderData<typeof loader>()} />;
}
