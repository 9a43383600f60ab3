import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { namesOfCommunes } from "~/domain/places/place-queries.server";
import { APPLICATION_PAGE_SIZE, countApplications, listApplications } from "~/domain/producers/joining/application-queries.server";
import { ApplicationsPage, readState } from "~/features/joining/applications-page";
import { privateHeaders } from "~/platform/http/cache.server";
import { adminMeta } from "~/platform/i18n/admin-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "nav.sellers");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  const query = new URL(request.url).searchParams;
  const state = readState(query.get("tab"));
  const asked = query.get("page") ?? "1";
  const page = /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;
  const [{ total, rows }, counts] = await Promise.all([listApplications(state, page), countApplications()]);
  const communes = await namesOfCommunes(rows.flatMap(({ communeCode }) => communeCode ?? []));
  return { state, page, total, counts, pageSize: APPLICATION_PAGE_SIZE, rows: rows.map((row) => ({ ...row, commune: communes.get(row.communeCode ?? "") ?? null })) };
}

export default function Sellers() {
  return <ApplicationsPage {...useLoaderData<typeof loader>()} />;
}
