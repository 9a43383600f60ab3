import { useId, type ReactNode } from "react";
import type { DrawnPlot } from "./draw-plot.server";
import type { PlotSeries } from "./series";

type Props = {
  title: ReactNode;
  /** What to know to read it. */
  note?: ReactNode;
  plot: DrawnPlot;
  /** What the colours mean, when there is more than one. */
  series?: PlotSeries[];
  /** The figures behind the plot. */
  table: ReactNode;
  /** What opens the table. */
  tableText: string;
  /** Heading level of the title. */
  level?: 2 | 3;
};

/** A plot that the server drew, with its legend, and its figures as a table to open. */
export function PlotFigure({ title, note, plot, series = [], table, tableText, level = 3 }: Props) {
  const id = useId();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <figure className="plot" aria-labelledby={id}>
      <figcaption>
        <Heading id={id} className="text-lg">{title}</Heading>
        {note ? <p className="mt-1 text-[0.9375rem] text-soft">{note}</p> : null}
        {series.length > 1 ? <Legend series={series} /> : null}
      </figcaption>
      <div className="plot-wide" dangerouslySetInnerHTML={{ __html: plot.wide }} />
      <div className="plot-narrow" dangerouslySetInnerHTML={{ __html: plot.narrow }} />
      <details className="plot-table">
        <summary>{tableText}</summary>
        {table}
      </details>
    </figure>
  );
}

function Legend({ series }: { series: PlotSeries[] }) {
  return (
    <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-[0.9375rem]">
      {series.map(({ key, name, colour }) => (
        <li key={key} className="flex items-center gap-2">
          <svg className="size-3.5 shrink-0" viewBox="0 0 14 14" aria-hidden="true">
            <rect width="14" height="14" rx="3" fill={colour} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
