import { GOLD, INDIGO, LEAF, PERSIMMON } from "../palette";
import { at, type Draw, rect } from "../svg";
import { banhChung, blackCake, cakeSlice, driedStrip, fiveColorRice, hangingDuck, jellyCube, jellySlab, khauNhuc, leafParcel, nemSkewer, roastDuck } from "../objects/dishes";
import { chilli, heap } from "../objects/harvest";
import { leaf } from "../objects/leaves";
import { eggTray, riceSack } from "../objects/packs";
import { sixToedChicken } from "../objects/living";
import { freshNoodles, noodleBundle, noodleNest, sausageLoop, sausagePlate } from "../objects/strands";
import { basket, bowl, flatBasket, plate } from "../objects/ware";
import { bot, chen, goi, hop, khoi, la, mat, ot, thot } from "./props";
import { comp, type Compositions } from "./shape";

type DishKind = "dried-noodles" | "fresh-noodles" | "rice-bag" | "sticky-rice-cake" | "five-color-rice" | "black-jelly" | "jelly-powder-pack" | "roast-duck" | "braised-pork" | "sausage" | "dried-beef" | "grilled-nem" | "six-toed-chicken" | "eggs-box";

const bo = (color: string, tie = PERSIMMON): Draw => (p) => noodleBundle(p, color, tie);
const to = (color: string): Draw => (p) => noodleNest(p, color);
const tuoi: Draw = (p) => freshNoodles(p);
const bao = (a = "#F6F0DF", b = "#E0D3AE"): Draw => (p) => riceSack(p, a, b);
const chung: Draw = (p) => banhChung(p);
const lat = (dark: boolean): Draw => (p) => cakeSlice(p, dark);
const goiLa = (color: string): Draw => (p) => leafParcel(p, color);
const gai = (color = "#211A22"): Draw => (p) => blackCake(p, color);
const vien: Draw = (p) => p.shadow(110, 30) + jellyCube(p);
const khoiThach: Draw = (p) => jellySlab(p);
const batThach: Draw = (p) => bowl(p, 330, 220, heap(jellyCube(p), 11, 200, 46, 0.85, 4, 10));
const rod: Draw = () => rect(-700, -60, 1400, 26, "#6B4226", { rx: 13 }) + rect(-700, -58, 1400, 7, "#B9824E", { rx: 4 });
const treo: Draw = (p) => hangingDuck(p);
const xau = (links = 3): Draw => (p) => sausageLoop(p, links);
const khauBat = (deco = INDIGO): Draw => (p) => bowl(p, 380, 270, khauNhuc(p, 380), "#F3EEE2", deco);
const bo6 = (count: number, w: number, s: number, turn = 40): Draw => (p) => p.shadow(w, w * 0.3) + heap(driedStrip(p), count, w, w * 0.26, s, 7, turn);
const xien: Draw = (p) => p.shadow(300, 34) + at(0, -50, 1, nemSkewer(p));
const ga: Draw = (p) => sixToedChicken(p);
const gaMai: Draw = (p) => sixToedChicken(p, true);
const trung = (shell: string): Draw => (p) => eggTray(p, shell);

