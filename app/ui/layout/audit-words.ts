import type { AuditFacts } from "~/domain/audit/audit";
import type { AuditRow } from "~/domain/audit/audit-queries.server";
import { authorityName } from "~/domain/certificates/authority-name";
import { carrierName } from "~/domain/shipping/carrier-name";
import { parseLocalDate } from "~/lib/local-date";
import type { Locale } from "~/lib/localized-text";
import { formatDate, formatVnd } from "~/platform/i18n/format";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { AUDIT_TEXTS, type AuditDictionary } from "~/platform/i18n/messages/audit";

export type NamedAuditRow = Omit<AuditRow, "seq" | "origin"> & { seq?: number | null; origin?: string | null; actorName: string | null };

/** What the ids in rows are called, by `{subject or fact}:{id}`: `order:0193…` → its code, `commune:06463` → its name. */
export type AuditNames = Readonly<Record<string, string>>;

export type AuditFact = { name: string; before: string | null; after: string | null };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MONEY: readonly string[] = ["amount", "due", "total", "fee", "toRefund"];
/** Facts that name a record where nothing better is known, the best first. */
const NAMING = ["number", "code", "title", "name", "product", "bankReference"];
/** Ids that only the database has a use for. */
const UNSAID: readonly string[] = ["shipment"];
/** Where a record is looked at. */
const PAGES: Readonly<Record<string, (id: string, name: string | undefined) => string | null>> = {
  import: (id) => `/quan-tri/chung-nhan/nhap/${id}`,
  inspection: (id) => `/quan-tri/kiem-tra/${id}`,
  mark_use: (id) => `/quan-tri/kiem-tra/bieu-trung/${id}`,
  round: (id) => `/quan-tri/danh-gia/dot/${id}`,
  dossier: (id) => `/quan-tri/danh-gia/ho-so/${id}`,
  application: (id) => `/quan-tri/nguoi-ban/${id}`,
  promotion: (id) => `/quan-tri/xuc-tien/${id}`,
  support: (id) => `/quan-tri/ho-tro/${id}`,
  mark: (id) => `/quan-tri/nhan-hieu/${id}`,
  recognition: (id) => `/quan-tri/vinh-danh/${id}`,
  policy: (id) => `/quan-tri/chinh-sach/${id}`,
  certificate: (id) => `/quan-tri/chung-nhan/${id}`,
  payout_run: (id) => `/quan-tri/tien/dot/${id}`,
  remittance: (id) => `/quan-tri/tien/thu-ho/${id}`,
  bill: () => "/quan-tri/tien/bang-ke",
  commission: () => "/quan-tri/tien/phi",
  order: (_id, code) => (code === undefined ? null : `/quan-tri/don-hang/${code}`),
};

/**
 * Rows of the trail in a reader's language. Whatever has no words yet (a new action, a new fact) is shown readably under
 * its own name, never left out.
 */
export function auditWords(locale: Locale, names: AuditNames) {
  const find = (key: string): string | undefined => {
    const texts = AUDIT_TEXTS[locale];
    return Object.hasOwn(texts, key) ? texts[key as keyof AuditDictionary] : undefined;
  };

  const who = (row: NamedAuditRow): string => {
    if (row.actorKind === "user") return row.actorName ?? AUDIT_TEXTS[locale]["who.someone"];
    return AUDIT_TEXTS[locale][row.actorKind === "webhook" ? "who.webhook" : "who.system"];
  };

  const valueOf = (fact: string, value: AuditFacts[string]): string => {
    if (value === null || value === "") return AUDIT_TEXTS[locale]["value.none"];
    if (typeof value === "boolean") return AUDIT_TEXTS[locale][value ? "value.yes" : "value.no"];
    const text = String(value);
    const known = find(`value.${fact}.${text}`) ?? names[`${fact}:${text}`];
    if (known !== undefined) return known;
    if (MONEY.includes(fact) && /^\d{1,15}$/.test(text)) return formatVnd(BigInt(text), locale);
    if (fact === "carrier") return carrierName(text, locale);
    if (fact === "decision") return decisionText(text, locale);
    if (fact === "source") return sourceText(text, find);
    const day = parseLocalDate(text);
    if (day) return formatDate(day, locale);
    return UUID.test(text) ? `…${text.slice(-8)}` : text;
  };

  return {
    who,
    /** A short name of what happened: for the filter, and for actions without a sentence. */
    action: (action: string): string => actionName(action, locale),
    subjectType: (type: string): string => find(`subject.${type}`) ?? readable(type),
    /** What a row is about, and where that is looked at. */
    subject: (row: NamedAuditRow): { name: string; path: string | null } => {
      const known = names[`${row.subjectType}:${row.subjectId}`];
      const number = NAMING.flatMap((fact) => [row.after[fact], row.before[fact]]).find((value): value is string => typeof value === "string" && !UUID.test(value));
      const fallback = UUID.test(row.subjectId) ? `…${row.subjectId.slice(-8)}` : row.subjectId;
      return { name: known ?? number ?? fallback, path: PAGES[row.subjectType]?.(row.subjectId, known) ?? null };
    },
    /** The sentence of a row with `{who}` and `{what}` still in it, so that a page can put a link there. */
    sentence: (row: NamedAuditRow): string =>
      find(`sentence.${row.action}`) ??
      AUDIT_TEXTS[locale]["sentence.other"]
        .replace("{action}", actionName(row.action, locale))
        .replace("{what}", `${find(`subject.${row.subjectType}`) ?? readable(row.subjectType)} {what}`),
    facts: (row: NamedAuditRow): AuditFact[] =>
      [...new Set([...Object.keys(row.before), ...Object.keys(row.after)])]
        .filter((name) => !UNSAID.includes(name) && row.before[name] !== row.after[name])
        // The number of the record itself: the sentence says it.
        .filter((name) => name !== "number" || row.before["number"] !== undefined)
        .map((name) => ({
          name: find(`fact.${name}`) ?? readable(name),
          before: row.before[name] === undefined ? null : valueOf(name, row.before[name]),
          after: row.after[name] === undefined ? null : valueOf(name, row.after[name]),
        })),
    /** Why, in words: the shop itself gives its reason as a code. */
    reason: (row: NamedAuditRow): string => (row.reason === null ? "" : (find(`value.cancelReason.${row.reason}`) ?? find(`value.outcome.${row.reason}`) ?? row.reason)),
  };
}

/** From the sentences' own file, else from the labels of the administration, else the code made readable. */
function actionName(action: string, locale: Locale): string {
  const labels: Readonly<Record<string, string>> = ADMIN_TEXTS[locale];
  return Object.hasOwn(labels, `audit.action.${action}`) ? (labels[`audit.action.${action}`] ?? action) : readable(action);
}

/** `dossier.sentBack` → `dossier: sent back`. */
function readable(code: string): string {
  return code
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .replaceAll(".", ": ")
    .toLowerCase();
}

/** `2865/QĐ-UBND · UBND tỉnh Lạng Sơn`, the body in the reader's language. */
function decisionText(text: string, locale: Locale): string {
  const [number = "", authority] = text.split(" · ");
  return authority === undefined ? number : `${number} · ${authorityName(authority, locale)}`;
}

/** `bank:FT123` → `bank transfer FT123`. */
function sourceText(text: string, find: (key: string) => string | undefined): string {
  const [kind = "", ...rest] = text.split(":");
  const known = find(`value.source.${kind}`);
  return known === undefined ? text : `${known} ${rest.join(":")}`;
}
