import { SALES_WEEKS, type Sales, type SalesWeeks } from "~/domain/orders/sales";
import { pick } from "~/lib/localized-text";
import { formatDate, formatNumber, formatVnd } from "~/platform/i18n/format";
import { SALES_TEXTS } from "~/platform/i18n/messages/sales";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { PlotFigure } from "~/ui/charts/plot-figure";
import { Button, ButtonLink } from "~/ui/kit/button";
import { Table, Td, Th } from "~/ui/kit/table";
import { Tabs } from "~/ui/layout/tabs";
import { EmptyShelves } from "./empty-shelves";
import type { SalesPlots } from "./sales-plots.server";
import { channelName } from "./sales-table";

type Props = { sales: Sales; plots: SalesPlots; weeks: SalesWeeks };

/** What a producer sold: by week, product, place and way of buying, each plot with its table, and what ran out. */
export function SalesPage({ sales, plots, weeks }: Props) {
  const t = useTexts(SALES_TEXTS);
  const locale = useLocale();
  const path = useLocalePath()("/nguoi-ban/doanh-thu");
  const goods = sales.weeks.reduce((sum, week) => sum + week.goods, 0n);
  const parcels = sales.weeks.reduce((sum, week) => sum + week.parcels, 0);
  const figures = [
    { name: t("total"), value: formatVnd(goods, locale) },
    { name: t("parcels"), value: formatNumber(parcels, locale) },
    { name: t("average"), value: parcels === 0 ? "–" : formatVnd(goods / BigInt(parcels), locale) },
    { name: t("refunds"), value: formatVnd(sales.refunds, locale) },
  ];
  return (
    <div className="grid max-w-6xl grid-cols-1 gap-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="max-w-prose">
          <h1 className="text-2xl">{t("title")}</h1>
          <p className="text-soft">{t("lead", { from: formatDate(sales.from, locale), until: formatDate(sales.until, locale) })}</p>
        </div>
        <div className="no-print flex flex-wrap gap-2">
          {(["xlsx", "csv"] as const).map((format) => <ButtonLink key={format} href={`${path}/xuat/${format}?weeks=${weeks}`} variant="secondary" icon="download" download>{t(`export.${format}`)}</ButtonLink>)}
          <Button variant="secondary" icon="print" onClick={() => window.print()}>{t("print")}</Button>
        </div>
      </div>
      <Tabs label={t("weeks")} tabs={SALES_WEEKS.map((one) => ({ href: `${path}?weeks=${one}`, text: t(`weeks.${one}`), current: one === weeks }))} />
      <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {figures.map(({ name, value }) => (
          <div key={name} className="panel p-4">
            <dt className="text-soft">{name}</dt>
            <dd className="display num text-xl">{value}</dd>
          </div>
        ))}
      </dl>
      {parcels === 0 ? <p className="panel p-4 text-soft">{t("none")}</p> : <Plots sales={sales} plots={plots} goods={goods} />}
      <EmptyShelves shelves={sales.shelves} />
    </div>
  );
}

function Plots({ sales, plots, goods }: Omit<Props, "weeks"> & { goods: bigint }) {
  const t = useTexts(SALES_TEXTS);
  const locale = useLocale();
  const money = (amount: bigint) => <Td end>{formatVnd(amount, locale)}</Td>;
  const share = (amount: bigint) => <Td end>{formatNumber(Number((amount * 1_000n) / goods) / 10, locale)}{"\u00a0%"}</Td>;
  return (
    <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
      <div className="panel p-4 md:p-5">
        <PlotFigure
          level={2} title={t("byWeek")} note={plots.byWeek.text} plot={plots.byWeek.plot} tableText={t("table")}
          table={
            <Table label={t("byWeek")} head={<><Th>{t("week")}</Th><Th end>{t("parcels")}</Th><Th end>{t("total")}</Th></>}>
              {sales.weeks.toReversed().map((row) => <tr key={row.week}><Td>{formatDate(row.week, locale)}</Td><Td end>{row.parcels}</Td>{money(row.goods)}</tr>)}
            </Table>
          }
        />
      </div>
      <div className="panel p-4 md:p-5">
        <PlotFigure
          level={2} title={t("byProduct")} note={plots.byProduct.text} plot={plots.byProduct.plot} tableText={t("table")}
          table={
            <Table label={t("byProduct")} head={<><Th>{t("product")}</Th><Th end>{t("pieces")}</Th><Th end>{t("parcels")}</Th><Th end>{t("total")}</Th><Th end>{t("share")}</Th></>}>
              {sales.products.map((row) => <tr key={row.productId}><Td>{pick(row.name, locale)}</Td><Td end>{formatNumber(row.pieces, locale)}</Td><Td end>{row.parcels}</Td>{money(row.goods)}{share(row.goods)}</tr>)}
            </Table>
          }
        />
      </div>
      <div className="panel p-4 md:p-5">
        <PlotFigure
          level={2} title={t("byPlace")} note={plots.byPlace.text} plot={plots.byPlace.plot} tableText={t("table")}
          table={
            <Table label={t("byPlace")} head={<><Th>{t("place")}</Th><Th end>{t("parcels")}</Th><Th end>{t("total")}</Th><Th end>{t("share")}</Th></>}>
              {sales.places.map((row) => <tr key={row.province ?? ""}><Td>{row.province ?? t("place.pickup")}</Td><Td end>{row.parcels}</Td>{money(row.goods)}{share(row.goods)}</tr>)}
            </Table>
          }
        />
      </div>
      <div className="panel p-4 md:p-5">
        <PlotFigure
          level={2} title={t("byChannel")} note={plots.byChannel.text} plot={plots.byChannel.plot} tableText={t("table")}
          table={
            <Table label={t("byChannel")} head={<><Th>{t("channel")}</Th><Th end>{t("parcels")}</Th><Th end>{t("total")}</Th><Th end>{t("share")}</Th></>}>
              {sales.channels.map((row) => <tr key={row.locale + row.method}><Td>{channelName(row, SALES_TEXTS[locale])}</Td><Td end>{row.parcels}</Td>{money(row.goods)}{share(row.goods)}</tr>)}
            </Table>
          }
        />
      </div>
    </div>
  );
}
