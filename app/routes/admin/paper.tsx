import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { decidePaper } from "~/domain/certificates/quality/decide-paper.server";
import { PAPER_STEPS, type PaperStep } from "~/domain/producers/papers/paper";
import { findPaper, listPapersOf } from "~/domain/producers/papers/paper-queries.server";
import { PaperDeskPage } from "~/features/producer-papers/desk-page";
import { isId } from "~/lib/id";
import { localDateAt } from "~/lib/local-date";
import { notFound } from "~/platform/http/authorise.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { localePath } from "~/platform/i18n/locale";
import { papersMeta } from "~/platform/i18n/papers-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => papersMeta(params.lang, "desk.title");
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request);
  const id = params.id ?? "";
  const paper = isId(id) ? await findPaper(id) : null;
  if (!paper) throw notFound();
  const others = (await listPapersOf(paper.producer.id)).filter((one) => one.id !== id);
  return { paper, others, today: localDateAt(new Date()), done: new URL(request.url).searchParams.get("done") };
}

/** A step of the state table: `intent` names it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const id = params.id ?? "";
  if (!isId(id)) throw notFound();
  const form = await readForm(request);
  const reason = form.get("reason") ?? "";
  const refuse = (fault: string) => data({ refusal: { fault, reason } }, { status: fault === "not_found" ? 404 : 422, headers: privateHeaders() });
  const step = (Object.keys(PAPER_STEPS) as PaperStep[]).find((one) => one === form.get("intent") && PAPER_STEPS[one].by === "officer");
  if (!step) return refuse("wrong_state");
  const decided = await decidePaper({ id, step, reason, userId: user.id, at: new Date() });
  if (!decided.ok) return refuse(decided.error.kind);
  return redirect(`${localePath(localeOf(params), `/quan-tri/giay-to/${id}`)}?done=${step}`, { headers: privateHeaders() });
}

export default function Paper() {
  return <PaperDeskPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
