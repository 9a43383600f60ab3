import type { Locale } from "~/lib/localized-text";
import { formatMoment } from "~/platform/i18n/format";
import { AUDIT_TEXTS } from "~/platform/i18n/messages/audit";
import type { Table } from "~/platform/spreadsheet/table";
import { auditWords } from "~/ui/layout/audit-words";
import { namedRows, type AuditQuery } from "./audit-log.server";

/** The most rows that one file holds. */
export const MOST_EXPORTED = 10_000;

type Column = "seq" | "at" | "happened" | "changed" | "reason" | "from" | "request";

/** The rows that the page shows with this filter, in the reader's words, as a sheet: the newest 10,000. */
export async function auditTableOf(asked: AuditQuery, locale: Locale): Promise<Table<Column>> {
  const texts = AUDIT_TEXTS[locale];
  const { rows: { rows, names } } = await namedRows({ ...asked, page: 1 }, locale, MOST_EXPORTED);
  const words = auditWords(locale, names);
  return {
    title: texts["export.file"],
    columns: [
      { key: "seq", title: texts.row, kind: "number" },
      { key: "at", title: texts.moment, kind: "text" },
      { key: "happened", title: texts.happened, kind: "text" },
      { key: "changed", title: texts.changed, kind: "text" },
      { key: "reason", title: texts.reason, kind: "text" },
      { key: "from", title: texts.from, kind: "text" },
      { key: "request", title: texts.request, kind: "text" },
    ],
    rows: rows.map((row) => ({
      seq: row.seq,
      at: formatMoment(row.at, locale),
      happened: words.sentence(row).replace("{who}", () => words.who(row)).replace("{what}", () => words.subject(row).name),
      changed: words.facts(row).map(({ name, before, after }) => `${name}: ${[before, after].filter((value) => value !== null).join(" → ")}`).join("; "),
      reason: words.reason(row),
      from: row.origin ?? texts.inside,
      request: row.requestId,
    })),
  };
}
