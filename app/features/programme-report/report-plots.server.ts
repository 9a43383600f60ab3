import { yearsOf } from "~/domain/programme/period";
import type { Report } from "~/domain/programme/report";
import type { Locale } from "~/lib/localized-text";
import { formatNumber } from "~/platform/i18n/format";
import { PROGRAMME_TEXTS } from "~/platform/i18n/messages/programme";
import { makeTranslate } from "~/platform/i18n/translator";
import { drawBars, drawRows } from "~/ui/charts/bars-plot.server";
import { drawMap } from "~/ui/charts/map-plot.server";
import { STAR_COLOUR } from "~/ui/charts/series";
import { billions, rowsHref } from "./report-links";

/** The plots of a report, each mark a link to its rows. */
export function drawReport(report: Report, locale: Locale) {
  const t = makeTranslate(PROGRAMME_TEXTS[locale], locale);
  const { period } = report;
  const number = (value: number) => formatNumber(value, locale);
  const most = report.byYear.toSorted((a, b) => b.total - a.total)[0];
  const stars = [3, 4, 5].filter((one) => one < 5 || report.recognised.stars[5] > 0) as (3 | 4 | 5)[];
  const series = stars.map((one) => ({ key: String(one), name: t(`n${one}`), colour: STAR_COLOUR[one] ?? "" }));
  const byYearText = t("byYearText", { year: most?.year ?? "", n: number(most?.total ?? 0) });
  const withProducts = report.communes.filter(({ recognised }) => recognised > 0).length;
  const mapText = t("mapText", { with: number(withProducts), all: number(report.communes.length) });
  const sectors = report.bySector.filter(({ products }) => products > 0).toSorted((a, b) => b.products - a.products);
  const sectorText = sectors[0] ? t("bySectorText", { name: t(`sector.${sectors[0].sector}`), n: number(sectors[0].products) }) : "";
  const supportText = t("supportByYearText", { vnd: t("billion", { n: billions(report.support.vnd, locale) }), ...period });
  return {
    byYear: {
      text: byYearText, series,
      plot: drawBars({ title: t("byYear"), description: byYearText, locale }, {
        ats: yearsOf(period).map(String), series, unit: t("products"),
        values: report.byYear.flatMap((row) => stars.map((one) => ({ at: String(row.year), series: String(one), value: row.stars[one], href: rowsHref(locale, "products", { from: row.year, to: row.year, stars: one }) }))),
      }),
    },
    map: {
      text: mapText,
      plot: drawMap({ title: t("map"), description: mapText, locale }, report.communes.flatMap(({ code, name, latitude, longitude, recognised }) =>
        latitude === null || longitude === null ? [] : [{ name, latitude, longitude, value: recognised, href: rowsHref(locale, "products", { ...period, commune: code }) }])),
    },
    bySector: {
      text: sectorText,
      plot: drawRows({ title: t("bySector"), description: sectorText, locale }, { rows: sectors.map(({ sector, products }) => ({ name: t(`sector.${sector}`), value: products, href: rowsHref(locale, "products", { ...period, group: sector }) })) }),
    },
    support: {
      text: supportText,
      plot: drawBars({ title: t("supportByYear"), description: supportText, locale }, {
        ats: yearsOf(period).map(String), series: [{ key: "vnd", name: t("support"), colour: "var(--chart-4)" }], unit: t("millionUnit"),
        values: report.support.byYear.map(({ year, vnd }) => ({ at: String(year), series: "vnd", value: Number(vnd / 1_000_000n), href: rowsHref(locale, "support", { from: year, to: year }) })),
      }),
    },
  };
}

export type ReportPlots = ReturnType<typeof drawReport>;
