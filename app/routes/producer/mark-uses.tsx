import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listCertificatesOfProducer } from "~/domain/certificates/producer-certificates.server";
import { MARK_FIELDS, type MarkForm } from "~/domain/inspections/mark-use";
import { listMarkUsesOfProducer } from "~/domain/inspections/mark-use-queries.server";
import { recordMarkUse } from "~/domain/inspections/record-mark-use.server";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { MarkUsesPage } from "~/features/producer-desk/mark-uses-page";
import { newId } from "~/lib/id";
import { localDateAt } from "~/lib/local-date";
import { ANY_LENGTH, readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { localePath } from "~/platform/i18n/locale";
import { producerMeta } from "~/platform/i18n/producer-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => producerMeta(params.lang, "nav.marks");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request);
  const at = new Date();
  const [uses, certificates] = await Promise.all([listMarkUsesOfProducer(producer.id, at), listCertificatesOfProducer(producer.id, at)]);
  const holding = certificates.filter(({ stage }) => stage === "active" || stage === "window" || stage === "late" || stage === "extended");
  return { formKey: newId(), uses, certificates: holding.map(({ number, productName }) => ({ number, productName })), today: localDateAt(at), done: new URL(request.url).searchParams.has("done") };
}

/** Registers a use of the mark on the strength of one of the producer's own certificates. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { user, producer } = await requireProducer(request, "listings");
  const sent = await readForm(request, ANY_LENGTH);
  const form = Object.fromEntries(MARK_FIELDS.map((name) => [name, sent.get(name) ?? ""])) as MarkForm;
  const result = await recordMarkUse({ form, key: sent.get("key"), ownProducerId: producer.id, userId: user.id, at: new Date() });
  if (!result.ok) return data({ values: form, problems: result.error }, { status: 422, headers: privateHeaders() });
  return redirect(localePath(localeOf(params), "/nguoi-ban/bieu-trung?done=1"), { headers: privateHeaders() });
}

export default function MarkUses() {
  return <MarkUsesPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()} />;
}
