import { LEAF } from "../palette";
import { at, type Draw, type Pen } from "../svg";
import { canarium, canariumHalf, chestnut, chestnutBurr, babySquash, heap, strawMushroom } from "../objects/harvest";
import { citrusHalf, custardApple, custardAppleOpen, dragonFruit, dragonFruitHalf, forestLemon, mandarin, persimmon, persimmonHalf } from "../objects/fruit";
import { greensBunch, leaf, leafMat } from "../objects/leaves";
import { basket, bowl, board, flatBasket, plate } from "../objects/ware";
import { backBasket, handleBasket } from "../objects/craft";
import { comp, type Compositions } from "./shape";

const na: Draw = (p) => p.shadow(150, 40) + custardApple(p);
const naOpen: Draw = (p) => p.shadow(150, 40) + custardAppleOpen(p);
const hong: Draw = (p) => p.shadow(165, 42) + persimmon(p);
const hongCut: Draw = (p) => p.shadow(150, 38) + persimmonHalf(p);
const quyt: Draw = (p) => p.shadow(150, 40) + mandarin(p);
const quytBare: Draw = (p) => p.shadow(150, 40) + mandarin(p, false);
const quytCut: Draw = (p) => p.shadow(130, 34) + citrusHalf(p, "#EE8A1E", "#F8A72E");
const de: Draw = (p) => p.shadow(115, 32) + chestnut(p);
const burr: Draw = (p) => p.shadow(170, 46) + chestnutBurr(p);
const tram: Draw = (p) => p.shadow(140, 34) + canarium(p);
const tramCut: Draw = (p) => p.shadow(140, 34) + canariumHalf(p);
const long: Draw = (p) => p.shadow(130, 36) + dragonFruit(p);
const longCut: Draw = (p) => p.shadow(140, 36) + dragonFruitHalf(p);
const chanh: Draw = (p) => p.shadow(110, 30) + forestLemon(p);
const chanhCut: Draw = (p) => p.shadow(120, 30) + citrusHalf(p, "#A9BE45", "#E3E28A");
const bi: Draw = (p) => p.shadow(140, 38) + babySquash(p);
const namKin: Draw = (p) => p.shadow(110, 30) + strawMushroom(p, false);
const namNo: Draw = (p) => p.shadow(110, 30) + strawMushroom(p, true);
const la = (length: number, color = LEAF): Draw => (p) => leaf(p, length, length * 0.46, color, 4);
const mat = (w: number): Draw => (p) => leafMat(p, w);
const thot = (w: number): Draw => (p) => board(p, w);

/** Three rows of one drawing rising from a rim, for full baskets. */
export function pile(draw: (p: Pen) => string, w: number, s: number): Draw {
  return (p) => {
    const one = draw(p);
    return [-0.55, 0.05, 0.6].map((k, i) => at(k * w, -s * 120 + i * 4, s, one, (i - 1) * 12)).join("") + [-0.72, -0.24, 0.26, 0.74].map((k, i) => at(k * w, s * 40 + (i % 2) * 8, s, one, (i - 1.5) * 9)).join("");
  };
}

const full = (draw: (p: Pen) => string, w: number, h: number, s: number): Draw => (p) => basket(p, w, h, pile(draw, w, s)(p));
const dish = (draw: (p: Pen) => string, w: number, s: number): Draw => (p) => plate(p, w, at(0, 10, 1, pile(draw, w * 0.62, s)(p)));
const rau = (kind: "broad" | "kale" | "shoot" | "flower"): Draw => (p) => greensBunch(p, kind);

