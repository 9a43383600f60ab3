import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { readShelf } from "~/domain/traceability/shelf-lots.server";
import { saveAdjustment, type AdjustDone } from "~/features/stock-desk/adjust-form.server";
import { ShelfPage } from "~/features/stock-desk/shelf-page";
import { localDateAt } from "~/lib/local-date";
import { notFound } from "~/platform/http/authorise.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { localeOfParam, localePath } from "~/platform/i18n/locale";
import { SHELF_TEXTS } from "~/platform/i18n/messages/shelf";

export const meta: MetaFunction<typeof loader> = ({ params, data: view }) => [
  { title: [view?.shelf.variant.sku, SHELF_TEXTS[localeOfParam(params.lang) ?? "vi"].title, "Chợ Xứ Lạng"].filter(Boolean).join(" · ") }, { name: "robots", content: "noindex, nofollow" },
];
export const headers = privateHeaders;
/** Also after a refusal: what it says about a number that changed meanwhile stands beside the new one. */
export const shouldRevalidate = () => true;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request, "stock");
  const shelf = await readShelf(producer.id, params.id ?? "", localDateAt(new Date()));
  if (!shelf) throw notFound();
  return { shelf, done: readDone(new URL(request.url).searchParams) };
}

/** Adjusts one lot of the shelf. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { user, producer } = await requireProducer(request, "stock");
  const at = new Date();
  const shelf = await readShelf(producer.id, params.id ?? "", localDateAt(at));
  if (!shelf) throw notFound();
  const saved = await saveAdjustment({ shelf, producerId: producer.id, form: await readForm(request), userId: user.id, at });
  if ("answer" in saved) return data(saved, { status: 422, headers: privateHeaders() });
  const { code, gone, shelf: off, owed } = saved.done;
  const said = new URLSearchParams({ code, gone: String(gone), shelf: String(off), owed: String(owed) });
  return redirect(`${localePath(localeOf(params), `/nguoi-ban/kho/lo/${shelf.variant.id}`)}?${said}`, { headers: privateHeaders() });
}

/** What was done, from the address that the answer led to. */
function readDone(query: URLSearchParams): AdjustDone | null {
  const [gone = Number.NaN, shelf = Number.NaN, owed = Number.NaN] = ["gone", "shelf", "owed"].map((name) => Number(/^-?\d{1,7}$/.exec(query.get(name) ?? "")?.[0] ?? Number.NaN));
  return Number.isNaN(gone + shelf + owed) ? null : { code: (query.get("code") ?? "").slice(0, 20), gone, shelf, owed };
}

export default function StockLots() {
  return <ShelfPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()?.answer} />;
}
