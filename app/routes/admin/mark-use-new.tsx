import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { MARK_FIELDS, type MarkForm } from "~/domain/inspections/mark-use";
import { recordMarkUse } from "~/domain/inspections/record-mark-use.server";
import { inspectionChoices } from "~/features/inspection-desk/desk-queries.server";
import { MarkFormPage } from "~/features/inspection-desk/mark-form";
import { newId } from "~/lib/id";
import { localDateAt } from "~/lib/local-date";
import { ANY_LENGTH, readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "audit.action.mark_use.recorded");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  const at = new Date();
  const { certificate } = await inspectionChoices(new URL(request.url).searchParams, at);
  return { formKey: newId(), today: localDateAt(at), certificate };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const sent = await readForm(request, ANY_LENGTH);
  const form = Object.fromEntries(MARK_FIELDS.map((name) => [name, (sent.get(name) ?? "").replaceAll("\0", "")])) as MarkForm;
  const result = await recordMarkUse({ form, key: sent.get("key"), userId: user.id, at: new Date() });
  if (result.ok) return redirect(localePath(localeOf(params), `/quan-tri/kiem-tra/bieu-trung/${result.value.id}?done=create`), { headers: privateHeaders() });
  return data({ problems: result.error, values: form }, { status: 422, headers: privateHeaders() });
}

export default function MarkUseNew() {
  return <MarkFormPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()} />;
}
