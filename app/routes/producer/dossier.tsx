import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { changeDossier } from "~/features/dossier-desk/change-dossier.server";
import { DossierPage } from "~/features/dossier-desk/dossier-page";
import { dossierView } from "~/features/dossier-desk/dossier-view.server";
import { statusOf } from "~/features/dossier-desk/refusal";
import { notFound } from "~/platform/http/authorise.server";
import { ANY_LENGTH, readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { readUploadForm } from "~/platform/http/upload.server";
import { dossierMeta } from "~/platform/i18n/dossier-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params, data: view }) => dossierMeta(params.lang, "title", view?.dossier.productName);
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { user, producer } = await requireProducer(request);
  const view = await dossierView({ id: params.id ?? "", step: params.step, producerId: producer.id, user, at: new Date() });
  if (!view) throw notFound();
  const query = new URL(request.url).searchParams;
  const done = query.get("done");
  return { ...view, code: query.get("code"), kind: query.get("kind"), done: done === null ? null : { name: done, papers: Number(query.get("papers")), marks: Number(query.get("marks")) } };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, producer } = await requireProducer(request);
  const [id, at, locale] = [params.id ?? "", new Date(), localeOf(params)];
  const view = await dossierView({ id, step: params.step, producerId: producer.id, user, at });
  if (!view) throw notFound();
  const multipart = params.step === "giay-to" && (request.headers.get("Content-Type") ?? "").startsWith("multipart/form-data");
  const { fields, file } = multipart ? await readUploadForm(request) : { fields: await readForm(request, ANY_LENGTH), file: null };
  // A form that could not be read to its end was an upload: no other form is that long.
  if (multipart && !fields.has("intent")) fields.set("intent", "add_paper");
  const answer = await changeDossier({ id, form: fields, file, user, at });
  if ("refusal" in answer) return data(answer, { status: statusOf(answer.refusal), headers: privateHeaders() });
  // Saved by itself: the page stays.
  if (fields.get("auto") === "1") return data({ saved: true as const }, { headers: privateHeaders() });
  const [step, anchor] = answer.to.split("#");
  return redirect(`${localePath(locale, `/nguoi-ban/ho-so/${id}${step ? `/${step}` : ""}`)}?done=${answer.done}${anchor ? `#${anchor}` : ""}`, { headers: privateHeaders() });
}

export default function Dossier() {
  const answer = useActionData<typeof action>();
  return <DossierPage {...useLoaderData<typeof loader>()} refusal={answer && "refusal" in answer ? answer.refusal : undefined} />;
}
