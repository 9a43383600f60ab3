import type { Report } from "~/domain/programme/report";
import type { Locale } from "~/lib/localized-text";
import { PROGRAMME_TEXTS } from "~/platform/i18n/messages/programme";
import { makeTranslate } from "~/platform/i18n/translator";

/** One figure of the report: of which part, of what, how much; `yearly` when its part says the same of each year. */
export type ReportLine = { part: string; name: string; value: number | bigint; unit: "count" | "vnd" | "percent"; yearly: boolean };

/** The whole report as lines, for documents and spreadsheets. */
export function reportLines(report: Report, locale: Locale): ReportLine[] {
  const t = makeTranslate(PROGRAMME_TEXTS[locale], locale);
  const { period, recognised, targets, support, promotions, market } = report;
  const lines: ReportLine[] = [];
  const add = (part: string, name: string, value: number | bigint, unit: ReportLine["unit"] = "count", yearly = false) => lines.push({ part, name, value, unit, yearly });
  const years = `${period.from}–${period.to}`;
  const key = t("keyFigures");
  add(key, `${t("rows.products")} ${years}`, recognised.total);
  for (const stars of [5, 4, 3] as const) add(key, t(`n${stars}`), recognised.stars[stars]);
  if (targets.period) add(key, t("file.ofPeriod", targets.period), targets.period.percent, "percent");
  if (targets.horizon) add(key, t("file.ofHorizon", targets.horizon), targets.horizon.percent, "percent");
  add(key, t("rows.marks"), report.protectedProducts);
  add(key, t("rec.rural_industrial"), report.ruralIndustrial);
  add(key, t("rec.gold_brand"), report.goldBrand);
  add(key, t("rows.support"), support.vnd, "vnd");
  add(key, t("rows.promotions"), promotions.held);
  for (const row of report.byYear) add(t("byYear"), String(row.year), row.total, "count", true);
  for (const { sector, products } of report.bySector) add(t("bySector"), t(`sector.${sector}`), products);
  for (const { kind, products } of report.protected) add(t("rows.marks"), t(`ip.${kind}`), products);
  for (const { year, vnd } of support.byYear) add(t("supportByYear"), String(year), vnd, "vnd", true);
  for (const { source, vnd } of support.bySource) add(t("file.bySource"), t(`source.${source}` as "source.central"), vnd, "vnd");
  for (const { purpose, vnd } of support.byPurpose) add(t("supportPurpose"), t(`purpose.${purpose}` as "purpose.training"), vnd, "vnd");
  for (const { year, held } of promotions.byYear) add(t("promotionsTitle"), String(year), held, "count", true);
  for (const [standing, products] of Object.entries(report.standing)) add(t("standing"), t(`standing.${standing as "in_force"}`), products);
  for (const row of report.issued) add(t("issued"), String(row.year), row.total, "count", true);
  add(t("market"), t("listings"), market.listings);
  add(t("market"), t("orders"), market.orders);
  add(t("market"), t("revenue"), market.vnd, "vnd");
  for (const row of market.byStars) {
    add(t("market"), `${t("revenue")}, ${t(`n${row.stars}` as "n0")}`, row.vnd, "vnd");
    if (row.sellThrough !== null) add(t("market"), `${t("sellThrough")}, ${t(`n${row.stars}` as "n0")}`, row.sellThrough, "percent");
  }
  for (const row of report.communes) if (row.recognised > 0) add(t("commune"), row.name, row.recognised);
  return lines;
}
