import { readPeriod, type Period } from "~/domain/programme/period";
import { PRODUCT_STANDINGS, SECTORS } from "~/domain/programme/report";
import { usualPeriod } from "~/domain/programme/report-queries.server";
import { listAwards, listHeldPromotions, listProtected, listRecognised, listSupport, ROWS_PAGE_SIZE } from "~/domain/programme/row-queries.server";
import { localDateAt, type LocalDate } from "~/lib/local-date";
import { pick, type Locale } from "~/lib/localized-text";
import { formatDate, formatNumber, formatVnd } from "~/platform/i18n/format";
import { localePath } from "~/platform/i18n/locale";
import { PROGRAMME_TEXTS } from "~/platform/i18n/messages/programme";
import { makeTranslate } from "~/platform/i18n/translator";
import type { RowList } from "./report-links";

export type RowCell = string | { text: string; href: string | null };
/** The rows behind a figure, ready to be shown. */
export type ReportRows = { title: string; lead: string; period: Period; columns: { text: string; end?: boolean }[]; rows: RowCell[][]; total: number; page: number; pages: number };

/** The rows behind one of the report's figures, by the figure's own address; what makes no sense in it narrows nothing. */
export async function findRows(list: RowList, query: URLSearchParams, locale: Locale, at: Date): Promise<ReportRows> {
  const t = makeTranslate(PROGRAMME_TEXTS[locale], locale);
  const period = readPeriod(query, await usualPeriod(at));
  const link = (slug: string | null, text: string): RowCell => ({ text, href: slug === null ? null : localePath(locale, `/san-pham/${slug}`) });
  const page = /^[1-9]\d{0,4}$/.test(query.get("page") ?? "") ? Number(query.get("page")) : 1;
  const paged = (total: number) => ({ page, pages: Math.ceil(total / ROWS_PAGE_SIZE) });
  const whole = (total: number, columns: ReportRows["columns"], rows: RowCell[][], lead = `${period.from}–${period.to}`): ReportRows => ({ title: t(`rows.${list}`), lead, period, columns, rows, total, page: 1, pages: 1 });
  switch (list) {
    case "products": {
      const stars = [3, 4, 5].find((value) => String(value) === query.get("stars")) ?? null;
      const sector = SECTORS.find((value) => value === query.get("group")) ?? null;
      const standing = PRODUCT_STANDINGS.find((value) => value === query.get("standing")) ?? null;
      const commune = /^\d{5}$/.test(query.get("commune") ?? "") ? query.get("commune") : null;
      const everyYear = standing !== null && !query.has("from");
      const found = await listRecognised({ period: everyYear ? null : period, stars, sector, commune, standing, page }, at);
      const about = [everyYear ? "" : `${period.from}–${period.to}`, stars && t(`n${stars as 3 | 4 | 5}`), sector && t(`sector.${sector}`), commune && found.rows[0]?.commune, standing && t(`standing.${standing}`)];
      const columns = [t("product"), t("producer"), t("commune"), t("firstYear"), t("stars"), t("number"), t("today")].map((text, index) => ({ text, end: index === 3 || index === 4 }));
      const rows = found.rows.map((row): RowCell[] => [
        link(row.slug, row.name), pick(row.producer, locale), row.commune, String(row.firstYear), String(row.firstStars),
        { text: row.number, href: localePath(locale, `/chung-nhan/${row.number}`) }, t(`standing.${row.standing}`),
      ]);
      return { ...whole(found.total, columns, rows, about.filter(Boolean).join(" · ")), ...paged(found.total) };
    }
    case "marks": {
      const [end, today] = [`${period.to}-12-31` as LocalDate, localDateAt(at)];
      const day = end < today ? end : today;
      const rows = await listProtected(day);
      return whole(rows.length, [t("product"), t("producer"), t("mark"), t("markKind"), t("since")].map((text) => ({ text })), rows.map((row) => [
        link(row.slug, pick(row.product, locale)), pick(row.producer, locale), row.number ? `${row.name} (${row.number})` : row.name, t(`ip.${row.kind}`), formatDate(row.since, locale),
      ]), formatDate(day, locale));
    }
    case "awards": {
      const kind = (["rural_industrial", "gold_brand"] as const).find((value) => value === query.get("kind")) ?? null;
      const rows = await listAwards(period, kind);
      return whole(rows.length, [t("product"), t("producer"), t("award"), t("year")].map((text, index) => ({ text, end: index === 3 })), rows.map((row) => [
        link(row.slug, pick(row.product, locale)), pick(row.producer, locale), t(`rec.${row.kind}`), String(row.year),
      ]));
    }
    case "support": {
      const { total, sumVnd, rows } = await listSupport(period, { source: query.get("source"), purpose: query.get("purpose"), page });
      return { ...whole(total, [{ text: t("year"), end: true }, { text: t("item") }, { text: t("source") }, { text: t("purpose") }, { text: t("amount"), end: true }], rows.map((row) => [
        String(row.year), row.title, t(`source.${row.source}` as "source.central"), t(`purpose.${row.purpose}` as "purpose.training"), formatVnd(row.amountVnd, locale),
      ]), `${period.from}–${period.to} · ${formatVnd(sumVnd, locale)}`), ...paged(total) };
    }
    case "promotions": {
      const { total, rows } = await listHeldPromotions(period, page);
      return { ...whole(total, [{ text: t("event") }, { text: t("markKind") }, { text: t("place") }, { text: t("days") }, { text: t("participants"), end: true }, { text: t("sales"), end: true }], rows.map((row) => [
        row.title, t(`kind.${row.kind}`), row.place, row.startsOn === row.endsOn ? formatDate(row.startsOn, locale) : `${formatDate(row.startsOn, locale)} – ${formatDate(row.endsOn, locale)}`,
        formatNumber(row.participants, locale), row.salesVnd === null || row.salesVnd === 0n ? "–" : formatVnd(row.salesVnd, locale),
      ])), ...paged(total) };
    }
  }
}
