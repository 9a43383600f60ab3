import { grain } from "./backdrops";
import { type SceneTone, scheme } from "./palette";
import { custardApple, persimmon } from "./objects/fruit";
import { heap, starAnise } from "./objects/harvest";
import { aniseTree, beehive, clothLine, fruitTree, hall, karst, mist, stiltHouse, terraces } from "./objects/land";
import { bee, sixToedChicken } from "./objects/living";
import { basket, flatBasket } from "./objects/ware";
import { meadow, sky } from "./places";
import { at, mix, path, Pen, rect, tint } from "./svg";
import { pile } from "./tables/fresh";

/** Kinds of producer that are pictured. */
export type ProducerSceneKind = "cooperative" | "household" | "company" | "group" | "association";

const W = 1200;
const H = 800;

type Ground = "hills" | "terraces" | "forest" | "cliffs";
type Thing = readonly [draw: (p: Pen) => string, x: number, y: number, size: number];
type Place = { readonly tone: SceneTone; readonly ground: Ground; readonly seed: number; readonly sun: number; readonly things: readonly Thing[] };

const nia = (p: Pen): string => flatBasket(p, 200, `<g transform="scale(1 .62)">${heap(starAnise(p), 11, 150, 120, 0.34, 4)}</g>`);
const na = (p: Pen): string => at(0, 0, 0.62, basket(p, 300, 270, pile(custardApple, 300, 0.9)(p)));
const hong = (p: Pen): string => at(0, 0, 0.62, basket(p, 300, 250, pile(persimmon, 290, 0.78)(p), "#C99A58"));
const house = (p: Pen): string => at(0, 0, 0.76, stiltHouse(p));
const redHouse = (p: Pen): string => at(0, 0, 0.76, stiltHouse(p, "#8A4A34"));
const naTree = (p: Pen): string => fruitTree(p, "#4C8A44", "#B9D07A", 1);
const hongTree = (p: Pen): string => fruitTree(p, "#6A8A3E", "#E8702A", 3);
const quytTree = (p: Pen): string => fruitTree(p, "#3F7A46", "#F2A02E", 2);
const hoiTree = (p: Pen): string => aniseTree(p, "#3F7050", 2);
const line1 = (p: Pen): string => clothLine(p, 340);
const hive = (p: Pen): string => beehive(p);
const hiveBlue = (p: Pen): string => beehive(p, "#8FB4C4");
const ong = (p: Pen): string => bee(p);
const ga = (p: Pen): string => sixToedChicken(p);
const workshop = (p: Pen): string => at(0, 0, 0.86, hall(p));
const factory = (p: Pen): string => at(0, 0, 0.8, hall(p, "#E6ECEA", "#4A6A7A", "#2F6B3C"));
const clubhouse = (p: Pen): string => at(0, 0, 0.8, hall(p, "#F4E3C0", "#8A4A34", "#6B3F22"));

