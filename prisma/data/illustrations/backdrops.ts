import { at, circle, ellipse, line, mix, num, path, type Pen, rect, shade, tint } from "./svg";
import { BAMBOO, GOLD, INDIGO, LEAF, type Scheme } from "./palette";
import { brocadePanel } from "./objects/craft";
import { aniseTree, karst, mist, terraces } from "./objects/land";
import { leaf, sprig } from "./objects/leaves";
import { weave } from "./objects/ware";

/** What stands behind the things of a scene, and the height they stand on. */
export type Stage = { readonly back: string; readonly floor: number };
export type Backdrop = "window" | "karst" | "niche" | "brocade" | "terraces" | "moon" | "sweep" | "blind" | "forest" | "hearth" | "dusk" | "shelf";

const S = 1200;

/** Wooden table top from height y to the lower edge. */
function table(p: Pen, y: number, color: string): string {
  let grain = "";
  for (let i = 0; i < 9; i += 1) {
    const gy = y + 30 + i * i * 4.4 + i * 8;
    grain += `M${num(p.rnd() * 200 - 100)} ${num(gy)}q${num(200 + p.rnd() * 260)} ${num((p.rnd() - 0.5) * 16)} ${num(520 + p.rnd() * 700)} ${num((p.rnd() - 0.5) * 8)}`;
  }
  return rect(0, y, S, 1400 - y, p.lin([[0, tint(color, 0.32)], [0.45, color], [1, shade(color, 0.26)]])) + line(grain, shade(color, 0.3), 3, { opacity: 0.35 }) + rect(0, y, S, 7, tint(color, 0.5), { opacity: 0.7 }) + rect(0, y - 26, S, 26, p.lin([[0, "#1c1026", 0], [1, "#1c1026", 0.16]])) +
    ellipse(340, y + 130, 460, 120, p.rad([[0, "#fff6dc", 0.4], [1, "#fff6dc", 0]], 0.5, 0.5, 0.5));
}

/** Fine paper grain over everything, so that large areas are not dead flat. */
export function grain(p: Pen, w: number, h: number): string {
  let specks = "";
  for (let i = 0; i < 26; i += 1) specks += `M${num(p.rnd() * 150)} ${num(p.rnd() * 150)}l${num(p.rnd() * 3)} ${num(p.rnd() * 2)}`;
  let lights = "";
  for (let i = 0; i < 18; i += 1) lights += `M${num(p.rnd() * 150)} ${num(p.rnd() * 150)}l${num(p.rnd() * 4)} 1`;
  return rect(0, 0, w, h, p.tile(150, 150, line(specks, "#2a1420", 1.3, { opacity: 0.1 }) + line(lights, "#ffffff", 1.3, { opacity: 0.2 })));
}

function wall(p: Pen, s: Scheme): string {
  return rect(0, 0, S, S, p.lin([[0, s.light], [0.55, s.base], [1, s.deep]], 0, 0, 1, 1));
}

function leafShadows(color: string, x: number, y: number): string {
  return `<g opacity=".2">${at(x, y, 1, [-70, -40, -8, 24, 56].map((a, i) => path(`M0 0C60 -70 ${260 + i * 20} -90 ${380 + i * 14} 0C${250} 60 80 60 0 0Z`, color, { transform: `rotate(${a + 90})` })).join(""))}</g>`;
}

