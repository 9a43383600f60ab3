import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { listPromotions, PROMOTIONS_PAGE_SIZE } from "~/domain/programme/promotion-queries.server";
import { PromotionsPage } from "~/features/programme-desk/promotions-page";
import { localDateAt } from "~/lib/local-date";
import { privateHeaders } from "~/platform/http/cache.server";
import { adminMeta } from "~/platform/i18n/admin-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "nav.promotions");
export const headers = privateHeaders;

/** `?state=&year=&page=` narrow the list; anything else in them narrows nothing. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  const query = new URL(request.url).searchParams;
  const whole = (name: string, shape: RegExp) => (shape.test(query.get(name) ?? "") ? Number(query.get(name)) : null);
  const filter = { state: query.get("state"), year: whole("year", /^20\d\d$/), page: whole("page", /^[1-9]\d{0,4}$/) ?? 1 };
  const list = await listPromotions(filter);
  return { ...filter, ...list, pageSize: PROMOTIONS_PAGE_SIZE, query: query.toString(), thisYear: Number(localDateAt(new Date()).slice(0, 4)) };
}

export default function Promotions() {
  return <PromotionsPage {...useLoaderData<typeof loader>()} />;
}
