import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { statementView } from "~/features/money-desk/carriers/carriers-view.server";
import { lookAtStatement, recordStatement } from "~/features/money-desk/carriers/record-statement.server";
import { StatementPage } from "~/features/money-desk/carriers/statement-page";
import { notFound } from "~/platform/http/authorise.server";
import { ANY_LENGTH, readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { readUploadForm } from "~/platform/http/upload.server";
import { adminMeta } from "~/platform/i18n/admin-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "nav.money");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  return statementView(new Date());
}

/** A file is looked at without writing; the form that follows it records. */
export async function action({ request }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const at = new Date();
  if ((request.headers.get("Content-Type") ?? "").startsWith("multipart/form-data")) {
    const { fields, file } = await readUploadForm(request);
    const answer = await lookAtStatement(fields, file, at);
    return data(answer, { status: "faults" in answer ? 422 : 200, headers: privateHeaders() });
  }
  const form = await readForm(request, ANY_LENGTH);
  if (form.get("intent") !== "record") throw notFound();
  const answer = await recordStatement(form, { userId: user.id, at });
  return data(answer, { status: "applied" in answer ? 200 : 422, headers: privateHeaders() });
}

export default function RemittanceNew() {
  return <StatementPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
