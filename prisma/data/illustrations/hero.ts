import { grain } from "./backdrops";
import { type Scheme } from "./palette";
import { custardApple, persimmon } from "./objects/fruit";
import { aniseTree, clothLine, fruitTree, karst, mist, stiltHouse, terraces } from "./objects/land";
import { aniseTwig, heap, starAnise } from "./objects/harvest";
import { basket, flatBasket } from "./objects/ware";
import { meadow, sky } from "./places";
import { at, line, path, Pen } from "./svg";
import { pile } from "./tables/fresh";

const W = 1600;
const H = 1100;

const MORNING: Scheme = { base: "#F3CFA2", light: "#FAE6C6", deep: "#D9A878", ground: "#8A6A45", sun: "#E9763A", near: "#4F8A5A" };

/** The wide picture of Xứ Lạng for the home page, 1600 by 1100. */
export function renderHero(): string {
  const p = new Pen("hero", 2026);
  let forest = "";
  for (let i = 0; i < 10; i += 1) forest += at(1090 + i * 58 + (i % 2) * 14, 716 + (i % 3) * 20 - i * 5, 0.62 + (i % 3) * 0.08, aniseTree(p, i % 2 === 0 ? "#3F7050" : "#4E8058", 1 + (i % 3)));
  const birds = line("M690 150q14 -16 26 0q12 -16 26 0M760 110q11 -13 20 0q10 -13 20 0M650 196q9 -10 16 0q8 -10 16 0", "#5E5A66", 4);
  const far = karst(p, 0, W, 560, 380, "#BCC6C4", 101, 1) + mist(p, 0, W, 300, 580, "#FBE9CF", 0.9);
  const middle = karst(p, -40, 640, 620, 500, "#8FA7A6", 104, 1) + karst(p, 1080, W, 610, 420, "#94ABA6", 107, 1) + mist(p, 0, W, 380, 650, "#F8E6C8", 0.92);
  const close = karst(p, -200, 250, 690, 560, "#5F868A", 112, 2) + karst(p, 1380, W, 680, 470, "#668A88", 115, 2) + mist(p, 0, W, 500, 740, "#F3E2BE", 0.8);
  const fields = terraces(p, W, 610, 1040, ["#CFC660", "#C9DBB8", "#B4C052", "#9CBB50", "#B5D2BE", "#7BA84C", "#629A48"], 12, 11);
  const yard = meadow(p, W, 930, 180, "#3E7A44", 22) + path("M640 1110C660 1050 600 1020 560 950L620 940C680 1000 790 1030 800 1110Z", p.lin([[0, "#EBD9B0"], [1, "#CDA670"]]));
  const nia = flatBasket(p, 190, `<g transform="scale(1 .62)">${heap(starAnise(p), 9, 126, 104, 0.4, 4)}</g>`);
  const na = basket(p, 300, 280, pile(custardApple, 300, 0.9)(p));
  const hong = basket(p, 300, 250, pile(persimmon, 290, 0.78)(p), "#C99A58");
  const body = sky(p, W, H, MORNING, 900, 300, 116) + birds + far + middle + close + fields + forest +
    at(1010, 770, 0.34, stiltHouse(p, "#7A4A3A", "#A8713F")) + at(1150, 800, 0.4, fruitTree(p, "#4C8A44", "#B9D07A", 1)) + at(890, 790, 0.36, fruitTree(p, "#5E8A3E", "#E8702A", 4)) +
    at(470, 912, 0.86, stiltHouse(p)) + at(150, 930, 0.95, fruitTree(p, "#4C8A44", "#B9D07A", 1)) + at(730, 905, 0.5, fruitTree(p, "#5E8A3E", "#E8702A", 4)) + yard +
    at(776, 1006, 0.84, clothLine(p, 380, ["#1F2A44", "#33528A", "#18203A", "#2C3F6B"])) + at(300, 1060, 0.95, nia) + at(1310, 1056, 0.52, na) + at(1492, 1080, 0.44, hong) + at(1180, 1074, 0.3, p.shadow(150, 40) + custardApple(p)) + at(1116, 1084, 0.26, p.shadow(165, 42) + persimmon(p)) +
    at(40, 1140, 1.15, aniseTwig(p), -4) + at(-50, 1120, 1.05, aniseTwig(p), 18);
  return p.svg(W, H, body + grain(p, W, H));
}

