import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireDesk } from "~/domain/accounts/current-user.server";
import { changeDossier } from "~/features/evaluation-desk/change-dossier.server";
import { ComparePage } from "~/features/evaluation-desk/compare-page";
import { compareDesk } from "~/features/evaluation-desk/desk-pages.server";
import { statusOf } from "~/features/evaluation-desk/refusal";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { evaluationMeta } from "~/platform/i18n/evaluation-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params, data: page }) => evaluationMeta(params.lang, "compare", page?.dossier.productName);
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireDesk(request);
  const query = new URL(request.url).searchParams;
  return { ...(await compareDesk(params.id ?? "", user, new Date())), onlyFlagged: query.get("only") === "flagged", done: query.get("done") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireDesk(request);
  const id = params.id ?? "";
  if (!isId(id)) throw notFound();
  const answer = await changeDossier({ id, form: await readForm(request), user, at: new Date() });
  if ("done" in answer) return redirect(localePath(localeOf(params), `/quan-tri/danh-gia/ho-so/${id}?done=${answer.done}`), { headers: privateHeaders() });
  return data(answer, { status: statusOf(answer.refusal), headers: privateHeaders() });
}

export default function EvaluationCompare() {
  return <ComparePage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
