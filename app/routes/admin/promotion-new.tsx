import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { createPromotion } from "~/domain/programme/save-promotion.server";
import { NewRecordPage } from "~/features/programme-desk/new-record-page";
import { promotionFields } from "~/features/programme-desk/promotion-fields";
import { actorOf, deskRefusal } from "~/features/programme-desk/refusal.server";
import { newId } from "~/lib/id";
import { ANY_LENGTH, readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localePath } from "~/platform/i18n/locale";
import { PROGRAMME_TEXTS } from "~/platform/i18n/messages/programme";
import { PROGRAMME_DESK_TEXTS } from "~/platform/i18n/messages/programme-desk";
import { useLocalePath, useTexts } from "~/platform/i18n/react";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "nav.promotions");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  return { formKey: newId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const form = await readForm(request, ANY_LENGTH);
  const result = await createPromotion({ form, actor: actorOf(user), at: new Date() });
  if (result.ok) return redirect(localePath(localeOf(params), `/quan-tri/xuc-tien/${result.value.id}?done=create`), { headers: privateHeaders() });
  const refusal = deskRefusal("create", form, result.error);
  return data(refusal, { status: refusal.status, headers: privateHeaders() });
}

export default function PromotionNew() {
  const t = useTexts(PROGRAMME_DESK_TEXTS);
  return <NewRecordPage formKey={useLoaderData<typeof loader>().formKey} title={t("promotion.new")} list={useLocalePath()("/quan-tri/xuc-tien")} fields={promotionFields(t, useTexts(PROGRAMME_TEXTS))} refusal={useActionData<typeof action>()} />;
}
