import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { requireDesk } from "~/domain/accounts/current-user.server";
import { changeSheet } from "~/features/evaluation-desk/change-dossier.server";
import { scoreDesk } from "~/features/evaluation-desk/desk-pages.server";
import { statusOf } from "~/features/evaluation-desk/refusal";
import { ScorePage } from "~/features/evaluation-desk/score-page";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { evaluationMeta } from "~/platform/i18n/evaluation-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params, data: page }) => evaluationMeta(params.lang, "score", page?.dossier.productName);
export const headers = privateHeaders;

/** A saved criterion changes nothing that the page does not know already. */
export function shouldRevalidate({ formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return formData?.get("intent") === "mark" ? false : defaultShouldRevalidate;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireDesk(request);
  return { ...(await scoreDesk(params.id ?? "", user, new Date())), done: new URL(request.url).searchParams.get("done") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireDesk(request);
  const id = params.id ?? "";
  if (!isId(id)) throw notFound();
  const answer = await changeSheet({ id, form: await readForm(request), user, at: new Date() });
  if ("saved" in answer) return data(answer, { headers: privateHeaders() });
  if ("refusal" in answer) return data(answer.refusal, { status: statusOf(answer.refusal), headers: privateHeaders() });
  const page = answer.done === "complete" ? "/so-sanh" : answer.done === "saved" ? "/cham" : "";
  return redirect(localePath(localeOf(params), `/quan-tri/danh-gia/ho-so/${id}${page}?done=${answer.done}`), { headers: privateHeaders() });
}

export default function EvaluationScore() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <ScorePage key={page.own.submittedAt?.toISOString() ?? page.own.state} {...page} refusal={answer && "failure" in answer ? answer : undefined} />;
}