/** Compositions of grains, noodles, cakes, jelly, meat dishes, poultry and eggs. */
export const DISHES: Readonly<Record<DishKind, Compositions>> = {
  "dried-noodles": [
    comp("blind", "rice", [bo("#F4EAD0"), -20, -130, 1.15, -3], [bo("#EEDFBC", LEAF), 10, 60, 1.3, 2]),
    comp("terraces", "honey", [to("#F2C94C"), -190, -40, 1.4], [to("#EDBE3C"), 190, -30, 1.4], [to("#F6D465"), 0, 90, 1.5]),
    comp("window", "persimmon", [bo("#E8794A", INDIGO), 0, -190, 1.05, 4], [bo("#F0B83A", LEAF), 0, -60, 1.15, -3], [bo("#F4EAD0"), 0, 80, 1.25, 2]),
    comp("niche", "tea", [goi("#E9D9AE", PERSIMMON, (p) => at(0, -110, 0.62, noodleNest(p, "#F4EAD0"))), -110, -10, 1.2], [to("#F4EAD0"), 230, 70, 1.05]),
  ],
  "fresh-noodles": [
    comp("window", "tea", [mat(460), 0, 20, 1.05], [tuoi, 0, 0, 1.35]),
    comp("shelf", "rice", [(p) => flatBasket(p, 450, at(0, 40, 1.2, freshNoodles(p))), 0, 20, 1.1], [la(160), 320, 120, 0.9, 74]),
    comp("niche", "persimmon", [(p) => bowl(p, 350, 230, at(0, 30, 1.05, freshNoodles(p)) + at(40, -110, 0.5, chilli(p), -14) + at(-60, -110, 0.7, leaf(p, 120, 56, LEAF, 3), -60)), 0, 20, 1.15]),
    comp("brocade", "mist", [mat(460), 0, 40, 1], [tuoi, -130, -20, 1.05], [tuoi, 150, 60, 1.05]),
  ],
  "rice-bag": [
    comp("terraces", "honey", [bao(), 0, 20, 1.6]),
    comp("blind", "rice", [bao("#F6F0DF", "#E0D3AE"), -110, 0, 1.4], [(p) => bowl(p, 170, 120, heap(`<ellipse rx="15" ry="6" fill="#FBF6E6"/>`, 50, 130, 50, 1, 3)), 270, 90, 1.05]),
    comp("karst", "tea", [bao("#EFE0B4", "#D6BE7E"), -190, -40, 1.1], [bao("#6A3A5E", "#4A2444"), 180, 30, 1.3]),
    comp("sweep", "anise", [(p) => basket(p, 340, 250, heap(`<ellipse rx="22" ry="9" fill="#F6F0DF"/><ellipse rx="12" ry="3" cy="-2" fill="#fff"/>`, 120, 290, 62, 1, 6)), 0, 30, 1.2]),
  ],
  "sticky-rice-cake": [
    comp("hearth", "leaf", [chung, -20, -20, 1.45], [lat(true), 280, 90, 0.85]),
    comp("window", "honey", [goiLa("#9A7A44"), -120, -70, 1.45, -4], [goiLa("#8A6A3A"), 160, -10, 1.4, 4], [gai(), -40, 100, 1.3]),
    comp("sweep", "tea", [mat(450), 0, 30, 1], [chung, -170, -40, 0.95], [lat(false), 190, 40, 1.2]),
    comp("brocade", "persimmon", [(p) => plate(p, 430), 0, 40, 1], [gai("#3F5A34"), -170, -10, 1.15], [gai(), 170, -10, 1.15], [gai("#2E4A2C"), 0, 70, 1.25]),
  ],
  "five-color-rice": [
    comp("niche", "rice", [(p) => plate(p, 450, at(0, 10, 1, fiveColorRice(p, 330)), "#D9A868", "#8A5A34"), 0, 20, 1.08]),
    comp("brocade", "leaf", [(p) => bowl(p, 360, 240, at(0, 0, 1, fiveColorRice(p, 300)), "#4A3A34", GOLD), 0, 20, 1.2]),
    comp("sweep", "honey", [(p) => basket(p, 330, 200, at(0, 10, 1, fiveColorRice(p, 280))), 0, 20, 1.25], [khoi, 0, -430, 1]),
    comp("terraces", "plum", [mat(470), 0, 30, 1.02], [(p) => fiveColorRice(p, 360), 0, -10, 1]),
  ],
  "black-jelly": [
    comp("window", "mist", [batThach, 0, 10, 1.2]),
    comp("sweep", "leaf", [mat(460), 0, 30, 1], [khoiThach, -30, 0, 1.3]),
    comp("karst", "honey", [vien, -190, -40, 1.7], [vien, 200, -50, 1.6], [vien, 0, 80, 1.9]),
    comp("niche", "persimmon", [(p) => plate(p, 420, heap(jellyCube(p), 7, 220, 60, 0.95, 6, 8)), 0, 20, 1.08], [la(130), 250, 20, 1, 60]),
  ],
  "jelly-powder-pack": [
    comp("sweep", "plum", [goi("#3E3A5A", GOLD, (p) => at(0, -100, 0.6, jellyCube(p))), -130, -10, 1.4], [vien, 230, 80, 1.2]),
    comp("shelf", "tea", [hop("#2E4A3E", GOLD), -140, -20, 1.25], [(p) => bowl(p, 160, 110, heap(jellyCube(p), 6, 90, 18, 0.5, 4, 8)), 250, 80, 1.1]),
    comp("niche", "leaf", [goi("#5E7A4A", "#F6E3A8", (p) => at(0, -100, 0.6, jellyCube(p))), -90, -10, 1.25], [bot("#3A3038"), 240, 60, 0.95]),
    comp("karst", "stone", [goi("#3E3A5A", PERSIMMON, (p) => at(0, -100, 0.6, jellyCube(p))), -200, -30, 1.1, -3], [goi("#2E4A3E", GOLD, (p) => at(0, -100, 0.6, jellyCube(p))), 160, 20, 1.25, 2]),
  ],
  "roast-duck": [
    comp("hearth", "persimmon", [(p) => plate(p, 470), 0, 50, 1.05], [(p) => roastDuck(p), -10, 10, 1.3]),
    comp("blind", "anise", [rod, 0, -800, 1], [treo, -20, -790, 1.15]),
    comp("window", "leaf", [mat(480), 0, 40, 1.02], [(p) => roastDuck(p), 0, 20, 1.3, -3], [ot(), 300, 120, 0.7]),
    comp("dusk", "honey", [rod, 0, -780, 1], [treo, -230, -770, 0.95], [treo, 210, -770, 1.02]),
  ],
  "braised-pork": [
    comp("window", "persimmon", [khauBat(), 0, 20, 1.1], [khoi, 60, -560, 1]),
    comp("brocade", "honey", [khauBat("#7A2E2A"), -30, 10, 1.1], [chen("#7A3512"), 350, 100, 0.8]),
    comp("hearth", "anise", [(p) => bowl(p, 380, 270, khauNhuc(p, 380), "#5E4A3C", GOLD), 0, 20, 1.12], [khoi, -40, -560, 1]),
    comp("niche", "leaf", [khauBat(LEAF), 0, 20, 1.05]),
  ],
  sausage: [
    comp("hearth", "persimmon", [rod, 0, -800, 1], [xau(3), -240, -780, 0.92], [xau(3), 20, -780, 0.98], [xau(2), 270, -780, 0.94]),
    comp("window", "rice", [(p) => plate(p, 450, at(0, 30, 1.05, sausagePlate(p))), 0, 20, 1.06]),
    comp("blind", "honey", [rod, 0, -800, 1], [xau(3), -150, -780, 1.15], [xau(3), 180, -780, 1.1]),
    comp("sweep", "tea", [thot(450), 0, 60, 1.05], [(p) => sausagePlate(p), 0, -40, 1.25], [ot(), 290, 100, 0.8]),
  ],
  "dried-beef": [
    comp("hearth", "anise", [(p) => flatBasket(p, 450, bo6(19, 310, 0.95)(p)), 0, 20, 1.1], [ot(), 310, 130, 0.8]),
    comp("sweep", "persimmon", [bo6(13, 300, 1.6, 30), 0, -40, 1], [ot(), -260, 110, 0.9], [ot(), 280, 90, 0.9, -20]),
    comp("brocade", "leaf", [thot(450), 0, 60, 1.05], [bo6(12, 260, 1.35, 24), 0, 0, 1]),
    comp("shelf", "honey", [goi("#7A2E22", GOLD, (p) => at(0, -100, 0.5, heap(driedStrip(p), 9, 160, 120, 1, 3, 40))), -120, -10, 1.35], [bo6(6, 110, 0.9, 40), 250, 90, 1]),
  ],
  "grilled-nem": [
    comp("hearth", "persimmon", [mat(470), 0, 30, 1.05], [xien, 0, -150, 1.2, -4], [xien, 0, -30, 1.25, 2], [xien, 0, 90, 1.3, -2]),
    comp("window", "leaf", [(p) => plate(p, 460), 0, 40, 1.05], [xien, -10, -70, 1.05, -8], [xien, 0, 30, 1.1, 5], [ot(), 240, 90, 0.7]),
    comp("sweep", "honey", [thot(460), 0, 70, 1.05], [goiLa("#3F7A3E"), -170, -30, 1.25, -4], [goiLa("#4C8C3C"), 190, -10, 1.2, 5], [xien, 0, 100, 1.1, 2]),
    comp("blind", "anise", [(p) => flatBasket(p, 450), 0, 20, 1.1], [xien, 0, -110, 1.05, 6], [xien, 0, -10, 1.1, -5], [bot("#B5461E"), 270, 130, 0.7]),
  ],
  "six-toed-chicken": [
    comp("karst", "mist", [ga, -60, 50, 1.18]),
    comp("terraces", "honey", [gaMai, 60, 40, 1.25, 0, true]),
    comp("forest", "leaf", [ga, 110, 0, 1.02], [gaMai, -230, 60, 0.88, 0, true]),
    comp("moon", "persimmon", [ga, 60, 40, 1.18, 0, true]),
  ],
  "eggs-box": [
    comp("window", "mist", [trung("#D9B48A"), 0, 20, 1.15]),
    comp("shelf", "rice", [(p) => basket(p, 330, 220, heap(`<g transform="translate(0 40)">${eggs(p, "#E8E3D0")}</g>`, 13, 230, 60, 0.95, 3, 50)), 0, 20, 1.25]),
    comp("karst", "tea", [trung("#CFDCD3"), 0, -150, 0.95], [trung("#E3DCC4"), 0, 50, 1.15]),
    comp("niche", "honey", [trung("#CFA274"), 0, 20, 1.05], [la(140), 330, 20, 1, 70]),
  ],
};

function eggs(p: Parameters<Draw>[0], shell: string): string {
  return `<path d="M0 -150C52 -150 74 -76 68 -42C62 6 -62 6 -68 -42C-74 -76 -52 -150 0 -150Z" fill="${p.ball(shell)}"/><ellipse cx="-24" cy="-100" rx="12" ry="20" fill="#fff" opacity=".6"/>`;
}
