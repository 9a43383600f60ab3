import { dot, hull, text } from "@observablehq/plot";
import { formatNumber } from "~/platform/i18n/format";
import { drawPlot, type DrawnPlot, type PlotText } from "./draw-plot.server";

export type MapPlace = { name: string; latitude: number; longitude: number; value: number; href?: string };

const LABELS = { wide: 12, narrow: 7 };
/** Shares of the map's width and height within which two labels would touch. */
const TOUCH = { x: 0.2, y: 0.06 };

/** Places as bubbles, area by value, on a soft shape of the land; the largest are named where there is room. No tiles. */
export function drawMap(plotText: PlotText, places: MapPlace[]): DrawnPlot {
  const { locale } = plotText;
  // A degree of longitude is shorter than one of latitude: by the cosine of the latitude.
  const north = places.reduce((sum, { latitude }) => sum + latitude, 0) / Math.max(1, places.length);
  const squeeze = Math.cos((north * Math.PI) / 180);
  const points = places.map((place) => ({ ...place, x: place.longitude * squeeze, y: place.latitude })).toSorted((a, b) => b.value - a.value);
  const span = (values: number[]): [number, number] => [Math.min(...values), Math.max(...values)];
  const [[west, east], [south, top]] = [span(points.map(({ x }) => x)), span(points.map(({ y }) => y))];
  const ratio = (top - south || 1) / (east - west || 1);
  return drawPlot(plotText, (room) => {
    const margin = room.narrow ? 34 : 52;
    const height = (room.width - 2 * margin) * ratio + 2 * margin;
    const named = namedPlaces(points, room.narrow ? LABELS.narrow : LABELS.wide, { x: (east - west) * TOUCH.x * (room.narrow ? 1.7 : 1), y: (top - south) * TOUCH.y * (room.narrow ? 1.7 : 1) });
    return {
      height, margin,
      x: { axis: null, domain: [west, east] }, y: { axis: null, domain: [south, top] }, r: { range: [0, room.narrow ? 15 : 24], domain: [0, Math.max(1, ...points.map(({ value }) => value))] },
      marks: [
        hull(points, { x: "x", y: "y", fill: "var(--leaf-wash)", fillOpacity: 1, stroke: "var(--leaf-wash)", strokeWidth: margin * 1.3, strokeLinejoin: "round" }),
        dot(points.filter(({ value }) => value === 0), { x: "x", y: "y", r: 2, fill: "var(--edge)", title: "name" }),
        dot(points.filter(({ value }) => value > 0), {
          x: "x", y: "y", r: "value", fill: "var(--chart-3)", fillOpacity: 0.82, stroke: "var(--surface)", strokeWidth: 1.2, href: "href",
          title: ({ name, value }: MapPlace) => `${name}: ${formatNumber(value, locale)}`,
        }),
        text(named, { x: "x", y: "y", text: ({ name, value }: MapPlace) => `${name} ${formatNumber(value, locale)}`, dy: room.narrow ? -15 : -20, fill: "var(--ink)", stroke: "var(--leaf-wash)", strokeWidth: 3, fontWeight: "600", pointerEvents: "none" }),
      ],
    };
  });
}

function namedPlaces<Place extends { x: number; y: number; value: number }>(points: Place[], most: number, touch: { x: number; y: number }): Place[] {
  const named: Place[] = [];
  for (const point of points) {
    if (named.length === most || point.value === 0) break;
    if (named.every((other) => Math.abs(other.x - point.x) > touch.x || Math.abs(other.y - point.y) > touch.y)) named.push(point);
  }
  return named;
}
