import { PRODUCT_STANDINGS, type Report } from "~/domain/programme/report";
import type { LocalDate } from "~/lib/local-date";
import { formatDate, formatNumber, formatVnd } from "~/platform/i18n/format";
import { PROGRAMME_TEXTS } from "~/platform/i18n/messages/programme";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { PlotFigure } from "~/ui/charts/plot-figure";
import { Table, Td, Th } from "~/ui/kit/table";
import { rowsHref } from "./report-links";
import type { ReportPlots } from "./report-plots.server";

/** What the pages show of a report: of communes no coordinates, of the market only what each page may. */
export type ShownReport = Omit<Report, "market" | "communes"> & { communes: Pick<Report["communes"][number], "code" | "name" | "recognised" | "listings">[] };
type Props = { report: ShownReport; plots: ReportPlots };
type PageProps = Props & { /** Of the standings. */ day: LocalDate };
const STARS = [3, 4, 5] as const;

/** The plots of the programme with their tables, every figure a way to its rows. */
export function ReportPlotGrid({ report, plots, day }: PageProps) {
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <div className="grid gap-5">
        <div className="panel p-4 md:p-6"><YearPlot report={report} plots={plots} /></div>
        <div className="panel p-4 md:p-6"><SectorPlot report={report} plots={plots} /></div>
        <div className="panel p-4 md:p-6"><SupportPlot report={report} plots={plots} /></div>
      </div>
      <div className="grid gap-5">
        <div className="panel p-4 md:p-6"><MapPlot report={report} plots={plots} /></div>
        <Standings report={report} day={day} />
      </div>
    </div>
  );
}

function YearPlot({ report, plots }: Props) {
  const t = useTexts(PROGRAMME_TEXTS);
  const locale = useLocale();
  const cell = (value: number, query: Record<string, string | number>) => (value === 0 ? "0" : <a className="link num" href={rowsHref(locale, "products", query)}>{formatNumber(value, locale)}</a>);
  return (
    <PlotFigure
      level={2} title={t("byYear")} note={plots.byYear.text} plot={plots.byYear.plot} series={plots.byYear.series} tableText={t("table")}
      table={
        <Table label={t("byYear")} head={<><Th>{t("year")}</Th>{STARS.map((stars) => <Th key={stars} end>{t(`n${stars}`)}</Th>)}<Th end>{t("total")}</Th></>}>
          {report.byYear.map((row) => (
            <tr key={row.year}>
              <Td>{row.year}</Td>
              {STARS.map((stars) => <Td key={stars} end>{cell(row.stars[stars], { from: row.year, to: row.year, stars })}</Td>)}
              <Td end>{cell(row.total, { from: row.year, to: row.year })}</Td>
            </tr>
          ))}
          <tr className="font-semibold">
            <Td>{t("total")}</Td>
            {STARS.map((stars) => <Td key={stars} end>{cell(report.recognised.stars[stars], { ...report.period, stars })}</Td>)}
            <Td end>{cell(report.recognised.total, report.period)}</Td>
          </tr>
        </Table>
      }
    />
  );
}

function MapPlot({ report, plots }: Props) {
  const t = useTexts(PROGRAMME_TEXTS);
  const locale = useLocale();
  return (
    <PlotFigure
      level={2} title={t("map")} note={plots.map.text} plot={plots.map.plot} tableText={t("table")}
      table={
        <Table label={t("map")} head={<><Th>{t("commune")}</Th><Th end>{t("products")}</Th><Th end>{t("listings")}</Th></>}>
          {report.communes.filter(({ recognised, listings }) => recognised + listings > 0).map((row) => (
            <tr key={row.code}>
              <Td>{row.name}</Td>
              <Td end><a className="link num" href={rowsHref(locale, "products", { ...report.period, commune: row.code })}>{formatNumber(row.recognised, locale)}</a></Td>
              <Td end><span className="num">{formatNumber(row.listings, locale)}</span></Td>
            </tr>
          ))}
        </Table>
      }
    />
  );
}

function SectorPlot({ report, plots }: Props) {
  const t = useTexts(PROGRAMME_TEXTS);
  const locale = useLocale();
  return (
    <PlotFigure
      level={2} title={t("bySector")} note={plots.bySector.text} plot={plots.bySector.plot} tableText={t("table")}
      table={
        <Table label={t("bySector")} head={<><Th>{t("sector")}</Th><Th end>{t("products")}</Th></>}>
          {report.bySector.map(({ sector, products }) => (
            <tr key={sector}>
              <Td>{t(`sector.${sector}`)}</Td>
              <Td end><a className="link num" href={rowsHref(locale, "products", { ...report.period, group: sector })}>{formatNumber(products, locale)}</a></Td>
            </tr>
          ))}
        </Table>
      }
    />
  );
}

function SupportPlot({ report, plots }: Props) {
  const t = useTexts(PROGRAMME_TEXTS);
  const locale = useLocale();
  const rows = [
    ...report.support.byYear.map(({ year, vnd }) => ({ name: String(year), vnd, query: { from: year, to: year } })),
    ...report.support.bySource.map(({ source, vnd }) => ({ name: t(`source.${source}` as "source.central"), vnd, query: { ...report.period, source } })),
    ...report.support.byPurpose.map(({ purpose, vnd }) => ({ name: t(`purpose.${purpose}` as "purpose.training"), vnd, query: { ...report.period, purpose } })),
    { name: t("total"), vnd: report.support.vnd, query: report.period },
  ];
  return (
    <PlotFigure
      level={2} title={t("supportByYear")} note={plots.support.text} plot={plots.support.plot} tableText={t("table")}
      table={
        <Table label={t("supportByYear")} head={<><Th>{`${t("year")}, ${t("source")}, ${t("purpose")}`}</Th><Th end>{t("amount")}</Th></>}>
          {rows.map(({ name, vnd, query }) => (
            <tr key={name}>
              <Td>{name}</Td>
              <Td end><a className="link num whitespace-nowrap" href={rowsHref(locale, "support", query)}>{formatVnd(vnd, locale)}</a></Td>
            </tr>
          ))}
        </Table>
      }
    />
  );
}

function Standings({ report, day }: { report: ShownReport; day: LocalDate }) {
  const t = useTexts(PROGRAMME_TEXTS);
  const locale = useLocale();
  const all = Math.max(1, ...PRODUCT_STANDINGS.map((standing) => report.standing[standing]));
  return (
    <section className="panel p-4 md:p-6">
      <h2 className="text-lg">{t("standing")}</h2>
      <p className="mt-1 text-[0.9375rem] text-soft">{t("standingText", { day: formatDate(day, locale) })}</p>
      <ul className="mt-4 grid gap-4">
        {PRODUCT_STANDINGS.map((standing) => (
          <li key={standing}>
            <div className="flex items-baseline justify-between gap-4">
              <span>{t(`standing.${standing}`)}</span>
              <a className="link num text-lg" href={rowsHref(locale, "products", { standing })}>{formatNumber(report.standing[standing], locale)}</a>
            </div>
            <svg className="mt-1 h-2 w-full" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">
              <rect width="100" height="2" fill="var(--sunken)" />
              <rect width={(100 * report.standing[standing]) / all} height="2" fill={BAR[standing]} />
            </svg>
          </li>
        ))}
      </ul>
    </section>
  );
}

const BAR = { in_force: "var(--chart-3)", renewal: "var(--chart-4)", expired: "var(--edge)", revoked: "var(--danger)" } as const;
