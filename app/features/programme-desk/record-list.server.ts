import { listMarks, listRecognitions, listSupportItems, RECORDS_PAGE_SIZE } from "~/domain/programme/record-queries.server";
import { listPolicies } from "~/domain/programme/row-queries.server";
import { AWARD_KINDS, BUDGET_SOURCES, MARK_KINDS, SUPPORT_PURPOSES } from "~/domain/programme/support";
import { localDateAt } from "~/lib/local-date";
import { pick, type Locale } from "~/lib/localized-text";
import { fold, normalise } from "~/lib/vietnamese-text";
import { formatDate, formatNumber, formatVnd } from "~/platform/i18n/format";
import { PROGRAMME_TEXTS } from "~/platform/i18n/messages/programme";
import { PROGRAMME_DESK_TEXTS } from "~/platform/i18n/messages/programme-desk";
import { makeTranslate } from "~/platform/i18n/translator";
import type { RecordDesk, Words } from "./record-desks";

/** One condition of a desk's list, its words in the reader's language. */
export type RecordFilter = { name: "year" | "source" | "purpose" | "kind"; label: string; value: string | null; options: { value: string; text: string }[] };
export type RecordList = {
  columns: { text: string; end?: boolean }[];
  rows: { id: string; cells: string[] }[];
  total: number; page: number; pageSize: number;
  /** What the rows of all pages come to, where that is a sum of money. */
  sum: string | null;
  /** The words looked for. */
  q: string;
  filters: RecordFilter[];
};

/**
 * A page of a desk's list, its words in the reader's language; the first cell leads to the record. Words looked for stand
 * somewhere in a row as it is shown, with or without marks. What makes no sense in the address narrows nothing.
 */
export async function recordList(desk: RecordDesk, query: URLSearchParams, locale: Locale, at: Date): Promise<RecordList> {
  const q = normalise((query.get("q") ?? "").replaceAll("\0", "")).slice(0, 100);
  const page = /^[1-9]\d{0,4}$/.test(query.get("page") ?? "") ? Number(query.get("page")) : 1;
  if (q === "") return { ...(await narrowedList(desk, query, page, locale, at)), q };
  const words = fold(q).split(" ").filter(Boolean);
  const list = await narrowedList(desk, query, null, locale, at);
  const found = list.rows.filter(({ cells }) => words.every((word) => fold(cells.join(" ")).includes(word)));
  return { ...list, q, page, pageSize: RECORDS_PAGE_SIZE, total: found.length, sum: null, rows: found.slice((page - 1) * RECORDS_PAGE_SIZE, page * RECORDS_PAGE_SIZE) };
}

/** A page of the list as its other conditions narrow it; all of it without a page. */
async function narrowedList(desk: RecordDesk, query: URLSearchParams, page: number | null, locale: Locale, at: Date): Promise<Omit<RecordList, "q">> {
  const t = makeTranslate(PROGRAMME_DESK_TEXTS[locale], locale);
  const words = makeTranslate(PROGRAMME_TEXTS[locale], locale);
  const year = /^20\d\d$/.test(query.get("year") ?? "") ? Number(query.get("year")) : null;
  const one = <Value extends string>(name: string, values: readonly Value[]) => values.find((value) => value === query.get(name)) ?? null;
  const list = { page: page ?? 1, pageSize: RECORDS_PAGE_SIZE, sum: null };
  switch (desk) {
    case "support": {
      const [source, purpose] = [one("source", BUDGET_SOURCES), one("purpose", SUPPORT_PURPOSES)];
      const { total, sumVnd, rows } = await listSupportItems({ year, source, purpose }, page);
      return {
        ...list, total, sum: formatVnd(sumVnd, locale),
        filters: [yearFilter(year, at, t), choice("source", t("support.source"), source, BUDGET_SOURCES, (value) => words(`source.${value}`)), choice("purpose", t("support.purpose"), purpose, SUPPORT_PURPOSES, (value) => words(`purpose.${value}`))],
        columns: [{ text: t("support.title") }, { text: t("recognition.year"), end: true }, { text: t("support.source") }, { text: t("support.purpose") }, { text: t("support.amount"), end: true }, { text: t("promotion.state") }],
        rows: rows.map((row) => ({ id: row.id, cells: [row.title, String(row.year), words(`source.${row.source}`), words(`purpose.${row.purpose}`), formatVnd(row.amountVnd, locale), row.cancelled ? t("support.cancelled") : ""] })),
      };
    }
    case "marks": {
      const kind = one("kind", MARK_KINDS);
      const { total, rows } = await listMarks({ kind, on: localDateAt(at) }, page);
      return {
        ...list, total, filters: [choice("kind", t("promotion.kind"), kind, MARK_KINDS, (value) => words(`ip.${value}`))],
        columns: [{ text: t("mark.name") }, { text: t("promotion.kind") }, { text: t("mark.number") }, { text: t("mark.holder") }, { text: t("mark.expiresOn") }, { text: t("mark.products"), end: true }],
        rows: rows.map((row) => ({ id: row.id, cells: [row.name, words(`ip.${row.kind}`), row.number ?? "–", row.holder ?? "–", row.expiresOn ? formatDate(row.expiresOn, locale) : "–", formatNumber(row.products, locale)] })),
      };
    }
    case "recognitions": {
      const kind = one("kind", AWARD_KINDS);
      const { total, rows } = await listRecognitions({ year, kind }, page);
      return {
        ...list, total, filters: [yearFilter(year, at, t), choice("kind", t("recognition.kind"), kind, AWARD_KINDS, (value) => words(`rec.${value}`))],
        columns: [{ text: t("mark.product") }, { text: t("recognition.kind") }, { text: t("recognition.year"), end: true }, { text: t("support.decision") }, { text: t("recognition.endsOn") }],
        rows: rows.map((row) => ({ id: row.id, cells: [pick(row.product, locale), words(`rec.${row.kind}`), String(row.year), row.decision ?? "–", row.validTo ? formatDate(row.validTo, locale) : "–"] })),
      };
    }
    case "policies": {
      // In force and past, all of them stand in the order the public reads them: a few dozen at most.
      const rows = await listPolicies(null);
      return {
        ...list, page: 1, pageSize: Math.max(1, rows.length), total: rows.length, filters: [],
        columns: [{ text: t("policies") }, { text: t("policy.office") }, { text: t("mark.validFrom") }, { text: t("mark.validTo") }],
        rows: rows.map((row) => ({ id: row.id, cells: [pick(row.title, locale), row.office, formatDate(row.validFrom, locale), row.validTo ? formatDate(row.validTo, locale) : "–"] })),
      };
    }
  }
}

function yearFilter(year: number | null, at: Date, t: Words["t"]): RecordFilter {
  const thisYear = Number(localDateAt(at).slice(0, 4));
  const years = Array.from({ length: thisYear - 2017 }, (_, index) => String(thisYear - index));
  return { name: "year", label: t("recognition.year"), value: year === null ? null : String(year), options: years.map((value) => ({ value, text: value })) };
}

function choice<Value extends string>(name: RecordFilter["name"], label: string, value: Value | null, values: readonly Value[], text: (value: Value) => string): RecordFilter {
  return { name, label, value, options: values.map((one) => ({ value: one, text: text(one) })) };
}
