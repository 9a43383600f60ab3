import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireDesk } from "~/domain/accounts/current-user.server";
import { changeRound } from "~/features/evaluation-desk/change-round.server";
import { roundDesk } from "~/features/evaluation-desk/desk-pages.server";
import { statusOf } from "~/features/evaluation-desk/refusal";
import { RoundPage } from "~/features/evaluation-desk/round-page";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { evaluationMeta } from "~/platform/i18n/evaluation-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params, data: page }) => evaluationMeta(params.lang, "rounds", page && `${page.round.no}/${page.round.year}`);
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireDesk(request);
  return { ...(await roundDesk(params.id ?? "", user)), done: new URL(request.url).searchParams.get("done") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireDesk(request);
  const id = params.id ?? "";
  if (!isId(id)) throw notFound();
  const answer = await changeRound({ id, form: await readForm(request), user, at: new Date() });
  if ("done" in answer) return redirect(localePath(localeOf(params), `/quan-tri/danh-gia/dot/${id}?done=${answer.done}`), { headers: privateHeaders() });
  return data(answer, { status: statusOf(answer.refusal), headers: privateHeaders() });
}

export default function EvaluationRound() {
  return <RoundPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
