import { shade, tint } from "./svg";

export const INDIGO = "#1F2A44";
export const LEAF = "#2F6B3C";
export const PERSIMMON = "#D9531E";
export const ANISE = "#6B3F22";
export const GOLD = "#D9A21B";
export const BAMBOO = "#D8AE6A";
export const CLAY = "#A9593A";

/** Backdrop tones; the shop shows the colour until the picture has loaded. */
export const SCENE_TONES = {
  leaf: "#C9DDBB",
  honey: "#F4D58E",
  anise: "#D8B899",
  indigo: "#34446F",
  persimmon: "#F2B48C",
  rice: "#F1E7D2",
  mist: "#C6D8E0",
  plum: "#C5A9C0",
  tea: "#AFC7A2",
  stone: "#CBC5BA",
} as const;

export type SceneTone = keyof typeof SCENE_TONES;

/** The colours a backdrop is painted with, all derived from its tone. */
export type Scheme = {
  readonly base: string;
  readonly light: string;
  readonly deep: string;
  readonly ground: string;
  readonly sun: string;
  readonly near: string;
};

const ACCENT: Record<SceneTone, { ground: string; sun: string; near: string }> = {
  leaf: { ground: "#8F6A45", sun: "#F6D27A", near: "#5E8F58" },
  honey: { ground: "#A9713A", sun: "#EE8A3C", near: "#B98B36" },
  anise: { ground: "#7C4E30", sun: "#F3C27A", near: "#8A6247" },
  indigo: { ground: "#5A4238", sun: "#F2C562", near: "#1F2A44" },
  persimmon: { ground: "#9C5A38", sun: "#E9652B", near: "#A8664E" },
  rice: { ground: "#B78A58", sun: "#EDA24C", near: "#8FA37A" },
  mist: { ground: "#7D6A58", sun: "#F5D9A0", near: "#5F8794" },
  plum: { ground: "#6E4550", sun: "#F2B88C", near: "#7C5F80" },
  tea: { ground: "#7B6440", sun: "#F3DB93", near: "#4F7F52" },
  stone: { ground: "#77675A", sun: "#E9B46B", near: "#7A7F78" },
};

/** Painting colours of a tone. */
export function scheme(tone: SceneTone): Scheme {
  const base = SCENE_TONES[tone];
  const { ground, sun, near } = ACCENT[tone];
  return { base, light: tint(base, tone === "indigo" ? 0.22 : 0.5), deep: shade(base, 0.2), ground, sun, near };
}
