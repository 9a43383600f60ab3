import type { Report } from "~/domain/programme/report";
import type { LocalDate } from "~/lib/local-date";
import { formatNumber, formatVnd } from "~/platform/i18n/format";
import { PROGRAMME_TEXTS } from "~/platform/i18n/messages/programme";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { ButtonLink } from "~/ui/kit/button";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import { KeyFigures } from "./key-figures";
import { PeriodForm } from "./period-form";
import { percentText, rowsHref } from "./report-links";
import type { ReportPlots } from "./report-plots.server";
import { ReportPlotGrid } from "./report-view";

type Props = { report: Report; plots: ReportPlots; day: LocalDate };

/** The report for the programme's own people: everything public, and what was issued and sold. */
export function StaffReport({ report, plots, day }: Props) {
  const t = useTexts(PROGRAMME_TEXTS);
  const to = useLocalePath();
  const query = `from=${report.period.from}&to=${report.period.to}`;
  return (
    <>
      <AdminHead title={`${t("staffTitle")} ${report.period.from}–${report.period.to}`}>
        <ButtonLink href={`${to("/quan-tri/bao-cao/tep")}?format=pdf&${query}`} icon="download" variant="secondary">{t("pdf")}</ButtonLink>
        <ButtonLink href={`${to("/quan-tri/bao-cao/tep")}?format=xlsx&${query}`} icon="download" variant="secondary">{t("xlsx")}</ButtonLink>
      </AdminHead>
      <div className="grid grid-cols-1 gap-5">
        <PeriodForm path={to("/quan-tri/bao-cao")} period={report.period} lastYear={Number(day.slice(0, 4))} />
        <KeyFigures report={report} />
        <ReportPlotGrid report={report} plots={plots} day={day} />
        <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-2">
          <IssuedPanel report={report} />
          <MarketPanel report={report} thisYear={Number(day.slice(0, 4))} />
        </div>
        <CommunePanel report={report} />
        <p className="max-w-prose text-soft">{t("source.note")}</p>
      </div>
    </>
  );
}

function IssuedPanel({ report }: { report: Report }) {
  const t = useTexts(PROGRAMME_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const cell = (value: number, query: string) => (value === 0 ? "0" : <a className="link num" href={`${to("/quan-tri/chung-nhan")}?${query}`}>{formatNumber(value, locale)}</a>);
  return (
    <AdminPanel title={t("issued")}>
      <p className="mb-3 text-soft">{t("issuedText")}</p>
      <Table label={t("issued")} head={<><Th>{t("year")}</Th>{[3, 4, 5].map((stars) => <Th key={stars} end>{t(`n${stars as 3 | 4 | 5}`)}</Th>)}<Th end>{t("total")}</Th></>}>
        {report.issued.map((row) => (
          <tr key={row.year}>
            <Td>{row.year}</Td>
            {([3, 4, 5] as const).map((stars) => <Td key={stars} end>{cell(row.stars[stars], `year=${row.year}&stars=${stars}`)}</Td>)}
            <Td end>{cell(row.total, `year=${row.year}`)}</Td>
          </tr>
        ))}
      </Table>
    </AdminPanel>
  );
}

function MarketPanel({ report, thisYear }: { report: Report; thisYear: number }) {
  const t = useTexts(PROGRAMME_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const { market, period } = report;
  return (
    <AdminPanel title={t("market")}>
      <p className="mb-3 text-soft">{t("marketText", period)}</p>
      {market.orders === 0 && period.to < thisYear ? (
        <p className="mb-3">{t("marketNone")} <a className="link" href={`${to("/quan-tri/bao-cao")}?from=${thisYear}&to=${thisYear}`}>{t("marketYear", { year: thisYear })}</a></p>
      ) : null}
      <Table label={t("market")} head={<><Th>{t("stars")}</Th><Th end>{t("listings")}</Th><Th end>{t("orders")}</Th><Th end>{t("revenue")}</Th><Th end>{t("sellThrough")}</Th></>}>
        {market.byStars.map((row) => (
          <tr key={row.stars}>
            <Td>{t(`n${row.stars}` as "n0")}</Td>
            <Td end><a className="link num" href={to(row.stars === 0 ? "/san-pham" : `/san-pham?stars=${row.stars}`)}>{formatNumber(row.listings, locale)}</a></Td>
            <Td end><span className="num">{formatNumber(row.orders, locale)}</span></Td>
            <Td end><span className="num whitespace-nowrap">{formatVnd(row.vnd, locale)}</span></Td>
            <Td end><span className="num">{row.sellThrough === null ? "–" : percentText(row.sellThrough, locale)}</span></Td>
          </tr>
        ))}
        <tr className="font-semibold">
          <Td>{t("total")}</Td>
          <Td end><a className="link num" href={to("/san-pham")}>{formatNumber(market.listings, locale)}</a></Td>
          <Td end><a className="link num" href={to("/quan-tri/don-hang")}>{formatNumber(market.orders, locale)}</a></Td>
          <Td end><span className="num whitespace-nowrap">{formatVnd(market.vnd, locale)}</span></Td>
          <Td end />
        </tr>
      </Table>
    </AdminPanel>
  );
}

function CommunePanel({ report }: { report: Report }) {
  const t = useTexts(PROGRAMME_TEXTS);
  const locale = useLocale();
  return (
    <details className="panel p-4 md:p-5">
      <summary className="font-semibold">{`${t("market")}: ${t("commune")}`}</summary>
      <Table label={`${t("market")}: ${t("commune")}`} head={<><Th>{t("commune")}</Th><Th end>{t("products")}</Th><Th end>{t("listings")}</Th><Th end>{t("orders")}</Th><Th end>{t("revenue")}</Th><Th end>{t("sellThrough")}</Th></>}>
        {report.communes.filter((row) => row.recognised + row.listings + row.orders > 0).map((row) => (
          <tr key={row.code}>
            <Td>{row.name}</Td>
            <Td end><a className="link num" href={rowsHref(locale, "products", { ...report.period, commune: row.code })}>{formatNumber(row.recognised, locale)}</a></Td>
            <Td end><span className="num">{formatNumber(row.listings, locale)}</span></Td>
            <Td end><span className="num">{formatNumber(row.orders, locale)}</span></Td>
            <Td end><span className="num whitespace-nowrap">{formatVnd(row.vnd, locale)}</span></Td>
            <Td end><span className="num">{row.sellThrough === null ? "–" : percentText(row.sellThrough, locale)}</span></Td>
          </tr>
        ))}
      </Table>
    </details>
  );
}
