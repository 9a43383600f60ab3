import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { AUDIT_PAGE_SIZE } from "~/domain/audit/audit-queries.server";
import { verifyAudit } from "~/domain/audit/verify-audit.server";
import { auditLog, readAuditQuery } from "~/features/audit-log/audit-log.server";
import { AuditPage } from "~/features/audit-log/audit-page";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "audit.title");
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request);
  const query = new URL(request.url).searchParams;
  const checked = query.has("checked");
  query.delete("checked");
  const asked = readAuditQuery(query);
  return { ...(await auditLog(asked, localeOf(params))), asked, checked, pageSize: AUDIT_PAGE_SIZE, query: query.toString() };
}

/** Examines the chain now. */
export async function action({ request, params }: ActionFunctionArgs) {
  await requireStaff(request);
  await verifyAudit(new Date());
  return redirect(localePath(localeOf(params), "/quan-tri/nhat-ky?checked=1"), { headers: privateHeaders() });
}

export default function Audit() {
  return <AuditPage {...useLoaderData<typeof loader>()} />;
}
