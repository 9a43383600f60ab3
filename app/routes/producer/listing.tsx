import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { changeListing } from "~/features/listing-desk/change-listing.server";
import { ListingPage } from "~/features/listing-desk/listing-page";
import { listingView } from "~/features/listing-desk/listing-view.server";
import { notFound } from "~/platform/http/authorise.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { readUploadForm } from "~/platform/http/upload.server";
import { listingMeta } from "~/platform/i18n/listing-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params, data: view }) => listingMeta(params.lang, "title", view?.draft.facts.name.vi);
export const headers = privateHeaders;
/** A refused form has saved what is valid in it: the page reads it anew. */
export const shouldRevalidate = () => true;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request, "listings");
  const view = await listingView({ id: params.id ?? "", step: params.step, producer, at: new Date() });
  if (!view) throw notFound();
  return { ...view, done: new URL(request.url).searchParams.get("done") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, producer } = await requireProducer(request, "listings");
  const at = new Date();
  const view = await listingView({ id: params.id ?? "", step: params.step, producer, at });
  if (!view) throw notFound();
  const multipart = view.step === "anh" && (request.headers.get("Content-Type") ?? "").startsWith("multipart/form-data");
  const { fields: form, file } = multipart ? await readUploadForm(request) : { fields: await readForm(request), file: null };
  const auto = form.get("auto") === "1";
  const answer = await changeListing({ ...view, form, file, userId: user.id, at });
  if ("refusal" in answer) {
    // Saved by itself as far as it goes; what is wrong is told when the button is pressed.
    if (auto && answer.refusal.kind === "fields") return data({ saved: true as const }, { headers: privateHeaders() });
    return data(answer, { status: answer.refusal.kind === "other" ? 409 : 422, headers: privateHeaders() });
  }
  if (auto) return data({ saved: true as const }, { headers: privateHeaders() });
  const path = answer.step === null ? "/nguoi-ban/san-pham" : `/nguoi-ban/san-pham/${view.draft.id}/${answer.step}`;
  return redirect(`${localePath(localeOf(params), path)}?done=${answer.done}`, { headers: privateHeaders() });
}

export default function Listing() {
  const answer = useActionData<typeof action>();
  return <ListingPage {...useLoaderData<typeof loader>()} refusal={answer && "refusal" in answer ? answer.refusal : undefined} />;
}
