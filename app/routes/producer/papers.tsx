import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { PapersPage } from "~/features/producer-papers/papers-page";
import { changePapers, papersView } from "~/features/producer-papers/papers-view.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { readUploadForm } from "~/platform/http/upload.server";
import { localePath } from "~/platform/i18n/locale";
import { papersMeta } from "~/platform/i18n/papers-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => papersMeta(params.lang, "title");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request, "papers");
  const query = new URL(request.url).searchParams;
  return { ...(await papersView(producer, query.get("gia-han"), new Date())), done: query.get("done") };
}

/** Hands a paper in, or takes one back: each form names its `intent`. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { user, producer } = await requireProducer(request, "papers");
  const multipart = (request.headers.get("Content-Type") ?? "").startsWith("multipart/form-data");
  const { fields: form, file } = multipart ? await readUploadForm(request) : { fields: await readForm(request), file: null };
  const answer = await changePapers({ producerId: producer.id, userId: user.id, form, file, at: new Date() });
  if ("refusal" in answer) return data(answer, { status: 422, headers: privateHeaders() });
  return redirect(`${localePath(localeOf(params), "/nguoi-ban/giay-to")}?done=${answer.done}`, { headers: privateHeaders() });
}

export default function Papers() {
  return <PapersPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
