import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { readInspectionFilter } from "~/domain/inspections/inspection";
import { INSPECTION_PAGE_SIZE, listInspections } from "~/domain/inspections/inspection-queries.server";
import { InspectionsPage } from "~/features/inspection-desk/inspections-page";
import { localDateAt } from "~/lib/local-date";
import { privateHeaders } from "~/platform/http/cache.server";
import { adminMeta } from "~/platform/i18n/admin-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "nav.inspections");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  const at = new Date();
  const query = new URL(request.url).searchParams;
  const filter = readInspectionFilter(query);
  return { filter, query: query.toString(), thisYear: Number(localDateAt(at).slice(0, 4)), pageSize: INSPECTION_PAGE_SIZE, ...(await listInspections(filter, at)) };
}

export default function Inspections() {
  return <InspectionsPage {...useLoaderData<typeof loader>()} />;
}
