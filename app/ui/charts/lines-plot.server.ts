import { axisX, axisY, dot, gridY, line, ruleY, text } from "@observablehq/plot";
import { formatNumber } from "~/platform/i18n/format";
import { drawPlot, type DrawnPlot, type PlotText } from "./draw-plot.server";
import type { PlotSeries } from "./series";

export type LineValue = { /** Along the axis, in the order of `ats`. */ at: string; series: string; value: number; href?: string };

/** Lines with a dot at every value; `marks` are levels drawn across, as the least score of a star. `domain`: least and most. */
export function drawLines(
  plotText: PlotText,
  { ats, series, values, unit, domain, marks = [] }: { ats: string[]; series: PlotSeries[]; values: LineValue[]; unit: string; domain?: [number, number]; marks?: { value: number; name: string }[] },
): DrawnPlot {
  const { locale } = plotText;
  const names = new Map(series.map(({ key, name }) => [key, name]));
  const most = Math.max(1, ...values.map(({ value }) => value), ...marks.map(({ value }) => value));
  return drawPlot(plotText, (room) => ({
    height: room.narrow ? 240 : 280, marginLeft: 44, marginRight: marks.length > 0 ? 52 : 16, marginTop: 28, marginBottom: 28,
    x: { type: "point", domain: ats, padding: 0.3 },
    y: { domain: domain ?? [0, most * 1.08] },
    color: { domain: series.map(({ key }) => key), range: series.map(({ colour }) => colour) },
    marks: [
      gridY({ stroke: "var(--line)", strokeOpacity: 1, ticks: 5 }),
      axisY({ ticks: 5, tickSize: 0, tickFormat: (value: number) => formatNumber(value, locale), label: unit, labelArrow: "none", labelAnchor: "top", fill: "var(--soft)" }),
      axisX({ tickSize: 0, label: null, fill: "var(--ink)" }),
      ruleY(marks, { y: "value", stroke: "var(--edge)", strokeDasharray: "4 3" }),
      text(marks, { y: "value", text: "name", frameAnchor: "right", textAnchor: "start", dx: 6, fill: "var(--soft)" }),
      line(values, { x: "at", y: "value", z: "series", stroke: "series", strokeWidth: 2.5 }),
      dot(values, {
        x: "at", y: "value", fill: "series", r: 4.5, stroke: "var(--surface)", strokeWidth: 1.5, href: (one: LineValue) => one.href,
        title: (one: LineValue) => `${one.at} · ${names.get(one.series) ?? ""}: ${formatNumber(one.value, locale)}`,
      }),
      text(series.length === 1 ? values : [], { x: "at", y: "value", text: (one: LineValue) => formatNumber(one.value, locale), dy: -13, fill: "var(--ink)", fontWeight: "600" }),
    ],
  }));
}
