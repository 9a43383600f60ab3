import { AUDIT_TEXTS } from "~/platform/i18n/messages/audit";
import { useTexts } from "~/platform/i18n/react";
import type { AuditFact } from "./audit-words";

/** What was and what is, fact by fact. */
export function AuditChange({ facts }: { facts: AuditFact[] }) {
  const t = useTexts(AUDIT_TEXTS);
  return (
    <ul className="text-[0.875rem]">
      {facts.map(({ name, before, after }) => (
        <li key={name}>
          <span className="text-soft">{name}: </span>
          {before === null ? null : <del className={after === null ? undefined : "text-soft"}>{before}</del>}
          {before !== null && after !== null ? <span aria-label={t("became")}> → </span> : null}
          {after === null ? null : <ins className="no-underline">{after}</ins>}
        </li>
      ))}
    </ul>
  );
}
