import { axisX, axisY, barX, barY, gridY, ruleY, stackY, text } from "@observablehq/plot";
import { formatNumber } from "~/platform/i18n/format";
import { drawPlot, wholeTicks, type DrawnPlot, type PlotText } from "./draw-plot.server";
import type { PlotSeries } from "./series";

export type BarValue = {
  /** Below the bar: a year, a name. */
  at: string;
  /** `key` of its series. */
  series: string;
  value: number;
  /** Where the bar leads. */
  href?: string;
};

/** Stacked bars beside each other, in the order of `ats`, each series in its colour, the sum above. */
export function drawBars(
  plotText: PlotText,
  { ats, series, values, unit, quiet = false }: { ats: string[]; series: PlotSeries[]; values: BarValue[]; /** What is counted, at the axis. */ unit: string; /** So many narrow bars that sums would lie on each other, and only some names have room. */ quiet?: boolean },
): DrawnPlot {
  const { locale } = plotText;
  const names = new Map(series.map(({ key, name }) => [key, name]));
  const shown = values.filter(({ value }) => value > 0);
  const sums = ats.map((at) => ({ at, sum: shown.reduce((sum, one) => sum + (one.at === at ? one.value : 0), 0) }));
  const most = Math.max(1, ...sums.map(({ sum }) => sum));
  return drawPlot(plotText, (room) => {
    const height = room.narrow ? 260 : 300;
    const stack = { x: "at", y: "value", fill: "series", z: "series", order: series.map(({ key }) => key) } as const;
    // A figure needs a bar at least as high as itself.
    const roomy = (one: BarValue): boolean => one.value / most > 24 / (height - 70);
    return {
      height, marginLeft: 40, marginBottom: 28, marginTop: 28, marginRight: 4,
      x: { domain: ats, padding: room.narrow ? 0.22 : 0.34 },
      y: { domain: [0, most * 1.08] },
      color: { domain: series.map(({ key }) => key), range: series.map(({ colour }) => colour) },
      marks: [
        gridY({ stroke: "var(--line)", strokeOpacity: 1, ticks: 5 }),
        axisY({ ticks: 5, tickSize: 0, tickFormat: wholeTicks(locale), label: unit, labelArrow: "none", fill: "var(--soft)", labelAnchor: "top" }),
        axisX({ tickSize: 0, label: null, fill: "var(--ink)", ...(ats.length > (room.narrow ? 7 : 13) ? { ticks: ats.filter((_, index) => (ats.length - 1 - index) % Math.ceil(ats.length / (room.narrow ? 6 : 12)) === 0) } : {}) }),
        barY(shown, stackY({ order: stack.order }, {
          x: stack.x, y: stack.y, fill: stack.fill, z: stack.z, stroke: "var(--surface)", strokeWidth: 1,
          href: (one: BarValue) => one.href, title: (one: BarValue) => `${one.at} · ${names.get(one.series) ?? ""}: ${formatNumber(one.value, locale)}`,
        })),
        text(shown, stackY({ order: stack.order }, { x: stack.x, y: stack.y, z: stack.z, text: (one: BarValue) => (roomy(one) && series.length > 1 ? formatNumber(one.value, locale) : ""), fill: "var(--surface)", fontWeight: "600", pointerEvents: "none" })),
        text(quiet || (room.narrow && ats.length > 8) ? [] : sums.filter(({ sum }) => sum > 0), { x: "at", y: "sum", text: ({ sum }: { sum: number }) => formatNumber(sum, locale), dy: -9, fill: "var(--ink)", fontWeight: "700" }),
        ruleY([0], { stroke: "var(--edge)" }),
      ],
    };
  });
}

/** Bars below each other with their names at the left and figures at the right: rankings, and the funnel of a round. */
export function drawRows(plotText: PlotText, { rows, colour = "var(--chart-3)" }: { rows: { name: string; value: number; /** Instead of the bare number. */ label?: string; href?: string }[]; colour?: string }): DrawnPlot {
  const { locale } = plotText;
  return drawPlot(plotText, (room) => {
    const letters = room.narrow ? 19 : 34;
    const longest = Math.min(letters, Math.max(...rows.map(({ name }) => name.length), 4));
    const cut = (name: string): string => (name.length > letters ? `${name.slice(0, letters - 1)}…` : name);
    return {
      height: rows.length * 30 + 8, marginLeft: longest * room.fontSize * 0.56 + 10, marginRight: 76, marginTop: 4, marginBottom: 4,
      x: { axis: null, domain: [0, Math.max(1, ...rows.map(({ value }) => value))] },
      y: { domain: rows.map(({ name }) => name), padding: 0.25, label: null },
      marks: [
        axisY({ tickSize: 0, label: null, fill: "var(--ink)", tickFormat: cut }),
        barX(rows, { x: "value", y: "name", fill: colour, href: ({ href }: { href?: string }) => href, title: ({ name, value, label }: { name: string; value: number; label?: string }) => `${name}: ${label ?? formatNumber(value, locale)}` }),
        text(rows, { x: "value", y: "name", text: ({ value, label }: { value: number; label?: string }) => label ?? formatNumber(value, locale), textAnchor: "start", dx: 6, fill: "var(--ink)", fontWeight: "600" }),
      ],
    };
  });
}
