import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { changeRun, lookAtResults } from "~/features/money-desk/change-run.server";
import { RunPage } from "~/features/money-desk/run-page";
import { runView } from "~/features/money-desk/run-view.server";
import { notFound } from "~/platform/http/authorise.server";
import { ANY_LENGTH, readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { readUpload } from "~/platform/http/upload.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params, data }) => adminMeta(params.lang, "nav.money", data?.run.day);
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request);
  const done = new URL(request.url).searchParams.get("done");
  return { ...(await runView(params.id ?? "")), done: (["prepared", "sent", "settled"] as const).find((one) => one === done) ?? null };
}

/** A file is looked at without writing; the other forms write. */
export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const { run } = await runView(params.id ?? "");
  const upload = (request.headers.get("Content-Type") ?? "").startsWith("multipart/form-data");
  const answer = upload ? await lookAtResults(run.id, await readUpload(request)) : await changeRun(run.id, await readForm(request, ANY_LENGTH), { userId: user.id, at: new Date() });
  if (!answer) throw notFound();
  if ("done" in answer) return redirect(localePath(localeOf(params), `/quan-tri/tien/dot/${run.id}?done=${answer.done}`), { headers: privateHeaders() });
  return data(answer, { status: "refused" in answer || "single" in answer ? 422 : 200, headers: privateHeaders() });
}

export default function MoneyRun() {
  return <RunPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
