import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { findRegisterEntry } from "~/domain/certificates/register-entry.server";
import { beginDossier } from "~/domain/evaluation/prefill/begin-dossier.server";
import { NewDossierPage } from "~/features/evaluation-desk/new-dossier-page";
import { statusOf } from "~/features/evaluation-desk/refusal";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { evaluationMeta } from "~/platform/i18n/evaluation-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params }) => evaluationMeta(params.lang, "dossier.new");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  const id = new URL(request.url).searchParams.get("certificate") ?? "";
  const entry = isId(id) ? await findRegisterEntry(id, new Date()) : null;
  if (!entry) throw notFound();
  return { certificate: { id, number: entry.number, productName: entry.productName, producer: entry.producer.name, stars: entry.stars, expiresOn: entry.expiresOn } };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const form = await readForm(request);
  const certificateId = form.get("certificate") ?? "";
  if (!isId(certificateId)) throw notFound();
  const kind = form.get("kind") === "upgrade" ? "upgrade" : "re_evaluation";
  const result = await beginDossier({ start: { kind, certificateId }, user, at: new Date() });
  if (result.ok) return redirect(localePath(localeOf(params), `/quan-tri/danh-gia/ho-so/${result.value.id}?done=created`), { headers: privateHeaders() });
  const refusal = { intent: "create", failure: result.error, values: Object.fromEntries(form) };
  return data({ refusal }, { status: statusOf(refusal), headers: privateHeaders() });
}

export default function EvaluationDossierNew() {
  return <NewDossierPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
