import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { readRecount } from "~/domain/inventory/recount.server";
import { RecountView } from "~/features/recount/recount-page";
import { readRecountQuery } from "~/features/recount/recount-query";
import { saveCount } from "~/features/recount/save-count.server";
import { newId } from "~/lib/id";
import { pick } from "~/lib/localized-text";
import { notFound } from "~/platform/http/authorise.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localePath } from "~/platform/i18n/locale";
import { RECOUNT_TEXTS } from "~/platform/i18n/messages/recount";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { AdminHead } from "~/ui/layout/admin-page";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "nav.stock");
export const headers = privateHeaders;
export const shouldRevalidate = () => true;

const skuOf = (request: Request): string => (new URL(request.url).searchParams.get("sku") ?? "").replaceAll("\0", "").trim().toUpperCase().slice(0, 60);

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  const [sku, query] = [skuOf(request), new URL(request.url).searchParams];
  const filter = readRecountQuery(query);
  const saved = /^-?\d{1,8}$/.exec(query.get("saved") ?? "")?.[0];
  return { sku, filter, recount: sku === "" ? null : await readRecount({ sku }, null, filter), entryId: newId(), saved: saved === undefined ? null : Number(saved) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const sku = skuOf(request);
  const recount = await readRecount({ sku }, null, { from: null, until: null, page: 1 });
  if (!recount) throw notFound();
  const saved = await saveCount(recount.unit.id, await readForm(request), { userId: user.id, at: new Date() });
  if (!saved.ok) return data({ answer: saved.error }, { status: 422, headers: privateHeaders() });
  return redirect(`${localePath(localeOf(params), "/quan-tri/kho")}?${new URLSearchParams({ sku, saved: String(saved.value.difference) })}`, { headers: privateHeaders() });
}

export default function AdminStock() {
  const { sku, recount, ...view } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>()?.answer;
  const t = useTexts(RECOUNT_TEXTS);
  const to = useLocalePath();
  const path = to("/quan-tri/kho");
  return (
    <>
      <AdminHead title={recount ? `${t("title")}: ${recount.unit.label}` : t("title")} lead={recount ? pick(recount.unit.producer, t.locale) : t("lead")} />
      <Form method="get" action={path} className="mb-5 flex flex-wrap items-end gap-3" key={sku}>
        <TextField label={t("find")} name="sku" defaultValue={sku} maxLength={60} autoComplete="off" required error={sku !== "" && !recount ? t("notFound") : null} />
        <Button type="submit" icon="search">{t("show")}</Button>
      </Form>
      {recount ? <RecountView recount={recount} {...view} answer={answer} place={{ path, keep: { sku }, csv: `${path}/csv`, order: ({ order }) => to(`/quan-tri/don-hang/${order}`), lot: () => null }} /> : null}
    </>
  );
}
