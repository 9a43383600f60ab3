import { type Backdrop, grain, stage } from "./backdrops";
import { type SceneTone, scheme } from "./palette";
import { homestay, orchard } from "./places";
import { at, Pen } from "./svg";
import { CRAFTS } from "./tables/crafts";
import { DISHES } from "./tables/dishes";
import { DRINKS } from "./tables/drinks";
import { FRESH } from "./tables/fresh";
import { PANTRY } from "./tables/pantry";
import type { Compositions } from "./tables/shape";

export { renderGroupScene, type GroupSector } from "./groups";
export { renderHero } from "./hero";
export { SCENE_TONES, type SceneTone } from "./palette";
export { type ProducerSceneKind, renderProducerScene } from "./producers";

/** Every product kind that can be pictured. */
export const SCENE_KINDS = [
  "custard-apple", "seedless-persimmon", "mandarin", "chestnut", "black-canarium", "dragon-fruit", "forest-lemon", "leafy-greens", "mushrooms", "baby-squash",
  "star-anise", "anise-oil", "honey-jar", "honey-comb", "tea-leaves", "herbal-tea-bags", "dried-noodles", "fresh-noodles", "rice-bag", "sticky-rice-cake",
  "five-color-rice", "black-jelly", "jelly-powder-pack", "roast-duck", "braised-pork", "sausage", "dried-beef", "grilled-nem", "six-toed-chicken", "eggs-box",
  "macadamia", "cooking-oil-bottle", "chili-sauce", "bamboo-shoot-jar", "spice-mix", "soap", "balm-tin", "bath-herbs", "syrup-bottle", "canned-drink",
  "water-bottle", "liquor-bottle", "fruit-wine", "brocade-bag", "bamboo-tea-set", "bamboo-basket", "orchid", "bonsai", "peach-blossom", "homestay",
  "orchard-tour", "gift-box", "generic-jar",
] as const;

export type SceneKind = (typeof SCENE_KINDS)[number];
type IndoorKind = Exclude<SceneKind, "homestay" | "orchard-tour">;

/** How many compositions each kind has; variants count on from there in a circle. */
export const SCENE_VARIANTS = 4;

const TABLES: Readonly<Record<IndoorKind, Compositions>> = { ...FRESH, ...PANTRY, ...DRINKS, ...DISHES, ...CRAFTS };

/** Low, flat things are seen from higher up: the table is raised by so much and things grow by so much. */
const HIGH_CAMERA: Readonly<Partial<Record<IndoorKind, readonly [lift: number, grow: number]>>> = {
  "seedless-persimmon": [60, 1.08], chestnut: [60, 1.08], "black-canarium": [90, 1.1], "forest-lemon": [50, 1.05], "baby-squash": [90, 1.12], "star-anise": [140, 1.12],
  "dried-noodles": [150, 1.14], "fresh-noodles": [190, 1.2], "rice-bag": [50, 1.05], "sticky-rice-cake": [150, 1.16], "five-color-rice": [130, 1.15], "black-jelly": [150, 1.16],
  "roast-duck": [60, 1.04], "braised-pork": [60, 1.08], "dried-beef": [160, 1.14], "grilled-nem": [200, 1.18], "eggs-box": [180, 1.16], macadamia: [70, 1.06], soap: [170, 1.2],
  "balm-tin": [130, 1.14], "bath-herbs": [110, 1.12], "bamboo-tea-set": [90, 1.06], "gift-box": [80, 1.06], "tea-leaves": [60, 1.06], "herbal-tea-bags": [60, 1.06], mushrooms: [60, 1.06],
  "liquor-bottle": [20, 1.04], sausage: [170, 1.18], "cooking-oil-bottle": [10, 1.1], "syrup-bottle": [20, 1.08], "water-bottle": [0, 1.06], "chili-sauce": [0, 1.04], "anise-oil": [30, 1.06], "bamboo-basket": [40, 1.04], mandarin: [50, 1.05],
};

/** Backdrops that are much darker than the tone they are tinted with. */
const PLACEHOLDER: Readonly<Partial<Record<Backdrop, SceneTone>>> = { dusk: "indigo", hearth: "anise" };

const OUTDOOR_TONES: Readonly<Record<"homestay" | "orchard-tour", readonly SceneTone[]>> = {
  homestay: ["mist", "leaf", "honey", "persimmon"],
  "orchard-tour": ["leaf", "persimmon", "mist", "honey"],
};

/**
 * Draws a product picture: a 1200 by 1200 SVG and the tone of its backdrop.
 * The same kind and variant always give the same text; any whole variant is taken modulo four.
 */
export function renderScene(kind: SceneKind, variant: number): { svg: string; tone: SceneTone } {
  const index = ((Math.trunc(variant) % SCENE_VARIANTS) + SCENE_VARIANTS) % SCENE_VARIANTS;
  const number = SCENE_KINDS.indexOf(kind);
  const pen = new Pen(`s${number.toString(36)}v${index}`, number * 31 + index * 7 + 1);
  if (kind === "homestay" || kind === "orchard-tour") {
    const tone = OUTDOOR_TONES[kind][index] ?? "mist";
    const body = kind === "homestay" ? homestay(pen, scheme(tone), index) : orchard(pen, scheme(tone), index);
    return { svg: pen.svg(1200, 1200, body + grain(pen, 1200, 1200)), tone };
  }
  const composition = TABLES[kind][index] ?? TABLES[kind][0];
  const set = stage(pen, composition.back, scheme(composition.tone));
  const hangs = composition.items.some((item) => item[2] < -700);
  const [lift, grow] = hangs ? [0, 1] : (HIGH_CAMERA[kind] ?? [0, 1]);
  let things = "";
  for (const [draw, x, y, size, turn = 0, flip = false] of composition.items) {
    const s = size * grow;
    things += at(600 + x * grow, set.floor + y * grow, s, draw(pen), turn, flip ? -s : s);
  }
  return { svg: pen.svg(1200, 1200, at(0, -lift, 1, set.back + things) + grain(pen, 1200, 1200)), tone: PLACEHOLDER[composition.back] ?? composition.tone };
}
