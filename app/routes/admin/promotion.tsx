import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { changePromotion, promotionDesk } from "~/features/programme-desk/promotion-desk.server";
import { PromotionPage } from "~/features/programme-desk/promotion-page";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { ANY_LENGTH, readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params, data }) => adminMeta(params.lang, "nav.promotions", data?.promotion.title);
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request);
  return { ...(await promotionDesk(params.id ?? "")), done: new URL(request.url).searchParams.get("done") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const id = params.id ?? "";
  if (!isId(id)) throw notFound();
  const answer = await changePromotion({ id, form: await readForm(request, ANY_LENGTH), user, at: new Date() });
  if ("done" in answer) return redirect(localePath(localeOf(params), `/quan-tri/xuc-tien/${id}?done=${answer.done}`), { headers: privateHeaders() });
  return data(answer, { status: answer.status, headers: privateHeaders() });
}

export default function Promotion() {
  return <PromotionPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()} />;
}
