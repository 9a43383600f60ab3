import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireUser } from "~/domain/accounts/current-user.server";
import { ApplyPage } from "~/features/joining/apply-page";
import { applyView, changeApplication } from "~/features/joining/apply.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { readUploadForm } from "~/platform/http/upload.server";
import { joiningMeta } from "~/platform/i18n/joining-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params }) => joiningMeta(params.lang, "title");
export const headers = privateHeaders;
/** A refused form has saved what is valid in it: the page reads it anew. */
export const shouldRevalidate = () => true;

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireUser(request);
  return { ...(await applyView(user)), done: new URL(request.url).searchParams.get("done") };
}

/** Saves, adds a paper, hands in, answers an officer: each form names its `intent`. */
export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireUser(request);
  const multipart = (request.headers.get("Content-Type") ?? "").startsWith("multipart/form-data");
  const { fields: form, file } = multipart ? await readUploadForm(request) : { fields: await readForm(request), file: null };
  const answer = await changeApplication({ user, form, file, at: new Date() });
  const auto = form.get("auto") === "1";
  if ("refusal" in answer) {
    // Saved by itself: what is valid was kept, and nobody has asked yet what is wrong with the rest.
    if (auto && answer.refusal.kind === "fields") return data({ saved: true as const }, { headers: privateHeaders() });
    return data(answer, { status: answer.refusal.kind === "other" ? 409 : 422, headers: privateHeaders() });
  }
  if (auto) return data({ saved: true as const }, { headers: privateHeaders() });
  return redirect(`${localePath(localeOf(params), "/nguoi-ban/dang-ky")}?done=${answer.done}`, { headers: privateHeaders() });
}

export default function Join() {
  const answer = useActionData<typeof action>();
  return <ApplyPage {...useLoaderData<typeof loader>()} refusal={answer && "refusal" in answer ? answer.refusal : undefined} />;
}
