import { GOLD, LEAF, PERSIMMON } from "../palette";
import { at } from "../svg";
import { heap } from "../objects/harvest";
import { jellyCube } from "../objects/dishes";
import { grains, leaf } from "../objects/leaves";
import { bowl, flatBasket } from "../objects/ware";
import { am, chai, chanh, che, cheDo, chen, hoiFlat, hop, hopThap, khoi, la, lon, menLa, nuoc, quyt, traKho, tui, vo } from "./props";
import { comp, type Compositions } from "./shape";

type DrinkKind = "tea-leaves" | "herbal-tea-bags" | "syrup-bottle" | "canned-drink" | "water-bottle" | "liquor-bottle" | "fruit-wine";

/** Compositions of teas, soft drinks, spirits and wines. */
export const DRINKS: Readonly<Record<DrinkKind, Compositions>> = {
  "tea-leaves": [
    comp("terraces", "tea", [che, -130, -10, 1.4], [chen(), 230, 70, 1.4], [la(150), 60, 110, 1, 72]),
    comp("window", "mist", [am, -90, 10, 1.6], [chen(), 330, 90, 1.15], [khoi, 330, -70, 0.8]),
    comp("niche", "honey", [cheDo, -150, -20, 1.2], [traKho, 210, 50, 1.15], [la(140), -330, 40, 1, -70]),
    comp("blind", "leaf", [(p) => flatBasket(p, 450, grains(3, 380, 120, 190, ["#3E4A2C", "#55633A", "#2C3622", "#6A7A44"], 26) + at(60, 0, 1, leaf(p, 150, 66, "#4C8C3C", 4), 60) + at(60, 0, 1, leaf(p, 130, 60, "#5E9E46", 4), 10)), -20, 0, 1.1], [chen(), 320, 130, 1.1]),
  ],
  "herbal-tea-bags": [
    comp("sweep", "tea", [hop("#E3C98A", LEAF), -150, -30, 1.2], [tui("#8A5A24"), 230, 80, 1.4]),
    comp("shelf", "leaf", [hopThap("#3E6B4A", GOLD), -90, -20, 1.3], [chen("#C9752A"), 290, 90, 1.25], [hoiFlat, 90, 130, 0.55]),
    comp("brocade", "honey", [chen("#B5561E"), -170, 40, 2.1], [tui("#8A5A24"), 210, 60, 1.7], [khoi, -170, -230, 1]),
    comp("niche", "persimmon", [hop("#B5522E", GOLD), -70, 0, 1.15], [tui("#6A7A34"), 270, 60, 1.1], [hoiFlat, -320, 40, 0.5]),
  ],
  "syrup-bottle": [
    comp("window", "leaf", [chai("#C9CF5A", "#3E5A34", GOLD), -100, 20, 1.2], [chanh, 210, 70, 1.35], [chanh, 370, 20, 0.9]),
    comp("karst", "honey", [chai("#E0C23A", "#B88746", LEAF, "flask"), -90, 20, 1.25], [chanh, 250, 90, 1.4]),
    comp("sweep", "mist", [chai("#B8C84A", "#2B2430", LEAF), -190, -30, 1.05], [chai("#E8912C", "#2B2430", PERSIMMON), 130, 30, 1.2], [chanh, 340, 100, 1]),
    comp("niche", "tea", [chai("#D3D25E", "#3E5A34", GOLD, "wine"), 0, 10, 1.15], [chanh, -230, 50, 1.1], [chanh, 240, 50, 1.05]),
  ],
  "canned-drink": [
    comp("sweep", "plum", [lon("#5E3A6E", "#2A1A2E"), -170, -40, 1.5, -4], [lon("#3E7A5E", "#1A1418"), 160, 30, 1.7]),
    comp("karst", "mist", [lon("#3E7A5E", "#1A1418"), -230, -50, 1.3], [lon("#C9643A", "#2A1A1E"), 230, -50, 1.3], [lon("#5E3A6E", "#2A1A2E"), 0, 50, 1.6]),
    comp("niche", "honey", [lon("#2E6C7A", "#14141C"), -80, 10, 1.7], [(p) => bowl(p, 150, 100, heap(jellyCube(p), 6, 80, 16, 0.5, 4, 8)), 240, 40, 1.05]),
    comp("dusk", "persimmon", [lon("#D9A21B", "#221820"), 0, 30, 1.9], [(p) => jellyCube(p), -300, 90, 0.9], [(p) => jellyCube(p), 320, 100, 0.8]),
  ],
  "water-bottle": [
    comp("karst", "mist", [nuoc, 0, 20, 1.3]),
    comp("sweep", "stone", [nuoc, -230, -50, 1.02], [nuoc, 230, -50, 1.02], [nuoc, 0, 50, 1.2]),
    comp("forest", "tea", [nuoc, -140, -20, 1.1], [nuoc, 150, 40, 1.25], [la(160), 350, 100, 1, 76]),
    comp("niche", "leaf", [nuoc, 0, 10, 1.25], [la(150), -220, 50, 1, -70], [la(150, "#4C8C3C"), 230, 50, 1, 70]),
  ],
  "liquor-bottle": [
    comp("hearth", "anise", [vo, -110, 10, 1.55], [menLa, 200, 60, 1.1], [menLa, 310, 80, 1], [menLa, 250, 120, 1.15]),
    comp("karst", "rice", [chai("#E6E4D4", "#7A2E2A", PERSIMMON, "wine"), -150, -10, 1.15], [vo, 170, 40, 1.2], [menLa, 380, 110, 0.8]),
    comp("forest", "stone", [chai("#DAD8C0", "#6B3F22", LEAF, "flask"), -80, 10, 1.3], [chen("#EDEBDD"), 240, 60, 1], [menLa, 330, 120, 0.9], [menLa, 220, 130, 0.8]),
    comp("brocade", "persimmon", [vo, 0, 30, 1.6], [chen("#EDEBDD"), -320, 80, 0.9], [menLa, 320, 90, 1.1]),
  ],
  "fruit-wine": [
    comp("dusk", "persimmon", [chai("#B5461E", "#3A1A22", GOLD, "wine"), -80, 20, 1.18], [quyt, 230, 80, 1.15]),
    comp("niche", "honey", [chai("#D9822A", "#7A2E2A", PERSIMMON, "wine"), 0, 10, 1.15], [quyt, -240, 50, 0.95], [quyt, 250, 50, 0.85]),
    comp("shelf", "plum", [chai("#7A1E3A", "#2B2430", GOLD, "wine"), -190, -20, 1.02], [chai("#C9641E", "#3A1A22", PERSIMMON, "wine"), 110, 40, 1.18], [quyt, 330, 110, 0.8]),
    comp("terraces", "rice", [chai("#E09A34", "#3E5A34", LEAF, "wine"), -110, 10, 1.15], [quyt, 170, 40, 1.2], [quyt, 340, 100, 0.9]),
  ],
};

