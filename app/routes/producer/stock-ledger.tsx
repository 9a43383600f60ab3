import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readRecount } from "~/domain/inventory/recount.server";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { RecountView } from "~/features/recount/recount-page";
import { readRecountQuery } from "~/features/recount/recount-query";
import { saveCount } from "~/features/recount/save-count.server";
import { newId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { localeOfParam, localePath } from "~/platform/i18n/locale";
import { RECOUNT_TEXTS } from "~/platform/i18n/messages/recount";
import { useLocalePath, useTexts } from "~/platform/i18n/react";

export const meta: MetaFunction<typeof loader> = ({ params, data: view }) => [
  { title: [view?.recount.unit.label, RECOUNT_TEXTS[localeOfParam(params.lang) ?? "vi"].title, "Chợ Xứ Lạng"].filter(Boolean).join(" · ") }, { name: "robots", content: "noindex, nofollow" },
];
export const headers = privateHeaders;
/** Also after a refusal: the number that should lie there may have changed. */
export const shouldRevalidate = () => true;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request, "stock");
  const query = new URL(request.url).searchParams;
  const filter = readRecountQuery(query);
  const recount = await readRecount({ id: params.id ?? "" }, producer.id, filter);
  if (!recount) throw notFound();
  const saved = /^-?\d{1,8}$/.exec(query.get("saved") ?? "")?.[0];
  return { recount, filter, variantId: params.id ?? "", entryId: newId(), saved: saved === undefined ? null : Number(saved) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, producer } = await requireProducer(request, "stock");
  const recount = await readRecount({ id: params.id ?? "" }, producer.id, { from: null, until: null, page: 1 });
  if (!recount) throw notFound();
  const saved = await saveCount(recount.unit.id, await readForm(request), { userId: user.id, at: new Date() });
  if (!saved.ok) return data({ answer: saved.error }, { status: 422, headers: privateHeaders() });
  return redirect(`${localePath(localeOf(params), `/nguoi-ban/kho/so/${params.id}`)}?saved=${saved.value.difference}`, { headers: privateHeaders() });
}

export default function StockLedger() {
  const { recount, variantId, ...view } = useLoaderData<typeof loader>();
  const t = useTexts(RECOUNT_TEXTS);
  const to = useLocalePath();
  const path = to(`/nguoi-ban/kho/so/${variantId}`);
  return (
    <div className="grid max-w-5xl grid-cols-1 gap-5">
      <div>
        <p><a className="link inline-flex min-h-11 items-center" href={to("/nguoi-ban/kho")}>{t("back")}</a></p>
        <h1 className="text-2xl">{t("title")}: {recount.unit.label}</h1>
        <p className="text-soft">{t("lead")}</p>
      </div>
      <RecountView
        recount={recount}
        {...view}
        answer={useActionData<typeof action>()?.answer}
        place={{ path, keep: {}, csv: `${path}/csv`, order: ({ parcel }) => to(parcel === null ? "/nguoi-ban/don-hang" : `/nguoi-ban/don-hang/${parcel}`), lot: (id) => to(`/nguoi-ban/lo/${id}`) }}
      />
    </div>
  );
}
