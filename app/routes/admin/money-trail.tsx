import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { moneyTrail } from "~/domain/settlement/money-trail.server";
import { findOrderCode } from "~/features/money-desk/money-view.server";
import { TrailPage } from "~/features/money-desk/trail-page";
import { notFound } from "~/platform/http/authorise.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { adminMeta } from "~/platform/i18n/admin-meta";

export const meta: MetaFunction<typeof loader> = ({ params, data }) => adminMeta(params.lang, "nav.money", data?.code);
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request);
  const code = await findOrderCode(params.code ?? "");
  if (!code) throw notFound();
  return { code, trail: await moneyTrail(code) };
}

export default function MoneyTrail() {
  return <TrailPage {...useLoaderData<typeof loader>()} />;
}
