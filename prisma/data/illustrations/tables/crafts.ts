import { GOLD, INDIGO, LEAF } from "../palette";
import { type Draw } from "../svg";
import { bonsai, peachBranch, slipperOrchid } from "../objects/living";
import { bambooTeaSet, backBasket, brocadeBag, clothRoll, handleBasket } from "../objects/craft";
import { persimmon } from "../objects/fruit";
import { turned, basket, flatBasket } from "../objects/ware";
import { pile } from "./fresh";
import { che, dau, hoiFlat, la, matOng, qua } from "./props";
import { comp, type Compositions } from "./shape";

type CraftKind = "brocade-bag" | "bamboo-tea-set" | "bamboo-basket" | "orchid" | "bonsai" | "peach-blossom" | "gift-box";

const tuiTho = (ground = INDIGO): Draw => (p) => brocadeBag(p, ground);
const cuon = (ground = INDIGO): Draw => (p) => clothRoll(p, ground);
const amTre = (color = "#BFA652", cups = 3): Draw => (p) => bambooTeaSet(p, color, cups);
const gio = (color = "#D8AE6A"): Draw => (p) => handleBasket(p, color);
const gui: Draw = (p) => backBasket(p);
const lan = (petal: string, flowers = 2): Draw => (p) => slipperOrchid(p, petal, flowers);
const cay = (flower: boolean, glaze = INDIGO): Draw => (p) => bonsai(p, flower, glaze);
const binh = (color: string): Draw => (p) => p.shadow(130, 36) + turned(p, [[-330, 66], [-300, 54], [-180, 150], [-60, 120], [0, 96]], color);
const canh = (seed: number, color = "#E8658A"): Draw => (p) => peachBranch(p, seed, color);

/** Compositions of handicrafts, ornamental plants and gift boxes. */
export const CRAFTS: Readonly<Record<CraftKind, Compositions>> = {
  "brocade-bag": [
    comp("window", "rice", [tuiTho(), 0, 20, 1.22]),
    comp("niche", "persimmon", [tuiTho("#3A1E3E"), 0, 10, 1.15]),
    comp("blind", "tea", [tuiTho("#20302E"), -90, -10, 1.08], [cuon(), 260, 100, 0.9]),
    comp("karst", "honey", [tuiTho("#7A1E2A"), 0, 30, 1.2], [hoiFlat, 350, 110, 0.5]),
  ],
  "bamboo-tea-set": [
    comp("window", "leaf", [amTre(), -10, 40, 1.12]),
    comp("terraces", "tea", [amTre("#8A6A3A", 2), -10, 40, 1.12]),
    comp("moon", "rice", [amTre("#B5A85A", 3), 0, 40, 1.1], [la(150), -380, 100, 1, 70]),
    comp("shelf", "mist", [amTre("#A9824A", 3), 0, 40, 1.12]),
  ],
  "bamboo-basket": [
    comp("sweep", "leaf", [gio(), 0, 30, 1.35]),
    comp("karst", "anise", [gui, -150, 10, 1.35], [gio("#C9954E"), 200, 70, 0.85]),
    comp("niche", "mist", [gio("#C08A48"), 0, 10, 1.3]),
    comp("brocade", "honey", [(p) => flatBasket(p, 300), 150, -90, 1.2], [(p) => basket(p, 260, 260), -130, 60, 1.3]),
  ],
  orchid: [
    comp("window", "mist", [lan("#C98AA8"), 0, 30, 1.15]),
    comp("forest", "plum", [lan("#E3A04C", 2), 0, 30, 1.15, 0, true]),
    comp("niche", "leaf", [lan("#A9608A", 3), 0, 10, 1.1]),
    comp("dusk", "honey", [lan("#D98A7A", 3), 0, 30, 1.15, 0, true]),
  ],
  bonsai: [
    comp("moon", "rice", [cay(false), 0, 30, 1.18]),
    comp("karst", "mist", [cay(true, "#7A2E2A"), 0, 30, 1.15]),
    comp("niche", "honey", [cay(true), 0, 10, 1.1, 0, true]),
    comp("blind", "tea", [cay(false, "#3E6B5A"), 0, 30, 1.18, 0, true]),
  ],
  "peach-blossom": [
    comp("sweep", "plum", [canh(2), 0, -300, 0.76], [binh(INDIGO), 0, 70, 1.2]),
    comp("karst", "rice", [canh(5, "#F08AA0"), -60, -290, 0.78, -4], [binh("#A9593A"), -60, 60, 1.15], [qua("#7A1E2A", GOLD), 270, 100, 0.45]),
    comp("moon", "persimmon", [canh(7, "#D94A78"), -40, -300, 0.8, 10], [binh("#3E6B5A"), -40, 70, 1.2]),
    comp("brocade", "honey", [canh(9, "#F2A0B4"), 0, -300, 0.76], [binh("#E9E2D0"), 0, 70, 1.2]),
  ],
  "gift-box": [
    comp("window", "persimmon", [qua(), -40, 30, 1.22]),
    comp("niche", "honey", [qua("#7A1E2A", GOLD), -50, 10, 1.12]),
    comp("karst", "mist", [qua(LEAF, GOLD), -180, 0, 0.95], [matOng(), 270, 60, 1], [hoiFlat, 80, 130, 0.55]),
    comp("brocade", "leaf", [(p) => basket(p, 380, 240, pile(persimmon, 200, 0.6)(p) + `<g transform="translate(-230 70)">${che(p)}</g><g transform="translate(60 40) scale(.9)">${matOng()(p)}</g><g transform="translate(240 60) scale(.8)">${dau(p)}</g>`), 0, 30, 1.1]),
  ],
};
