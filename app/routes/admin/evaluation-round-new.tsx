import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { regularRound } from "~/domain/evaluation/deadlines";
import { makeRound } from "~/features/evaluation-desk/change-round.server";
import { NewRoundPage } from "~/features/evaluation-desk/new-round-page";
import { statusOf } from "~/features/evaluation-desk/refusal";
import { localDateAt } from "~/lib/local-date";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { evaluationMeta } from "~/platform/i18n/evaluation-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params }) => evaluationMeta(params.lang, "round.new");
export const headers = privateHeaders;

/** Proposes the next regular round of the province whose requests are not over. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  const today = localDateAt(new Date());
  const year = Number(today.slice(0, 4));
  const candidates = [year, year + 1].flatMap((of) => [1, 2].map((no) => ({ year: of, no, days: regularRound("province", of, no, today) })));
  const next = candidates.find(({ days }) => days !== null && days.closesOn >= today);
  return { proposed: next?.days ? { year: String(next.year), no: String(next.no), opensOn: today, closesOn: next.days.closesOn, decideBy: next.days.decideBy } : {} };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const answer = await makeRound({ form: await readForm(request), user, at: new Date() });
  if ("id" in answer) return redirect(localePath(localeOf(params), `/quan-tri/danh-gia/dot/${answer.id}?done=created`), { headers: privateHeaders() });
  return data(answer, { status: statusOf(answer.refusal), headers: privateHeaders() });
}

export default function EvaluationRoundNew() {
  return <NewRoundPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
