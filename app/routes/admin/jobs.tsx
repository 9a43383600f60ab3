import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireRole } from "~/domain/accounts/current-user.server";
import { countFailed, listFailed, listSchedules, listWaiting } from "~/domain/operations/job-queries.server";
import { changeJobs } from "~/features/job-desk/change-jobs.server";
import { JOB_TABS, JobsPage, type JobsView } from "~/features/job-desk/jobs-page";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "nav.jobs");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireRole(request, ["admin"]);
  const query = new URL(request.url).searchParams;
  const tab = JOB_TABS.find((one) => one === query.get("tab")) ?? "failed";
  const asked = query.get("page") ?? "";
  const page = /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
  const view: JobsView = tab === "failed" ? { tab, page, ...(await listFailed(page)) } : tab === "waiting" ? { tab, page, ...(await listWaiting(page)) } : { tab, rows: await listSchedules(new Date()) };
  const done = (["retried", "given_up"] as const).find((one) => one === query.get("done"));
  const count = /^\d{1,6}$/.test(query.get("count") ?? "") ? Number(query.get("count")) : 1;
  return { view, toDecide: await countFailed(), done: done ? { done, count } : null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireRole(request, ["admin"]);
  const changed = await changeJobs(await readForm(request), { userId: user.id, at: new Date() });
  if (!changed.ok) return data(changed.error, { status: changed.error.kind === "no_reason" ? 422 : 409, headers: privateHeaders() });
  const tab = JOB_TABS.find((one) => one === new URL(request.url).searchParams.get("tab")) ?? "failed";
  return redirect(localePath(localeOf(params), `/quan-tri/viec-nen?${new URLSearchParams({ tab, done: changed.value.done, count: String(changed.value.count) })}`), { headers: privateHeaders() });
}

export default function Jobs() {
  return <JobsPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()} />;
}
