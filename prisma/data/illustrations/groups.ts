import { grain } from "./backdrops";
import { INDIGO, LEAF, scheme } from "./palette";
import { custardApple, custardAppleOpen, mandarin, persimmon } from "./objects/fruit";
import { bambooTeaSet, brocadeBag, brocadePanel, handleBasket } from "./objects/craft";
import { heap, starAnise } from "./objects/harvest";
import { aniseTree, karst, mist, stiltHouse, terraces } from "./objects/land";
import { sprig } from "./objects/leaves";
import { blossom, bonsai, slipperOrchid } from "./objects/living";
import { dropper, honeyJar, liquorJug } from "./objects/vessels";
import { teaCaddy } from "./objects/packs";
import { herbBundle } from "./objects/strands";
import { basket, cup, flatBasket, teapot } from "./objects/ware";
import { meadow, sky } from "./places";
import { at, circle, line, Pen, rect, shade, tint } from "./svg";
import { pile } from "./tables/fresh";

/** The six groups of the programme. */
export type GroupSector = "food" | "beverages" | "herbs" | "handicrafts" | "ornamentals" | "tourism";

const W = 800;
const H = 600;

function tabletop(p: Pen, y: number, color: string): string {
  return rect(0, y, W, H - y, p.lin([[0, tint(color, 0.3)], [1, shade(color, 0.25)]])) + line(`M20 ${y + 40}q200 12 420 2M300 ${y + 80}q220 -10 480 4M-10 ${y + 120}q160 10 360 0`, shade(color, 0.3), 3, { opacity: 0.35 }) + rect(0, y, W, 5, tint(color, 0.5), { opacity: 0.7 });
}

const SCENES: Readonly<Record<GroupSector, (p: Pen) => string>> = {
  food: (p) => {
    const s = scheme("honey");
    return sky(p, W, H, s, 620, 140, 60) + karst(p, 0, W, 400, 220, "#B9A878", 3) + mist(p, 0, W, 220, 420, tint(s.base, 0.6)) + tabletop(p, 410, s.ground) + at(270, 510, 0.56, basket(p, 300, 280, pile(custardApple, 300, 0.9)(p))) + at(590, 500, 0.6, honeyJar(p)) + at(455, 560, 0.5, p.shadow(165, 42) + persimmon(p)) + at(710, 560, 0.5, p.shadow(150, 40) + mandarin(p)) + at(110, 570, 0.5, p.shadow(150, 40) + custardAppleOpen(p));
  },
  beverages: (p) => {
    const s = scheme("tea");
    return rect(0, 0, W, H, p.lin([[0, s.light], [1, s.base]])) + circle(300, 250, 210, s.sun, { opacity: 0.7 }) + terraces(p, W, 300, 460, ["#8FB45E", "#6FA04C", "#4F8A46"], 5, 5) + tabletop(p, 420, s.ground) + at(240, 520, 0.72, teapot(p)) + at(425, 560, 0.72, cup(p)) + at(560, 505, 0.62, liquorJug(p)) + at(705, 540, 0.56, teaCaddy(p)) + at(90, 566, 0.62, cup(p, "#EDE6D4", "#C9952E"));
  },
  herbs: (p) => {
    const s = scheme("anise");
    let trees = "";
    for (let i = 0; i < 7; i += 1) trees += at(30 + i * 124, 420 + (i % 2) * 14, 0.92, aniseTree(p, "#6E8A62", 1 + (i % 3)));
    return rect(0, 0, W, H, p.lin([[0, tint(s.base, 0.7)], [1, s.base]])) + `<g opacity=".6">${trees}</g>` + mist(p, 0, W, 180, 430, tint(s.base, 0.6)) + tabletop(p, 410, s.ground) + at(300, 500, 0.72, flatBasket(p, 400, `<g transform="scale(1 .62)">${heap(starAnise(p), 10, 250, 210, 0.76, 4)}</g>`)) + at(620, 520, 0.66, dropper(p)) + at(480, 576, 0.4, herbBundle(p, "#6A8A3E", 5)) + at(740, 566, 0.36, `<g transform="scale(1 .62)">${starAnise(p)}</g>`);
  },
  handicrafts: (p) => {
    const s = scheme("persimmon");
    return rect(0, 0, W, H, p.lin([[0, s.light], [1, s.base]])) + rect(60, 30, 680, 12, "#7A4E2E", { rx: 6 }) + rect(110, 40, 580, 380, INDIGO) + at(110, 60, 1, brocadePanel(p, 580, 110)) + at(110, 280, 1, brocadePanel(p, 580, 100)) + rect(110, 40, 580, 380, p.lin([[0, "#fff", 0.16], [0.3, "#fff", 0], [1, "#120a18", 0.35]], 0, 0, 1, 0)) + tabletop(p, 410, s.ground) + at(240, 530, 0.56, brocadeBag(p, "#7A1E2A")) + at(600, 480, 0.5, handleBasket(p)) + at(560, 580, 0.42, bambooTeaSet(p));
  },
  ornamentals: (p) => {
    const s = scheme("mist");
    let petals = "";
    for (let i = 0; i < 8; i += 1) petals += at(40 + i * 100, 60 + ((i * 67) % 170), 0.5, blossom(p, "#F2A0B4"), i * 30);
    return rect(0, 0, W, H, p.lin([[0, s.base], [1, s.light]])) + circle(290, 250, 200, tint(s.sun, 0.4)) + karst(p, 300, W, 420, 230, "#9DB4B8", 8) + mist(p, 0, W, 250, 430, tint(s.base, 0.6)) + petals + tabletop(p, 420, s.ground) + at(280, 540, 0.56, bonsai(p, true)) + at(625, 550, 0.6, slipperOrchid(p));
  },
  tourism: (p) => {
    const s = scheme("leaf");
    return sky(p, W, H, { ...s, base: "#BFD8DC", light: "#E6EFE2" }, 600, 130, 52) + karst(p, 0, W, 340, 260, "#94AFA8", 13) + mist(p, 0, W, 190, 360, "#EAF1E2") + karst(p, 560, W, 380, 240, "#668F84", 17) + mist(p, 0, W, 270, 400, "#EAF1E2", 0.6) + terraces(p, W, 350, 600, ["#C9C25A", "#9DB84E", "#7FA650", "#5E9A48"], 9, 6) + at(290, 460, 0.62, stiltHouse(p)) + at(660, 520, 0.8, aniseTree(p, "#3F7050", 2)) + at(740, 560, 0.9, aniseTree(p, "#3F7050", 3)) + meadow(p, W, 520, 90, "#4C8A48", 3) + at(60, 620, 0.9, sprig(p, 260, 6, LEAF), 12);
  },
};

/** Draws the 800 by 600 picture of a product group. */
export function renderGroupScene(sector: GroupSector): string {
  const p = new Pen(`g${sector.slice(0, 2)}`, sector.length * 13);
  return p.svg(W, H, SCENES[sector](p) + grain(p, W, H));
}

