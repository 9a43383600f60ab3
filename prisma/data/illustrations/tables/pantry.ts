import { GOLD, LEAF, PERSIMMON } from "../palette";
import { at } from "../svg";
import { heap, macadamia } from "../objects/harvest";
import { leaf } from "../objects/leaves";
import { basket, bowl, plate } from "../objects/ware";
import { bot, cao, chai, chen, dau, giaVi, goi, hoi, hoiFlat, hop, hu, la, macca, mangIn, matOng, nhan, nia, ong, ot, sap, thot, thuoc, vai, xaPhong } from "./props";
import { comp, type Compositions } from "./shape";

type PantryKind = "star-anise" | "anise-oil" | "honey-jar" | "honey-comb" | "macadamia" | "cooking-oil-bottle" | "chili-sauce" | "bamboo-shoot-jar" | "spice-mix" | "soap" | "balm-tin" | "bath-herbs" | "generic-jar";

/** Compositions of spices, honey, oils, sauces and herbal goods. */
export const PANTRY: Readonly<Record<PantryKind, Compositions>> = {
  "star-anise": [
    comp("window", "anise", [nia(12), 0, 0, 1.15], [hoiFlat, 330, 110, 0.75, 20]),
    comp("forest", "tea", [hoiFlat, -190, -180, 1.5, 10], [hoiFlat, 220, -150, 1.4, -18], [hoiFlat, 0, 40, 1.9, 4]),
    comp("moon", "honey", [hoi, 0, -320, 2.2, 12], [hoiFlat, -300, 60, 0.85, 8], [hoiFlat, 290, 70, 0.9, -20]),
    comp("brocade", "persimmon", [(p) => basket(p, 310, 260, heap(`<g transform="scale(1 .8)">${hoi(p)}</g>`, 14, 220, 70, 0.72, 5)), -40, 20, 1.2], [hoiFlat, 320, 90, 0.85, 14]),
  ],
  "anise-oil": [
    comp("forest", "leaf", [dau, -60, 20, 1.3], [hoiFlat, 240, 60, 0.95, 8], [hoiFlat, -300, 90, 0.7, 30]),
    comp("niche", "anise", [dau, 0, 10, 1.28], [la(190), -200, 60, 1, -72], [hoiFlat, 220, 60, 0.8]),
    comp("sweep", "honey", [hoi, 150, -340, 1.9, 20], [dau, -130, 40, 1.25], [hoiFlat, 260, 70, 0.75, 12]),
    comp("dusk", "plum", [dau, -170, -40, 1.05], [dau, 150, 20, 1.25], [hoiFlat, -330, 90, 0.7], [hoiFlat, 360, 100, 0.6, 20]),
  ],
  "honey-jar": [
    comp("karst", "honey", [matOng(), -60, 20, 1.55], [ong, 300, -480, 1.1, -10], [ong, 330, -260, 0.8, 20]),
    comp("window", "rice", [sap(false), 190, -30, 0.95], [matOng("#C9760F"), -130, 40, 1.4]),
    comp("forest", "persimmon", [matOng("#F0B437"), -210, -30, 1.15], [matOng("#B8620C"), 160, 40, 1.4], [ong, -90, -620, 0.9]),
    comp("niche", "leaf", [matOng("#E8A626"), 0, 10, 1.5], [ong, -310, -420, 1], [ong, 300, -560, 0.8, 12]),
  ],
  "honey-comb": [
    comp("sweep", "honey", [sap(false), 0, 0, 1.35], [ong, -330, -500, 1.1], [ong, 340, -80, 1, 20]),
    comp("forest", "leaf", [sap(true), 0, 30, 1.15], [ong, 360, -640, 1]),
    comp("blind", "persimmon", [(p) => plate(p, 430), 0, 40, 1], [sap(false), 0, -20, 1], [ong, 340, -420, 1]),
    comp("terraces", "rice", [sap(true), -90, 0, 1], [matOng(), 290, 70, 0.95], [ong, -350, -600, 0.9]),
  ],
  macadamia: [
    comp("sweep", "rice", [(p) => bowl(p, 340, 250, heap(macadamia(p, "slit"), 12, 230, 60, 0.95, 8, 70), "#7A5A44", GOLD), -40, 10, 1.15], [nhan, 310, 60, 1], [nhan, 200, 120, 1]),
    comp("karst", "anise", [macca("slit"), -190, -70, 2.1], [macca("whole"), 210, -80, 1.9], [macca("open"), 20, 80, 2.1]),
    comp("shelf", "leaf", [goi("#3E6B4A", GOLD, (p) => at(0, -90, 1, heap(macadamia(p, "slit"), 12, 110, 90, 0.55, 2, 60))), -110, 10, 1.35], [macca("open"), 260, 90, 1.2], [nhan, 120, 120, 0.9]),
    comp("niche", "honey", [macca("open"), -220, -40, 1.55], [macca("slit"), 220, -50, 1.6, 8], [macca("open"), 10, 70, 1.9]),
  ],
  "cooking-oil-bottle": [
    comp("window", "honey", [chai("#E8B62C", "#3E5A34", GOLD), -60, 20, 1.22], [(p) => bowl(p, 150, 90, `<ellipse cx="0" cy="4" rx="130" ry="26" fill="#E8B62C"/>`), 230, 80, 1]),
    comp("shelf", "leaf", [chai("#D9A21B", "#7A2E2A", PERSIMMON), -170, -20, 1], [chai("#F0CB50", "#3E5A34", LEAF), 160, 40, 1.22]),
    comp("dusk", "honey", [chai("#C98A1E", "#2B2430", GOLD, "flask"), 0, 20, 1.3]),
    comp("sweep", "tea", [chai("#E8B62C", "#3E5A34", LEAF, "flask"), -120, 10, 1.2], [chai("#F2D264", "#B88746", GOLD, "sauce"), 230, 60, 0.95]),
  ],
  "chili-sauce": [
    comp("sweep", "persimmon", [chai("#C8261E", "#3E7A3A", GOLD, "sauce"), -70, 20, 1.4], [ot(), 240, 60, 1.3, -14], [ot("#3E7A3A"), 190, 120, 1.1, 10]),
    comp("blind", "leaf", [chai("#B81E1A", "#2B2430", PERSIMMON, "sauce"), 160, -10, 1.25], [(p) => bowl(p, 170, 110, `<ellipse cx="0" cy="6" rx="148" ry="30" fill="#C8261E"/><ellipse cx="-40" cy="0" rx="40" ry="8" fill="#F08A5A"/>`), -190, 70, 1.2], [ot(), 60, 120, 1, 8]),
    comp("niche", "honey", [chai("#D9381E", "#3E7A3A", LEAF, "sauce"), 0, 10, 1.35], [ot(), -220, 60, 1, 24], [ot(), 240, 60, 1, -30, true]),
    comp("hearth", "anise", [chai("#A81E1A", "#2B2430", GOLD, "sauce"), -170, -20, 1.15], [chai("#C8261E", "#3E7A3A", PERSIMMON, "sauce"), 120, 40, 1.35], [ot(), 330, 100, 0.9, -10]),
  ],
  "bamboo-shoot-jar": [
    comp("blind", "leaf", [mangIn, -50, 20, 1.65], [ot(), 290, 80, 1.1, -20], [ot("#3E7A3A"), 280, 130, 0.9, 6]),
    comp("terraces", "persimmon", [mangIn, -180, -20, 1.25], [mangIn, 180, 40, 1.45]),
    comp("window", "tea", [(p) => bowl(p, 190, 120, heap(`<path d="M-54 34L0 -70L54 34Q0 54 -54 34Z" fill="#FBF0C8" stroke="#C9A85A" stroke-width="4"/>`, 11, 120, 30, 0.8, 3, 60)), 230, 80, 1.05], [mangIn, -150, 20, 1.5]),
    comp("hearth", "honey", [mangIn, 0, 20, 1.65], [ot(), -310, 90, 1, 20], [ot(), 310, 80, 1, -30]),
  ],
  "spice-mix": [
    comp("sweep", "anise", [giaVi("#8A4A24"), -100, 20, 1.5], [bot("#9A5628"), 240, 70, 1.15]),
    comp("hearth", "leaf", [bot("#7A8A3A"), -220, 20, 1.5], [bot("#B5652B"), 200, 10, 1.5], [(p) => bowl(p, 180, 110, heap(`<circle r="26" fill="#3E4A24"/><circle cx="-8" cy="-8" r="8" fill="#8A9A5A"/>`, 24, 120, 34, 0.9, 3)), 0, 110, 1.15]),
    comp("niche", "honey", [giaVi("#A9602C"), 0, 10, 1.55], [hoiFlat, -240, 70, 0.6], [ot(), 240, 70, 0.8, -20]),
    comp("forest", "stone", [giaVi("#6A6A2C"), -190, -20, 1.2], [giaVi("#8A4A24"), 150, 40, 1.45], [hoiFlat, 350, 110, 0.5]),
  ],
  soap: [
    comp("niche", "tea", [xaPhong(true), -60, -60, 1.5], [xaPhong(false), 60, 60, 1.25, -4], [hoiFlat, -290, 70, 0.7]),
    comp("sweep", "mist", [xaPhong(false, "#C9B27A"), 0, -150, 1.25], [xaPhong(false, "#A9BE8A"), 0, 60, 1.5], [la(160), -330, 70, 1, 70], [hoiFlat, 330, 90, 0.7]),
    comp("window", "rice", [thot(420), 0, 70, 1], [xaPhong(true, "#CDB07A"), 0, 20, 1.75], [hoiFlat, 330, 120, 0.6]),
    comp("forest", "leaf", [xaPhong(false, "#B98A5A"), -190, -40, 1.25, -8], [xaPhong(true, "#D9C08A"), 150, 60, 1.4, 6]),
  ],
  "balm-tin": [
    comp("sweep", "leaf", [cao, -20, 10, 1.6]),
    comp("forest", "honey", [cao, -60, 10, 1.4], [hoiFlat, 320, 90, 0.8, 20]),
    comp("brocade", "anise", [cao, 0, 40, 1.45], [la(170), -360, 90, 1, 70]),
    comp("niche", "mist", [cao, -20, 0, 1.35], [la(150), 300, 30, 1, 70], [hoiFlat, -300, 50, 0.5]),
  ],
  "bath-herbs": [
    comp("blind", "tea", [thuoc("#5E7A3A", 3), -60, -80, 1.5, -4], [thuoc("#7A6A34", 7), 40, 60, 1.6, 5]),
    comp("karst", "mist", [hop("#3E5F4E", GOLD), -140, -10, 1.25], [thuoc("#6A8A3E", 5), 190, 90, 1]),
    comp("window", "anise", [(p) => bowl(p, 380, 270, `<ellipse cx="0" cy="6" rx="350" ry="74" fill="#7A5A2C"/><ellipse cx="-80" cy="-6" rx="160" ry="20" fill="#B08A4A" opacity=".6"/>` + at(60, 10, 1, leaf(p, 190, 80, "#4C7A3C", 4), 66) + at(-90, 20, 1, leaf(p, 170, 70, "#5E8A44", 4), -70), "#8A5A34", "#5E3A20"), 0, 20, 1.1], [thuoc("#5E7A3A", 9), 60, 130, 0.8]),
    comp("sweep", "leaf", [goi("#D9C08A", LEAF, (p) => at(0, -90, 1, heap(leaf(p, 90, 40, "#6A7A3C", 3), 16, 110, 90, 1, 4))), -130, 0, 1.35], [thuoc("#6A8A3E", 11), 220, 100, 0.95]),
  ],
  "generic-jar": [
    comp("shelf", "rice", [hu("#B5652B"), -40, 20, 1.7], [la(160), 260, 70, 1, 70]),
    comp("karst", "mist", [hu("#8FA84A", LEAF), -190, -20, 1.3], [hu("#C98A2C", "#7A2E2A"), 170, 40, 1.5]),
    comp("brocade", "honey", [vai(420), 0, 60, 1], [hu("#A9402C"), 0, 20, 1.65]),
    comp("niche", "stone", [hu("#D9A84A", "#3E5A34"), 0, 10, 1.6], [chen(), 280, 30, 0.9]),
  ],
};
