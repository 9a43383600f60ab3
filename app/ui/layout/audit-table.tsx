import { AUDIT_ACTIONS, AUDIT_SUBJECTS } from "~/domain/audit/audit";
import type { AuditRow } from "~/domain/audit/audit-queries.server";
import { formatMoment } from "~/platform/i18n/format";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Table, Td, Th } from "~/ui/kit/table";
import { AuditChange } from "./audit-change";

export type NamedAuditRow = AuditRow & { actorName: string | null };

/** Rows of the trail; `withSubject` where they are of more than one record. */
export function AuditTable({ rows, label, withSubject }: { rows: NamedAuditRow[]; label: string; withSubject: boolean }) {
  const t = useTexts(ADMIN_TEXTS);
  const locale = useLocale();
  return (
    <Table
      label={label}
      head={
        <>
          <Th>{t("audit.at")}</Th>
          <Th>{t("audit.who")}</Th>
          <Th>{t("audit.action")}</Th>
          {withSubject ? <Th>{t("audit.subject")}</Th> : null}
          <Th>{t("audit.change")}</Th>
          <Th>{t("form.reason")}</Th>
        </>
      }
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <Td>
            <time className="whitespace-nowrap" dateTime={row.at.toISOString()}>{formatMoment(row.at, locale)}</time>
          </Td>
          <Td><Who row={row} /></Td>
          <Td><ActionName action={row.action} /></Td>
          {withSubject ? <Td><Subject row={row} /></Td> : null}
          <Td><AuditChange before={row.before} after={row.after} /></Td>
          <Td>{row.reason}</Td>
        </tr>
      ))}
    </Table>
  );
}

function Who({ row }: { row: NamedAuditRow }) {
  const t = useTexts(ADMIN_TEXTS);
  if (row.actorKind === "webhook") return t("audit.webhook");
  return row.actorKind === "user" ? (row.actorName ?? t("audit.someone")) : t("audit.system");
}

function ActionName({ action }: { action: string }) {
  const t = useTexts(ADMIN_TEXTS);
  const known = AUDIT_ACTIONS.find((name) => name === action);
  return known ? t(`audit.action.${known}`) : <span className="code">{action}</span>;
}

function Subject({ row }: { row: NamedAuditRow }) {
  const t = useTexts(ADMIN_TEXTS);
  const known = AUDIT_SUBJECTS.find((name) => name === row.subjectType);
  return (
    <>
      {known ? t(`audit.subject.${known}`) : row.subjectType}
      <a className="code block text-soft" href={`?${new URLSearchParams({ id: row.subjectId })}`}>{row.subjectId.slice(-12)}</a>
    </>
  );
}
