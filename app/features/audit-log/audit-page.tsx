import { AUDIT_ACTIONS, AUDIT_SUBJECTS } from "~/domain/audit/audit";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { AUDIT_TEXTS } from "~/platform/i18n/messages/audit";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { ButtonLink } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { AdminFilters, FilterSelect } from "~/ui/layout/admin-filters";
import { AdminHead, AdminList } from "~/ui/layout/admin-page";
import { AuditTable } from "~/ui/layout/audit-table";
import { auditWords } from "~/ui/layout/audit-words";
import type { AuditLog, AuditQuery } from "./audit-log.server";
import { ChainNotice } from "./chain-notice";

type Props = AuditLog & { asked: AuditQuery; query: string; pageSize: number; checked: boolean };

/** The trail: its state, its filter, its rows. */
export function AuditPage({ asked, query, total, pageSize, rows, names, verification, checked }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  const own = useTexts(AUDIT_TEXTS);
  const to = useLocalePath();
  const path = to("/quan-tri/nhat-ky");
  const words = auditWords(useLocale(), {});
  return (
    <>
      <AdminHead title={t("audit.title")} lead={<p className="max-w-prose">{own("lead")}</p>}>
        {total > 0 ? <ButtonLink href={`${path}/csv${query ? `?${query}` : ""}`} download variant="secondary" icon="download">{own("export")}</ButtonLink> : null}
      </AdminHead>
      <ChainNotice verification={verification} checked={checked} />
      <AdminFilters path={path} query={query}>
        <TextField label={own("find")} name="q" defaultValue={asked.q} maxLength={100} />
        <TextField label={t("audit.who")} name="who" defaultValue={asked.who} placeholder={t("audit.whoHint")} maxLength={100} />
        <FilterSelect label={t("audit.action")} name="action" value={asked.action ?? null} options={AUDIT_ACTIONS.map((value) => ({ value, text: words.action(value) }))} />
        <FilterSelect label={t("audit.subject")} name="subject" value={asked.subjectType ?? null} options={AUDIT_SUBJECTS.map((value) => ({ value, text: words.subjectType(value) }))} />
        <TextField label={t("audit.from")} name="from" type="date" defaultValue={asked.from} />
        <TextField label={t("audit.to")} name="to" type="date" defaultValue={asked.to} />
      </AdminFilters>
      <AdminList name="audit" total={total} page={asked.page} pageSize={pageSize} path={path} query={query}>
        <AuditTable rows={rows} names={names} label={t("audit.title")} withSubject />
      </AdminList>
    </>
  );
}
