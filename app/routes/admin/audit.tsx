import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findUserIds, namesOfUsers } from "~/domain/accounts/account-queries.server";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { AUDIT_ACTIONS, AUDIT_SUBJECTS } from "~/domain/audit/audit";
import { AUDIT_PAGE_SIZE, listAudit } from "~/domain/audit/audit-queries.server";
import { parseLocalDate } from "~/lib/local-date";
import { privateHeaders } from "~/platform/http/cache.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { TextField } from "~/ui/kit/field";
import { AdminFilters, FilterSelect } from "~/ui/layout/admin-filters";
import { AdminHead, AdminList } from "~/ui/layout/admin-page";
import { AuditTable } from "~/ui/layout/audit-table";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "audit.title");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  const query = new URL(request.url).searchParams;
  const text = (name: string) => (query.get(name) ?? "").normalize("NFC").replaceAll("\0", "").trim().slice(0, 100);
  const asked = {
    action: AUDIT_ACTIONS.find((name) => name === text("action")),
    subjectType: AUDIT_SUBJECTS.find((name) => name === text("subject")),
    subjectId: text("id") || undefined,
    from: parseLocalDate(text("from")) ?? undefined,
    to: parseLocalDate(text("to")) ?? undefined,
  };
  const who = text("who");
  const page = /^[1-9]\d{0,5}$/.test(text("page")) ? Number(text("page")) : 1;
  const { total, rows } = await listAudit({ ...asked, actorUserIds: who === "" ? undefined : await findUserIds(who) }, page);
  const names = await namesOfUsers(rows.map(({ actorUserId }) => actorUserId));
  const named = rows.map((row) => ({ ...row, actorName: names.get(row.actorUserId ?? "") ?? null }));
  return { asked, who, page, pageSize: AUDIT_PAGE_SIZE, query: query.toString(), total, rows: named };
}

export default function Audit() {
  const { asked, who, page, pageSize, query, total, rows } = useLoaderData<typeof loader>();
  const t = useTexts(ADMIN_TEXTS);
  const path = useLocalePath()("/quan-tri/nhat-ky");
  return (
    <>
      <AdminHead title={t("audit.title")} lead={t("audit.lead")} />
      <AdminFilters path={path} query={query}>
        <FilterSelect label={t("audit.action")} name="action" value={asked.action ?? null} options={AUDIT_ACTIONS.map((value) => ({ value, text: t(`audit.action.${value}`) }))} />
        <FilterSelect label={t("audit.subject")} name="subject" value={asked.subjectType ?? null} options={AUDIT_SUBJECTS.map((value) => ({ value, text: t(`audit.subject.${value}`) }))} />
        <TextField label={t("audit.who")} name="who" defaultValue={who} placeholder={t("audit.whoHint")} maxLength={100} />
        <TextField label={t("audit.subjectId")} name="id" defaultValue={asked.subjectId} maxLength={100} />
        <TextField label={t("audit.from")} name="from" type="date" defaultValue={asked.from} />
        <TextField label={t("audit.to")} name="to" type="date" defaultValue={asked.to} />
      </AdminFilters>
      <AdminList total={total} page={page} pageSize={pageSize} path={path} query={query}>
        <AuditTable rows={rows} label={t("audit.title")} withSubject />
      </AdminList>
    </>
  );
}
