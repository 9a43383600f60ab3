import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireUser } from "~/domain/accounts/current-user.server";
import { listOrdersOfUser } from "~/domain/orders/desk-orders.server";
import { AccountPage } from "~/features/sign-in/account-page";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { serverT } from "~/platform/i18n/texts.server";

const PER_PAGE = 20;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Chợ Xứ Lạng` }, { name: "robots", content: "noindex" }];
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const user = await requireUser(request);
  const asked = new URL(request.url).searchParams.get("page") ?? "1";
  const page = /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : 1;
  const { total, orders } = await listOrdersOfUser(user.id, page, PER_PAGE);
  return { title: serverT(locale)("account.title"), user, orders, page, pages: Math.ceil(total / PER_PAGE) };
}

export default function Account() {
  return <AccountPage {...useLoaderData<typeof loader>()} />;
}
