import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { findOwnLot } from "~/domain/traceability/desk-lots.server";
import { changeLot } from "~/features/lot-desk/change-lot.server";
import { loadLotPage } from "~/features/lot-desk/lot-view.server";
import { LotPage } from "~/features/lot-desk/lot-page";
import { notFound } from "~/platform/http/authorise.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { readPhotoForm } from "~/platform/http/upload.server";
import { lotsMeta } from "~/platform/i18n/lots-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params, data: view }) => lotsMeta(params.lang, "title", view?.trace.lot.code);
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request);
  const lot = await findOwnLot(producer.id, params.id ?? "");
  const view = lot && (await loadLotPage(lot, producer.id, new Date()));
  if (!view) throw notFound();
  const query = new URL(request.url).searchParams;
  return { ...view, done: query.has("done") ? Object.fromEntries(query) : null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, producer } = await requireProducer(request);
  const lot = await findOwnLot(producer.id, params.id ?? "");
  if (!lot) throw notFound();
  const { fields, files } = await readPhotoForm(request);
  const answer = await changeLot({ lot, producerId: producer.id, form: fields, files, user, at: new Date() });
  if ("refusal" in answer) return data(answer, { status: 422, headers: privateHeaders() });
  return redirect(localePath(localeOf(params), `/nguoi-ban/lo/${lot.id}?done=${answer.done}`), { headers: privateHeaders() });
}

export default function Lot() {
  return <LotPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
