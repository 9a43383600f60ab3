import type { Sales } from "~/domain/orders/sales";
import { pick, type Locale } from "~/lib/localized-text";
import { formatDate, formatVnd } from "~/platform/i18n/format";
import { SALES_TEXTS } from "~/platform/i18n/messages/sales";
import { makeTranslate } from "~/platform/i18n/translator";
import { drawBars, drawRows } from "~/ui/charts/bars-plot.server";
import { channelName } from "./sales-table";

const MOST_ROWS = 10;

/** The plots of a producer's sales; the tables beside them hold every figure. */
export function drawSales(sales: Sales, locale: Locale) {
  const t = makeTranslate(SALES_TEXTS[locale], locale);
  const best = sales.weeks.toSorted((a, b) => Number(b.goods - a.goods))[0];
  const weekText = best && best.goods > 0n ? t("byWeek.text", { week: formatDate(best.week, locale), amount: formatVnd(best.goods, locale) }) : t("none");
  const rows = (title: string, text: string, found: { name: string; goods: bigint }[]) => ({
    text, plot: drawRows({ title, description: text, locale }, { rows: found.slice(0, MOST_ROWS).map(({ name, goods }) => ({ name, value: Number(goods), label: formatVnd(goods, locale) })) }),
  });
  const leading = (key: "byProduct.text" | "byPlace.text" | "byChannel.text", found: { name: string; goods: bigint }[]) => (found[0] ? t(key, { name: found[0].name, amount: formatVnd(found[0].goods, locale) }) : t("none"));
  const products = sales.products.map(({ name, goods }) => ({ name: pick(name, locale), goods }));
  const places = sales.places.map(({ province, goods }) => ({ name: province ?? t("place.pickup"), goods }));
  const channels = sales.channels.map((row) => ({ name: channelName(row, SALES_TEXTS[locale]), goods: row.goods }));
  const many = sales.weeks.length > 13;
  return {
    byWeek: {
      text: weekText,
      plot: drawBars({ title: t("byWeek"), description: weekText, locale }, {
        ats: sales.weeks.map(({ week }) => shortDay(week)), series: [{ key: "goods", name: t("total"), colour: "var(--chart-4)" }], unit: t("byWeek.unit"), quiet: many,
        values: sales.weeks.map(({ week, goods }) => ({ at: shortDay(week), series: "goods", value: Number(goods / 1_000n) })),
      }),
    },
    byProduct: rows(t("byProduct"), leading("byProduct.text", products), products),
    byChannel: rows(t("byChannel"), leading("byChannel.text", channels), channels),
    byPlace: rows(t("byPlace"), leading("byPlace.text", places), places),
  };
}

export type SalesPlots = ReturnType<typeof drawSales>;

/** `23/11`: weeks of a year never share a day. */
function shortDay(day: string): string {
  return `${day.slice(8)}/${day.slice(5, 7)}`;
}
