import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findSets } from "~/domain/certificates/register-entry.server";
import { beginDossier } from "~/domain/evaluation/prefill/begin-dossier.server";
import { fail } from "~/domain/evaluation/failure";
import { readStartChoices } from "~/domain/evaluation/start-choices.server";
import { listCommunes } from "~/domain/places/place-queries.server";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { NewDossier } from "~/features/dossier-desk/new-dossier";
import { readStart } from "~/features/dossier-desk/read-start";
import { statusOf, type Refusal } from "~/features/dossier-desk/refusal";
import { env } from "~/platform/env/env.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { dossierMeta } from "~/platform/i18n/dossier-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params }) => dossierMeta(params.lang, "new");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request);
  const [choices, sets, communes] = await Promise.all([readStartChoices(producer.id, new Date()), findSets(), listCommunes(env().provinceCode)]);
  return {
    choices, sets, communes: communes.map(({ code, name }) => ({ code, name })), ownCommune: communes.find(({ name }) => name === producer.commune)?.code ?? "",
    wanted: new URL(request.url).searchParams.get("certificate"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, producer } = await requireProducer(request);
  const form = await readForm(request);
  const start = readStart(form, producer.id);
  const begun = start ? await beginDossier({ start, user, at: new Date() }) : fail("invalid");
  if (begun.ok) {
    const { id, filled } = begun.value;
    return redirect(localePath(localeOf(params), `/nguoi-ban/ho-so/${id}${filled ? `?done=prefilled&papers=${filled.papers}&marks=${filled.marks}` : ""}`), { headers: privateHeaders() });
  }
  const refusal: Refusal = { intent: form.get("intent") ?? "", failure: begun.error, values: Object.fromEntries(form) };
  return data({ refusal }, { status: statusOf(refusal), headers: privateHeaders() });
}

export default function DossierNew() {
  return <NewDossier {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