/** Compositions of fresh fruit, vegetables and mushrooms. */
export const FRESH: Readonly<Record<"custard-apple" | "seedless-persimmon" | "mandarin" | "chestnut" | "black-canarium" | "dragon-fruit" | "forest-lemon" | "leafy-greens" | "mushrooms" | "baby-squash", Compositions>> = {
  "custard-apple": [
    comp("karst", "leaf", [na, -130, -30, 1.75], [naOpen, 190, 50, 1.4], [la(150), -300, 70, 1.1, 74]),
    comp("sweep", "honey", [full(custardApple, 300, 300, 0.95), 0, 40, 1.18]),
    comp("niche", "tea", [na, 0, -30, 2.15, 0], [la(190), 190, 0, 1, 66], [la(150, "#4C8C3C"), -220, 10, 1, -74]),
    comp("brocade", "persimmon", [na, -235, -50, 1.15, -6], [na, 235, -46, 1.15, 6], [naOpen, 0, 70, 1.6]),
  ],
  "seedless-persimmon": [
    comp("window", "persimmon", [hong, -150, -40, 1.65], [hongCut, 200, 60, 1.4], [la(170), -330, 90, 1, 78]),
    comp("dusk", "plum", [full(persimmon, 320, 270, 0.85), 0, 40, 1.15]),
    comp("sweep", "tea", [hong, -200, -60, 1.25], [hong, 200, -60, 1.25, 0, true], [hong, 0, 70, 1.5]),
    comp("blind", "honey", [(p) => flatBasket(p, 460, pile(persimmon, 300, 0.8)(p)), 0, 0, 1.05], [hongCut, 290, 120, 0.9]),
  ],
  mandarin: [
    comp("terraces", "honey", [quyt, -170, -30, 1.8], [quytCut, 200, 60, 1.5], [la(150), 360, 40, 1, 60]),
    comp("niche", "leaf", [dish(mandarin, 400, 0.95), 0, 20, 1.1]),
    comp("shelf", "mist", [full((p) => mandarin(p, false), 300, 300, 0.9), -60, 20, 1.15], [quyt, 300, 90, 1.05]),
    comp("forest", "persimmon", [quyt, -220, -70, 1.3], [quytBare, 215, -70, 1.3], [quyt, 0, 60, 1.7]),
  ],
  chestnut: [
    comp("blind", "anise", [burr, -130, -30, 1.7], [de, 190, 40, 1.35, 8], [de, 330, 90, 1.05, -14], [de, 60, 100, 1.1, 16]),
    comp("forest", "honey", [(p) => basket(p, 320, 280, heap(chestnut(p), 17, 260, 60, 0.72, 3, 40)), 0, 20, 1.2], [de, 330, 90, 0.9, 20]),
    comp("sweep", "leaf", [de, -190, -40, 1.7, -10], [de, 190, -50, 1.6, 14], [de, 0, 70, 2.1, 3]),
    comp("hearth", "persimmon", [(p) => bowl(p, 330, 260, heap(chestnut(p), 16, 250, 66, 0.8, 5, 40), "#5E4438", "#D9A21B"), 0, 20, 1.15], [burr, 330, 90, 0.7]),
  ],
  "black-canarium": [
    comp("window", "plum", [(p) => bowl(p, 340, 260, heap(canarium(p), 14, 240, 70, 0.82, 8, 60)), 0, 10, 1.15], [tram, 260, 100, 0.85, -12]),
    comp("niche", "stone", [tram, -150, -90, 1.7, -18], [tram, 200, -50, 1.5, 24], [tramCut, 10, 70, 1.7]),
    comp("terraces", "leaf", [(p) => basket(p, 310, 270, heap(canarium(p), 16, 240, 66, 0.75, 2, 70)), 0, 20, 1.2], [tramCut, -300, 90, 0.9]),
    comp("moon", "honey", [mat(420), 0, 0, 1], [(p) => heap(`${canarium(p)}`, 9, 300, 90, 1.15, 6, 70), 0, -20, 1.05]),
  ],
  "dragon-fruit": [
    comp("sweep", "mist", [long, -170, -20, 1.75, -6], [longCut, 190, 60, 1.6]),
    comp("karst", "rice", [long, -220, -50, 1.35, -10], [long, 210, -50, 1.35, 10], [longCut, 0, 80, 1.5]),
    comp("shelf", "tea", [full(dragonFruit, 310, 290, 0.78), 0, 30, 1.15]),
    comp("niche", "plum", [(p) => plate(p, 420), 0, 20, 1], [long, 90, -20, 1.7, 12], [longCut, -170, 50, 1.25]),
  ],
  "forest-lemon": [
    comp("karst", "tea", [(p) => bowl(p, 320, 240, pile((q) => forestLemon(q, false), 220, 1)(p)), -40, 10, 1.15], [chanhCut, 290, 90, 1]),
    comp("window", "honey", [chanh, -180, -50, 2], [chanhCut, 180, 50, 1.85], [la(150), -360, 60, 1, 76]),
    comp("blind", "leaf", [full((p) => forestLemon(p, false), 300, 280, 1), 0, 20, 1.2], [chanh, 320, 100, 0.9]),
    comp("sweep", "mist", [chanh, -240, -60, 1.5], [chanh, 220, -70, 1.6], [chanhCut, 0, 70, 1.8]),
  ],
  "leafy-greens": [
    comp("window", "leaf", [thot(440), 0, 60, 1], [rau("broad"), 0, 30, 1.6, 4]),
    comp("brocade", "tea", [rau("shoot"), 0, 40, 1.55, -4]),
    comp("terraces", "mist", [(p) => handleBasket(p, "#CFA05E", at(-110, 70, 0.75, greensBunch(p, "kale"), -10) + at(110, 70, 0.75, greensBunch(p, "broad"), 12)), 0, 40, 1.35]),
    comp("moon", "honey", [rau("flower"), -110, -10, 1.3, -8], [rau("kale"), 190, 60, 1.2, 10]),
  ],
  mushrooms: [
    comp("forest", "stone", [namNo, -110, -10, 1.9], [namKin, 200, 40, 1.6], [namKin, 330, 90, 1.05], [namKin, -330, 90, 1]),
    comp("window", "rice", [(p) => flatBasket(p, 450, at(-210, -10, 1, strawMushroom(p, false)) + at(190, -20, 1, strawMushroom(p, false)) + at(-10, -20, 1.15, strawMushroom(p, true)) + at(-110, 70, 1, strawMushroom(p, false)) + at(110, 76, 0.95, strawMushroom(p, false))), 0, 20, 1.1]),
    comp("niche", "anise", [namKin, -250, -30, 1.35], [namNo, 210, -40, 1.5], [namKin, -20, 60, 2]),
    comp("blind", "tea", [(p) => basket(p, 310, 260, pile((q) => strawMushroom(q, false), 230, 0.95)(p)), -50, 10, 1.2], [namNo, 310, 90, 0.9]),
  ],
  "baby-squash": [
    comp("terraces", "leaf", [bi, -150, -110, 1.35], [bi, 100, 60, 1.7], [la(160), -330, 80, 1, 74]),
    comp("blind", "rice", [(p) => flatBasket(p, 450, pile(babySquash, 300, 0.85)(p)), 0, 20, 1.1]),
    comp("sweep", "persimmon", [bi, -170, -140, 1.2, -8], [bi, 190, -110, 1.2, 6], [bi, -10, 60, 1.75]),
    comp("karst", "honey", [(p) => backBasket(p, "#C09050", at(-90, 50, 0.85, babySquash(p), -12) + at(100, 50, 0.85, babySquash(p), 12) + at(0, 96, 0.9, babySquash(p))), -90, 20, 1.25], [bi, 260, 80, 1.2]),
  ],
};
