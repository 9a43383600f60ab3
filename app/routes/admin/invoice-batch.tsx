import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { InvoiceBatchPage } from "~/features/invoicing/invoice-batch-page";
import { batchView, takeResults } from "~/features/invoicing/batch-view.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { readUpload } from "~/platform/http/upload.server";
import { adminMeta } from "~/platform/i18n/admin-meta";

export const meta: MetaFunction<typeof loader> = ({ params, data: page }) => adminMeta(params.lang, "nav.invoices", page?.batch.code);
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request);
  return batchView(params.id ?? "");
}

/** The provider's file of results. */
export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const { batch } = await batchView(params.id ?? "");
  const answer = await takeResults(batch.id, await readUpload(request), { userId: user.id, at: new Date() });
  return data(answer, { status: "refused" in answer ? 422 : 200, headers: privateHeaders() });
}

export default function InvoiceBatch() {
  return <InvoiceBatchPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
