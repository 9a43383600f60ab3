import { formatMoment } from "~/platform/i18n/format";
import { AUDIT_TEXTS } from "~/platform/i18n/messages/audit";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Table, Td, Th } from "~/ui/kit/table";
import { AuditChange } from "./audit-change";
import { auditWords, type AuditNames, type NamedAuditRow } from "./audit-words";

type Props = { rows: NamedAuditRow[]; label: string; /** Where rows are of more than one record: each names its own and leads to it. */ withSubject: boolean; names?: AuditNames };

/** Rows of the trail, each a sentence with what changed, why, and from where. */
export function AuditTable({ rows, label, withSubject, names = {} }: Props) {
  const t = useTexts(AUDIT_TEXTS);
  const locale = useLocale();
  const words = auditWords(locale, names);
  if (rows.length === 0) return <p className="text-soft">{t("none")}</p>;
  return (
    <Table
      label={label}
      head={
        <>
          <Th>{t("moment")}</Th>
          <Th>{t("happened")}</Th>
          <Th>{t("changed")}</Th>
          <Th>{t("reason")}</Th>
          <Th>{t("from")}</Th>
        </>
      }
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <Td>
            <time className="whitespace-nowrap" dateTime={row.at.toISOString()}>{formatMoment(row.at, locale)}</time>
            {row.seq ? <span className="num block text-sm text-soft">{t("row")} {row.seq}</span> : null}
          </Td>
          <Td className="min-w-56">
            <Sentence template={words.sentence(row)} who={words.who(row)} subject={words.subject(row)} linked={withSubject} />
          </Td>
          <Td className="min-w-48"><AuditChange facts={words.facts(row)} /></Td>
          <Td className="min-w-32">{words.reason(row)}</Td>
          <Td>
            <span className="num whitespace-nowrap">{row.origin ?? t("inside")}</span>
            {row.requestId ? <span className="code block text-sm whitespace-nowrap text-soft" title={row.requestId}>{row.requestId.slice(0, 8)}</span> : null}
          </Td>
        </tr>
      ))}
    </Table>
  );
}

/** The sentence with its who in bold and its what as a link. */
function Sentence({ template, who, subject, linked }: { template: string; who: string; subject: { name: string; path: string | null }; linked: boolean }) {
  const to = useLocalePath();
  return (
    <>
      {template.split(/(\{who\}|\{what\})/).map((part) => {
        if (part === "{who}") return <b key={part}>{who}</b>;
        if (part !== "{what}") return part;
        return linked && subject.path ? <a key={part} className="link num" href={to(subject.path)}>{subject.name}</a> : <span key={part} className="num">{subject.name}</span>;
      })}
    </>
  );
}
