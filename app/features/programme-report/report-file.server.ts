import type { Report } from "~/domain/programme/report";
import { localDateAt } from "~/lib/local-date";
import type { Locale } from "~/lib/localized-text";
import { formatDate, formatNumber, formatVnd } from "~/platform/i18n/format";
import { PROGRAMME_TEXTS } from "~/platform/i18n/messages/programme";
import { makeTranslate } from "~/platform/i18n/translator";
import { PdfFile } from "~/platform/pdf/pdf-document.server";
import type { PdfTable } from "~/platform/pdf/pdf-table.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";
import { spreadsheetDownload } from "~/platform/spreadsheet/spreadsheet-download.server";
import { reportLines, type ReportLine } from "./report-lines";
import { percentText } from "./report-links";

/** The report as a spreadsheet of one line a figure, money and counts as numbers. */
export function reportSpreadsheet(report: Report, locale: Locale): Promise<Response> {
  const t = makeTranslate(PROGRAMME_TEXTS[locale], locale);
  const units = { count: "", vnd: "VND", percent: "%" } as const;
  const title = t("report.head", report.period);
  return spreadsheetDownload(
    {
      title: `OCOP ${report.period.from}-${report.period.to}`,
      columns: [
        { key: "part", title: t("file.part"), kind: "text" }, { key: "name", title: t("file.name"), kind: "text" },
        { key: "value", title: t("file.value"), kind: "figure" }, { key: "unit", title: t("file.unit"), kind: "text" },
      ],
      rows: reportLines(report, locale).map(({ part, name, value, unit }) => ({ part, name, value, unit: units[unit] })),
    },
    "xlsx",
    title,
  );
}

/** A part of more lines than this is set in three columns. */
const LONG_PART = 24;

/** Lines in columns beside each other, read downwards; the last column may end earlier. */
export function beside(lines: readonly (readonly string[])[], across: number): string[][] {
  const deep = Math.ceil(lines.length / across);
  const width = lines[0]?.length ?? 0;
  return Array.from({ length: deep }, (_, row) => Array.from({ length: across }, (_, column) => lines[column * deep + row] ?? Array.from({ length: width }, () => "")).flat());
}

/** The years of a report beside each other: what a reader compares. */
function yearTable(report: Report, locale: Locale): PdfTable {
  const t = makeTranslate(PROGRAMME_TEXTS[locale], locale);
  const right = (head: string, width: number) => ({ head, width, align: "right" as const });
  return {
    columns: [{ head: t("year"), width: 2 }, right(t("rows.products"), 3), right(t("n3"), 2), right(t("n4"), 2), right(t("n5"), 2), right(t("file.issued"), 3), right(t("rows.support"), 4), right(t("file.promotions"), 3)],
    rows: report.byYear.map(({ year, total, stars }) => {
      const of = <Row extends { year: number }>(rows: Row[]) => rows.find((row) => row.year === year);
      const counts = [total, stars[3], stars[4], stars[5], of(report.issued)?.total ?? 0].map((count) => formatNumber(count, locale));
      return [String(year), ...counts, formatVnd(of(report.support.byYear)?.vnd ?? 0n, locale), formatNumber(of(report.promotions.byYear)?.held ?? 0, locale)];
    }),
  };
}

/** How high the last words are, with those who get the report. */
const CLOSING = 110;

/** The report as an official document. The type of documents has no Chinese letters: in Chinese it is made in English. */
export async function reportDocument(report: Report, asked: Locale, at: Date): Promise<Response> {
  const locale = asked === "zh" ? "en" : asked;
  const t = makeTranslate(PROGRAMME_TEXTS[locale], locale);
  const title = t("report.head", report.period);
  const day = localDateAt(at);
  const [year, month, date] = day.split("-");
  const file = new PdfFile({ title, header: title, footer: `${t("title")} · ${formatDate(day, locale)}`, pageLabel: (page, pages) => t("file.page", { page, pages }), at });
  file
    .nationalHeading({ superior: "UBND TỈNH LẠNG SƠN", authority: "VĂN PHÒNG ĐIỀU PHỐI NÔNG THÔN MỚI", number: "……/BC-VPĐP", placeAndDay: `Lạng Sơn, ngày ${date} tháng ${month} năm ${year}` })
    .heading(t("file.kind"), 1)
    .paragraph(t("file.title", report.period), { align: "center", bold: true, size: 12 });
  const parts = new Map<string, ReportLine[]>();
  for (const line of reportLines(report, locale).filter(({ yearly }) => !yearly)) parts.set(line.part, [...(parts.get(line.part) ?? []), line]);
  const shown = ({ value, unit }: ReportLine) => (unit === "vnd" ? formatVnd(value, locale) : unit === "percent" ? percentText(Number(value), locale) : formatNumber(Number(value), locale));
  for (const [index, [part, lines]] of [...parts].entries()) {
    if (index === 1) file.section(t("file.years"), yearTable(report, locale));
    const across = lines.length > LONG_PART ? 3 : 1;
    const columns = [{ head: t("file.name"), width: 5 }, { head: t("file.value"), width: 2, align: "right" as const }];
    file.section(part, { columns: Array.from({ length: across }, () => columns).flat(), rows: beside(lines.map((line) => [line.name, shown(line)]), across) }, 420);
  }
  // A signature stands under at least the last lines of what is signed.
  file.need(CLOSING + PdfFile.SIGNATURES).space(6).paragraph(t("source.note"), { align: "justify" }).signatures([{ title: t("file.author"), note: t("file.sign") }, { title: t("file.head"), note: t("file.sign") }]).recipients(t("file.to"), [t("file.to1"), t("file.to2"), t("file.to3")]);
  return pdfResponse(await file.bytes(), title);
}
