import { plot, type PlotOptions } from "@observablehq/plot";
import { parseHTML } from "linkedom";
import type { Locale } from "~/lib/localized-text";
import { formatNumber } from "~/platform/i18n/format";

/** A plot drawn twice: for columns of a wide page and for a phone. Each is an SVG element as text. */
export type DrawnPlot = { wide: string; narrow: string };

/** What every plot is told. */
export type PlotText = {
  /** What the plot shows, for those who do not see it; also its tooltip. */
  title: string;
  /** What one sees in it, in a sentence. */
  description: string;
  locale: Locale;
};

/** How much room a drawing has, in the units of its own box. */
export type PlotRoom = { width: number; narrow: boolean; fontSize: number };

const WIDE: PlotRoom = { width: 640, narrow: false, fontSize: 12 };
const NARROW: PlotRoom = { width: 340, narrow: true, fontSize: 11 };

/** Draws for both widths with what `options` makes of the room. */
export function drawPlot(text: PlotText, options: (room: PlotRoom) => PlotOptions): DrawnPlot {
  return { wide: draw(text, WIDE, options(WIDE)), narrow: draw(text, NARROW, options(NARROW)) };
}

/** Axis figures as people of that language write them, whole numbers only. */
export function wholeTicks(locale: Locale): (value: number) => string {
  return (value) => (Number.isInteger(value) ? formatNumber(value, locale) : "");
}

/**
 * An SVG that the policy of the pages lets through and that can be read: no style elements or attributes (colours are
 * attributes that name the theme's variables), a title and a description, links that the keyboard passes over since the
 * plot's table has the same ones.
 */
function draw({ title, description }: PlotText, room: PlotRoom, options: PlotOptions): string {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const drawn = plot({ width: room.width, style: { fontSize: `${room.fontSize}px` }, ...options, document: document as unknown as Document });
  const svg = drawn as unknown as Element;
  if (svg.tagName.toLowerCase() !== "svg") throw new Error("a plot with a legend or caption of its own is no SVG element");
  for (const element of svg.querySelectorAll("style")) element.remove();
  for (const element of [svg, ...svg.querySelectorAll("*")]) tidy(element);
  for (const link of svg.querySelectorAll("a")) {
    const target = link.getAttribute("xlink:href") ?? link.getAttribute("href");
    link.removeAttribute("xlink:href");
    if (target) link.setAttribute("href", target);
    link.setAttribute("tabindex", "-1");
  }
  for (const [name, words] of [["desc", description], ["title", title]] as const) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    element.textContent = words;
    svg.insertBefore(element as unknown as Node, svg.firstChild);
  }
  svg.setAttribute("role", svg.querySelector("a") ? "group" : "img");
  svg.setAttribute("aria-label", title);
  svg.setAttribute("class", "plot-drawing");
  svg.setAttribute("font-size", String(room.fontSize));
  svg.removeAttribute("font-family");
  return svg.outerHTML;
}

const LENGTHS = ["d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "transform", "stroke-width"];

/** Takes away what the policy refuses and the English names of parts, and shortens lengths to hundredths. */
function tidy(element: Element): void {
  element.removeAttribute("style");
  element.removeAttribute("aria-label");
  for (const name of LENGTHS) {
    const value = element.getAttribute(name);
    if (value?.includes(".")) element.setAttribute(name, value.replaceAll(/(\.\d{2})\d+/g, "$1"));
  }
}
