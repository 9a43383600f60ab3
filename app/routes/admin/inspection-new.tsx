import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { INSPECTION_FIELDS, type InspectionForm } from "~/domain/inspections/inspection";
import { recordInspection } from "~/domain/inspections/record-inspection.server";
import { inspectionChoices } from "~/features/inspection-desk/desk-queries.server";
import { InspectionFormPage } from "~/features/inspection-desk/inspection-form";
import { newId } from "~/lib/id";
import { localDateAt } from "~/lib/local-date";
import { ANY_LENGTH, readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "audit.action.inspection.recorded");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  const at = new Date();
  return { formKey: newId(), today: localDateAt(at), ...(await inspectionChoices(new URL(request.url).searchParams, at)) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const sent = await readForm(request, ANY_LENGTH);
  const form = Object.fromEntries(INSPECTION_FIELDS.map((name) => [name, (sent.get(name) ?? "").replaceAll("\0", "")])) as InspectionForm;
  const result = await recordInspection({ form, key: sent.get("key"), userId: user.id, at: new Date() });
  if (result.ok) return redirect(localePath(localeOf(params), `/quan-tri/kiem-tra/${result.value.id}?done=create`), { headers: privateHeaders() });
  return data({ problems: result.error, values: form }, { status: 422, headers: privateHeaders() });
}

export default function InspectionNew() {
  return <InspectionFormPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()} />;
}