const PLACES: Readonly<Record<ProducerSceneKind, readonly [Place, Place, Place]>> = {
  cooperative: [
    { tone: "honey", ground: "hills", seed: 3, sun: 240, things: [[hoiTree, 90, 560, 0.9], [hoiTree, 1120, 570, 1], [workshop, 600, 590, 1.05], [nia, 280, 700, 0.85], [nia, 600, 730, 0.95], [nia, 930, 700, 0.85]] },
    { tone: "leaf", ground: "cliffs", seed: 8, sun: 900, things: [[naTree, 160, 560, 0.85], [naTree, 420, 550, 0.7], [naTree, 640, 555, 0.75], [naTree, 900, 570, 0.95], [naTree, 1120, 600, 1.1], [na, 420, 740, 0.8], [na, 780, 760, 0.95]] },
    { tone: "mist", ground: "forest", seed: 12, sun: 600, things: [[hive, 200, 620, 1], [hiveBlue, 420, 600, 0.9], [hive, 620, 640, 1.1], [hiveBlue, 850, 610, 1], [hive, 1040, 650, 1.2], [ong, 320, 420, 0.5], [ong, 740, 470, 0.6], [ong, 960, 400, 0.45]] },
  ],
  household: [
    { tone: "persimmon", ground: "terraces", seed: 5, sun: 900, things: [[house, 520, 620, 1.15], [hongTree, 1000, 640, 1.15], [hong, 820, 740, 0.55], [ga, 200, 740, 0.24]] },
    { tone: "rice", ground: "hills", seed: 21, sun: 300, things: [[redHouse, 760, 600, 1.1], [line1, 90, 680, 1], [nia, 560, 730, 0.8]] },
    { tone: "mist", ground: "cliffs", seed: 16, sun: 1000, things: [[quytTree, 140, 590, 1], [house, 620, 640, 1.25], [quytTree, 1080, 640, 1.25], [ga, 330, 750, 0.22], [ga, 950, 760, 0.2]] },
  ],
  company: [
    { tone: "mist", ground: "hills", seed: 9, sun: 260, things: [[hoiTree, 120, 560, 0.9], [factory, 400, 580, 0.85], [factory, 880, 610, 1], [hoiTree, 620, 640, 0.8]] },
    { tone: "tea", ground: "terraces", seed: 14, sun: 820, things: [[hoiTree, 470, 510, 0.6], [factory, 780, 530, 0.95], [hoiTree, 200, 620, 1.1], [hoiTree, 320, 670, 1.2], [hoiTree, 1120, 600, 1.1]] },
    { tone: "honey", ground: "forest", seed: 19, sun: 500, things: [[factory, 600, 600, 1.15], [nia, 240, 710, 0.9], [nia, 940, 720, 0.95]] },
  ],
  group: [
    { tone: "leaf", ground: "terraces", seed: 25, sun: 300, things: [[naTree, 200, 590, 1.1], [naTree, 980, 610, 1.2], [naTree, 420, 560, 0.8], [naTree, 740, 570, 0.85], [na, 500, 740, 0.9], [hong, 740, 760, 0.85]] },
    { tone: "anise", ground: "forest", seed: 27, sun: 760, things: [[hoiTree, 160, 610, 1.3], [hoiTree, 1040, 620, 1.4], [nia, 400, 690, 1.1], [nia, 800, 720, 1.2]] },
    { tone: "honey", ground: "cliffs", seed: 29, sun: 600, things: [[quytTree, 180, 590, 1.05], [quytTree, 460, 570, 0.9], [quytTree, 760, 580, 0.95], [quytTree, 1040, 610, 1.15], [hong, 620, 750, 0.9]] },
  ],
  association: [
    { tone: "persimmon", ground: "cliffs", seed: 33, sun: 560, things: [[house, 320, 570, 0.85], [redHouse, 860, 620, 1.05], [naTree, 590, 600, 0.75], [line1, 420, 740, 0.8]] },
    { tone: "leaf", ground: "hills", seed: 35, sun: 960, things: [[clubhouse, 560, 590, 1.05], [naTree, 1040, 620, 1.1], [na, 240, 730, 0.8], [nia, 760, 730, 0.85]] },
    { tone: "mist", ground: "terraces", seed: 39, sun: 320, things: [[house, 820, 600, 1], [hoiTree, 200, 600, 1.2], [hoiTree, 340, 640, 1.3], [hoiTree, 1130, 640, 1.2]] },
  ],
};

/** Draws the 1200 by 800 picture of a producer's place; any whole variant is taken modulo three. */
export function renderProducerScene(kind: ProducerSceneKind, variant: number): { svg: string; tone: SceneTone } {
  const index = ((Math.trunc(variant) % 3) + 3) % 3;
  const place = PLACES[kind][index] ?? PLACES[kind][0];
  const s = scheme(place.tone);
  const p = new Pen(`p${kind.slice(0, 3)}${index}`, place.seed);
  const hill = mix(s.base, s.near, 0.5);
  let back = sky(p, W, H, s, place.sun, 170, 70) + karst(p, 0, W, 450, 340, mix(s.base, s.near, 0.3), place.seed) + mist(p, 0, W, 240, 450, tint(s.base, 0.55));
  if (place.ground === "cliffs") back += karst(p, -80, 400, 510, 450, hill, place.seed + 1, 1) + karst(p, 820, W, 510, 420, hill, place.seed + 2, 1) + mist(p, 0, W, 320, 520, tint(s.base, 0.5));
  if (place.ground === "forest") for (let i = 0; i < 11; i += 1) back += at(i * 118 + 10, 500 + (i % 2) * 18, 0.9 + (i % 3) * 0.1, aniseTree(p, mix(hill, "#4E8058", 0.4), 1 + (i % 3)));
  back += place.ground === "terraces" ? terraces(p, W, 440, 800, ["#C9C25A", "#A9B84A", "#7FA650", "#5E9A48"], place.seed, 7) : meadow(p, W, 480, 330, mix(s.near, "#5E9A48", 0.6), place.seed);
  if (place.ground === "hills") back += path("M0 700Q400 600 800 660T1200 640L1200 800L0 800Z", p.lin([[0, "#E3CB9C"], [1, "#B98F5C"]]));
  back += rect(0, 430, W, 60, p.lin([[0, s.light, 0], [1, s.light, 0.25]]));
  return { svg: p.svg(W, H, back + place.things.map(([draw, x, y, size]) => at(x, y, size, draw(p))).join("") + grain(p, W, H)), tone: place.tone };
}