const STAGES: Record<Backdrop, (p: Pen, s: Scheme) => Stage> = {
  window: (p, s) => ({
    floor: 990,
    back: wall(p, s) + path("M120 60L560 0L820 780L330 780Z", p.lin([[0, "#fffaf0", 0.75], [1, "#fffaf0", 0.2]])) + line("M330 24L578 780M232 420L704 340", s.base, 26, { opacity: 0.75 }) + leafShadows(s.near, 760, -30) + table(p, 800, s.ground),
  }),
  karst: (p, s) => ({
    floor: 1000,
    back: rect(0, 0, S, S, p.lin([[0, s.base], [0.45, s.light], [0.7, tint(s.base, 0.75)]])) + circle(880, 300, 250, p.rad([[0, s.sun, 0.55], [1, s.sun, 0]], 0.5, 0.5, 0.5)) + circle(880, 300, 112, s.sun) +
      karst(p, 0, S, 660, 400, mix(s.base, s.near, 0.3), 11, 1) + mist(p, 0, S, 420, 690, tint(s.base, 0.6)) + karst(p, -80, 520, 740, 430, mix(s.base, s.near, 0.7), 5, 1) + karst(p, 820, S, 740, 330, mix(s.base, s.near, 0.66), 9, 1) + mist(p, 0, S, 540, 780, tint(s.base, 0.5)) + path("M0 770Q300 700 600 770T1200 750L1200 900L0 900Z", s.near) + path("M0 810Q360 760 700 812T1200 800L1200 900L0 900Z", shade(s.near, 0.2)) + table(p, 850, s.ground),
  }),
  niche: (p, s) => ({
    floor: 976,
    back: wall(p, s) + path("M180 1200L180 510A420 420 0 0 1 1020 510L1020 1200Z", p.lin([[0, shade(s.base, 0.2)], [0.3, mix(s.base, s.near, 0.22)], [1, tint(s.base, 0.3)]], 0, 0, 1, 0.6)) + path("M226 1200L226 556A400 414 0 0 1 1020 530L1020 1200Z", p.lin([[0, mix(s.base, s.near, 0.16)], [1, tint(s.base, 0.5)]], 0, 0, 1, 0.8)) + rect(0, 1060, S, 440, p.fall(s.base, 0.1, 0.3)) + ellipse(600, 1100, 520, 86, shade(s.base, 0.44), { opacity: 0.5 }) + path("M110 960L110 1090Q600 1250 1090 1090L1090 960Z", p.cyl(tint(s.base, 0.3), 0.36)) + ellipse(600, 960, 490, 104, p.lin([[0, tint(s.base, 0.75)], [1, tint(s.base, 0.2)]], 0, 0, 1, 0.6)) + line("M112 974Q600 1146 1088 974", "#fff", 4, { opacity: 0.5 }),
  }),
  brocade: (p, s) => ({
    floor: 1000,
    back: wall(p, s) + rect(120, 70, 960, 22, p.fall("#8A5A34", 0.3, 0.3), { rx: 11 }) + rect(196, 100, 850, 780, "#1c1026", { opacity: 0.16 }) + rect(180, 84, 840, 780, p.lin([[0, "#2A3A60"], [0.2, INDIGO], [0.4, "#2A3A60"], [0.62, INDIGO], [1, "#141B30"]], 0, 0, 1, 0)) + at(180, 110, 1, brocadePanel(p, 840, 150)) + at(180, 640, 1, brocadePanel(p, 840, 120)) + rect(180, 84, 840, 780, p.lin([[0, "#fff", 0.14], [0.3, "#fff", 0], [1, "#120a18", 0.3]], 0, 0, 1, 0)) + ellipse(560, 480, 330, 300, p.rad([[0, "#fff2d0", 0.26], [1, "#fff2d0", 0]], 0.5, 0.5, 0.5)) + table(p, 820, s.ground),
  }),
  terraces: (p, s) => ({
    floor: 1010,
    back: rect(0, 0, S, S, p.lin([[0, s.base], [0.4, s.light]])) + circle(300, 250, 210, p.rad([[0, s.sun, 0.5], [1, s.sun, 0]], 0.5, 0.5, 0.5)) + circle(300, 250, 88, tint(s.sun, 0.2)) + karst(p, 380, S, 470, 330, mix(s.base, s.near, 0.5), 23, 1) + mist(p, 0, S, 300, 500, tint(s.base, 0.6)) + terraces(p, S, 430, 900, [mix(s.near, "#A9B84A", 0.5), mix(s.near, "#D9B84A", 0.45), s.near], 6, 6) + table(p, 880, s.ground),
  }),
  moon: (p, s) => ({
    floor: 990,
    back: wall(p, s) + circle(620, 500, 400, s.sun, { opacity: 0.9 }) + circle(620, 500, 400, p.lin([[0, "#fff", 0.4], [0.6, "#fff", 0], [1, s.near, 0.45]], 0, 0, 0.4, 1)) + at(1250, 260, 1, sprig(p, 620, 8, mix(s.near, LEAF, 0.4)), -82) + table(p, 830, s.ground),
  }),
  sweep: (p, s) => ({
    floor: 980,
    back: rect(0, 0, S, 1500, p.lin([[0, s.base], [0.6, tint(s.base, 0.35)], [0.78, tint(s.base, 0.55)], [1, s.base]])) + path("M-40 900C260 700 420 980 700 840S1080 640 1260 720L1260 1500L-40 1500Z", shade(s.base, 0.1), { opacity: 0.55 }) + path("M-40 1060C300 920 500 1120 820 1000S1140 880 1260 920L1260 1500L-40 1500Z", shade(s.base, 0.18), { opacity: 0.5 }) + path("M720 -40C620 140 820 300 1240 260L1240 -40Z", s.sun, { opacity: 0.75 }) + path("M-40 120C120 160 220 60 260 -40L-40 -40Z", s.near, { opacity: 0.5 }) + ellipse(400, 880, 520, 190, p.rad([[0, "#fffaf0", 0.6], [1, "#fffaf0", 0]], 0.5, 0.5, 0.5)),
  }),
  blind: (p, s) => ({
    floor: 990,
    back: rect(0, 0, S, S, weave(p, mix(BAMBOO, s.base, 0.35), 58)) + rect(0, 0, S, 860, p.lin([[0, s.light, 0.75], [0.5, s.base, 0.62], [1, s.deep, 0.85]], 0, 0, 1, 0.7)) + path("M0 0L520 0L180 830L0 830Z", "#fff6dc", { opacity: 0.2 }) + rect(0, 0, S, 34, shade(s.ground, 0.1)) + rect(0, 34, S, 18, "#1c1026", { opacity: 0.2 }) + at(1090, 52, 1, line("M0 0L0 60", "#E8D7AE", 6) + [-24, 8, 34, -4].map((a, i) => at(0, 60 + i * 8, 1, leaf(p, 190, 60, mix(s.near, "#8A7A3A", 0.4), 3), 180 + a)).join("")) + table(p, 820, s.ground),
  }),
  forest: (p, s) => {
    let trees = "";
    for (let i = 0; i < 9; i += 1) trees += at(40 + i * 140 + (i % 3) * 20, 690 + (i % 2) * 24, 1.25 + (i % 3) * 0.16, aniseTree(p, mix(s.base, mix(s.near, "#4E8058", 0.6), 0.6), 1 + (i % 3)));
    return { floor: 1000, back: rect(0, 0, S, S, p.lin([[0, s.light], [0.7, tint(s.base, 0.6)]])) + `<g opacity=".55">${trees}</g>` + mist(p, 0, S, 380, 740, tint(s.base, 0.55)) + at(70, 860, 2, aniseTree(p, mix(s.near, "#3F7050", 0.65), 2)) + at(1130, 880, 2.15, aniseTree(p, mix(s.near, "#3F7050", 0.65), 4)) + path("M260 0L520 0L960 900L560 900Z", "#fffbe6", { opacity: 0.24 }) + path("M0 760Q300 716 640 768T1200 740L1200 1000L0 1000Z", s.near) + table(p, 850, s.ground) };
  },
  hearth: (p, s) => {
    let planks = "";
    for (let x = 0; x < S; x += 120) planks += `M${x} 0L${x} 840`;
    const dark = mix(s.ground, "#3A2430", 0.45);
    return { floor: 1000, back: rect(0, 0, S, S, p.lin([[0, shade(dark, 0.3)], [1, dark]])) + line(planks, shade(dark, 0.5), 7) + ellipse(240, 300, 640, 560, p.rad([[0, s.sun, 0.62], [0.5, s.sun, 0.22], [1, s.sun, 0]], 0.5, 0.5, 0.5)) + rect(0, 90, S, 40, p.fall(shade(dark, 0.1), 0.25, 0.4)) + [160, 250, 960, 1050].map((x, i) => line(`M${x} 130L${x} ${180 + (i % 2) * 30}`, "#B89A6A", 5) + at(x, 180 + (i % 2) * 30, 0.8, [-12, 4, 16].map((a) => path("M0 0C-20 40 -22 110 0 170C22 110 20 40 0 0Z", i < 2 ? "#D9A84A" : "#7A8A4A", { transform: `rotate(${a})` })).join(""))).join("") + table(p, 830, mix(s.ground, "#5A3424", 0.4)) };
  },
  dusk: (p, s) => ({
    floor: 1000,
    back: rect(0, 0, S, S, p.lin([[0, "#26345C"], [0.45, mix("#4A4A7C", s.base, 0.35)], [0.7, mix("#E8A070", s.base, 0.3)]])) + circle(360, 560, 130, "#F6C77A") + circle(360, 560, 300, p.rad([[0, "#F6C77A", 0.5], [1, "#F6C77A", 0]], 0.5, 0.5, 0.5)) + [[120, 90], [300, 180], [520, 70], [760, 150], [930, 60], [1080, 220], [660, 260]].map(([x = 0, y = 0], i) => circle(x, y, 3 + (i % 3), "#FFF3D0", { opacity: 0.8 })).join("") + karst(p, 0, S, 760, 360, "#5E5F8C", 31, 1) + mist(p, 0, S, 560, 800, mix("#E8A070", s.base, 0.3), 0.6) + karst(p, 560, S, 820, 420, "#37406B", 15, 1) + karst(p, -100, 180, 820, 320, "#37406B", 18, 1) + table(p, 850, mix(s.ground, "#4A3440", 0.4)),
  }),
  shelf: (p, s) => ({
    floor: 1010,
    back: wall(p, s) + rect(0, 0, S, 250, shade(s.base, 0.1), { opacity: 0.4 }) + rect(0, 236, S, 34, p.fall(s.ground, 0.3, 0.25)) + rect(0, 270, S, 30, "#1c1026", { opacity: 0.12 }) + [[110, 0.5, "#A9593A"], [300, 0.42, LEAF], [840, 0.46, GOLD], [1060, 0.52, INDIGO]].map(([x, k, c]) => at(Number(x), 236, Number(k), path("M-110 0C-180 -120 -150 -260 -60 -300L-60 -350L60 -350L60 -300C150 -260 180 -120 110 0Z", p.cyl(mix(String(c), s.base, 0.35))))).join("") + path("M0 300L420 300L760 840L0 840Z", "#fff8e4", { opacity: 0.25 }) + table(p, 840, s.ground),
  }),
};

/** Paints the named stage in the colours of a tone. */
export function stage(p: Pen, name: Backdrop, colors: Scheme): Stage {
  return STAGES[name](p, colors);
}
