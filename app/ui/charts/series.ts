/** One of several things told apart by colour; `colour` is a variable of the theme. */
export type PlotSeries = { key: string; name: string; colour: string };

/** Certificates by their stars: apart in hue and in lightness, in both themes. */
export const STAR_COLOUR: Readonly<Record<number, string>> = { 3: "var(--chart-3)", 4: "var(--chart-4)", 5: "var(--chart-5)" };
