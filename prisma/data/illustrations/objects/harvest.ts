import { at, circle, ellipse, line, num, path, type Pen, type Point, random, shade, smooth, tint } from "../svg";
import { grains, leaf } from "./leaves";

/** Chestnut: glossy brown drop with a pale foot. */
export function chestnut(p: Pen): string {
  return p.once("de", () =>
    path("M0 -190C30 -168 118 -150 122 -78C124 -18 66 4 0 4C-66 4 -124 -18 -122 -78C-118 -150 -30 -168 0 -190Z", p.rad([[0, "#B8713C"], [0.35, "#8A4522"], [0.75, "#5C2914"], [1, "#35160C"]])) +
    path("M-98 -28C-60 8 60 8 98 -28C84 -4 46 4 0 4C-46 4 -84 -4 -98 -28Z", p.fall("#D6B07E", 0.3, 0.15)) +
    line("M-70 -130C-92 -106 -98 -84 -94 -62", "#F1C59A", 12, { opacity: 0.7 }) + line("M10 -164C44 -140 66 -110 70 -64M-10 -166C-24 -140 -30 -110 -28 -70", "#3E1A0E", 3, { opacity: 0.35 }) +
    path("M-10 -180L0 -212L10 -180Z", "#E4CBA0"));
}

/** Open spiny burr with chestnuts inside. */
export function chestnutBurr(p: Pen): string {
  return p.once("deVo", () => {
    const rng = random(21);
    let spines = "";
    for (let i = 0; i < 90; i += 1) {
      const a = (i / 90) * 6.283 + rng() * 0.06;
      const len = 40 + rng() * 34;
      spines += `M${num(Math.cos(a) * 136)} ${num(Math.sin(a) * 116)}L${num(Math.cos(a + 0.06) * (146 + len))} ${num(Math.sin(a + 0.06) * (124 + len))}`;
    }
    return at(0, -150, 1, line(spines, "#8F9A3E", 5) + line(spines, "#C4C568", 2) + ellipse(0, 0, 150, 128, p.ball("#A3A048", 0.5)) + ellipse(0, 2, 112, 92, p.rad([[0, "#F4E6C4"], [1, "#CBAF7C"]])) +
      at(-44, 66, 0.62, chestnut(p), -14) + at(48, 70, 0.6, chestnut(p), 16) + at(2, 88, 0.6, chestnut(p)));
  });
}

/** Black canarium (trám đen): dusky violet spindle with bloom. */
export function canarium(p: Pen): string {
  return p.once("tram", () =>
    path("M-150 -58C-128 -112 -60 -128 4 -126C74 -124 136 -100 156 -60C136 -16 74 4 4 4C-60 4 -128 -8 -150 -58Z", p.rad([[0, "#8F86B4"], [0.35, "#4E4470"], [0.72, "#2A2244"], [1, "#150F26"]])) +
    ellipse(-50, -88, 56, 15, "#C9C4E2", { opacity: 0.5, transform: "rotate(-8 -50 -88)" }) + line("M-84 -20C-20 -4 60 -6 110 -30", "#8379AC", 4, { opacity: 0.4 }) + circle(151, -60, 9, "#6B5A3A"));
}

/** Canarium cut along its stone: yellow-rose flesh. */
export function canariumHalf(p: Pen): string {
  return p.once("tramCut", () =>
    ellipse(0, -60, 150, 64, p.ball("#2F274C", 0.5)) + ellipse(0, -64, 138, 54, p.rad([[0, "#FBE6A8"], [0.6, "#F0C878"], [1, "#C98A7E"]])) + ellipse(0, -62, 84, 24, p.ball("#7A4E2C", 0.5)) + line("M-78 -62L78 -62", "#54321C", 3));
}

/** Straw mushroom (nấm rơm): grey-brown egg with an opening cap. */
export function strawMushroom(p: Pen, open: boolean): string {
  return p.once(`nam${open}`, () => open
    ? path("M-46 -150C-40 -80 -58 -30 -62 -6Q0 22 62 -6C58 -30 42 -80 46 -150Z", p.cyl("#EFE3CE", 0.3)) + ellipse(0, -140, 112, 34, "#B49C86") + line("M-90 -138Q0 -108 90 -138M-60 -128L-20 -150M60 -128L20 -150M0 -122L0 -150", "#8C735F", 3, { opacity: 0.6 }) +
      path("M-150 -140C-150 -240 -70 -290 0 -290C72 -290 150 -240 150 -140C110 -116 -110 -116 -150 -140Z", p.rad([[0, "#C9B39C"], [0.45, "#8F7460"], [1, "#4B372D"]])) + ellipse(-54, -236, 40, 20, "#F4E7D2", { opacity: 0.5, transform: "rotate(-28 -54 -236)" }) + line("M-30 -282C-60 -240 -76 -190 -80 -140M20 -284C44 -240 56 -190 58 -138", "#4B372D", 3, { opacity: 0.25 }) +
      path("M-72 -30C-90 -16 -86 6 -60 8Q0 24 62 8C88 6 90 -18 72 -32C60 -10 -56 -8 -72 -30Z", p.cyl("#8F7763", 0.4))
    : path("M0 -210C76 -210 112 -120 104 -60C98 -12 56 4 0 4C-56 4 -98 -12 -104 -60C-112 -120 -76 -210 0 -210Z", p.rad([[0, "#B9A48E"], [0.4, "#7F6756"], [0.72, "#C7B49C"], [1, "#8E7A66"]], 0.36, 0.2, 0.95)) + path("M-98 -40C-60 4 60 4 98 -40C88 -6 50 4 0 4C-50 4 -88 -6 -98 -40Z", "#EFE3CE", { opacity: 0.75 }) + ellipse(-40, -154, 20, 32, "#F4E7D2", { opacity: 0.45, transform: "rotate(22 -40 -154)" }));
}

/** Baby squash (bí nụ): a small speckled squash lying on its side, stalk left, the yellow flower still on at the right. */
export function babySquash(p: Pen): string {
  return p.once("binu", () => {
    const body = "M-168 -96C-164 -168 -90 -206 0 -204C96 -202 158 -160 160 -98C160 -36 96 4 0 4C-90 4 -164 -24 -168 -96Z";
    const ribs = "M-150 -100C-80 -190 70 -196 150 -110M-156 -92C-80 -132 80 -136 156 -98M-150 -80C-80 -60 80 -60 152 -88M-130 -56C-60 10 70 10 134 -62";
    const specks = at(0, -104, 1, grains(4, 140, 84, 40, ["#F4F6CF", "#DDE8A0"], 7));
    let flower = "";
    for (const turn of [-58, -22, 20, 56]) flower += at(0, 0, 1, path("M0 -16C60 -54 130 -50 168 -8C140 22 110 10 84 30C56 34 26 26 0 16Z", p.lin([[0, "#A8B050"], [0.35, "#F0A322"], [1, "#FBD75A"]], 0, 0, 1, 0)) + line("M10 0C60 -14 100 -14 140 -8", "#D9801A", 4, { opacity: 0.6 }), turn);
    return at(138, -100, 0.66, flower) + line("M-160 -100C-190 -116 -206 -140 -214 -170", "#5E7A34", 30) + line("M-166 -110C-190 -124 -202 -142 -210 -166", "#93AC58", 10) + ellipse(-213, -172, 18, 10, "#B9C98A") +
      path(body, p.rad([[0, "#DDEBA0"], [0.4, "#9CC05A"], [0.78, "#5C9140"], [1, "#34642C"]])) + p.clip(body, line(ribs, "#4F8A3C", 12, { opacity: 0.3 }) + specks) + path("M146 -140Q176 -100 146 -58Q166 -100 146 -140Z", "#C7D07A") + ellipse(-60, -160, 46, 14, "#FBFFE4", { opacity: 0.55, transform: "rotate(-14 -60 -160)" });
  });
}

/** Dried star anise, eight boat-shaped pods round the middle, some open on a shining seed. Lies flat round (0,0). */
export function starAnise(p: Pen): string {
  return p.once("hoi", () => {
    const rng = random(8);
    let pods = "";
    for (let i = 0; i < 8; i += 1) {
      const len = 150 * (0.9 + rng() * 0.18);
      const light = 0.5 + 0.5 * Math.cos(((i * 45 - 90 + 135) * Math.PI) / 180);
      const base = ["#6B3A20", "#86502A", "#A2642F", "#BC7A40"][Math.floor(light * 3.9)] ?? "#86502A";
      pods += at(0, 0, 1,
        path(`M-8 -10C-54 -44 -48 ${num(-len * 0.74)} 6 ${num(-len - 10)}C48 ${num(-len * 0.7)} 54 -44 8 -10Z`, p.lin([[0, tint(base, 0.12)], [1, shade(base, 0.3)]], 0, 0, 1, 0.3)) +
        path(`M0 -30C-22 -56 -20 ${num(-len * 0.7)} 4 ${num(-len * 0.92)}C24 ${num(-len * 0.7)} 22 -56 0 -30Z`, shade(base, 0.55)) +
        line(`M-3 -30C-24 -58 -22 ${num(-len * 0.7)} 3 ${num(-len * 0.94)}`, tint(base, 0.4), 4, { opacity: 0.8 }) +
        (i % 3 === 2 ? "" : ellipse(1, -len * 0.5, 15, 23, p.ball("#A0561F", 0.6)) + ellipse(-4, -len * 0.5 - 9, 4, 7, "#FFE9C8", { opacity: 0.85 })), i * 45 + (rng() - 0.5) * 8);
    }
    return pods + circle(0, 0, 22, p.ball("#8A5230", 0.5)) + circle(-3, -3, 7, "#4C2813");
  });
}

/** Green fresh anise fruit twig for the fields. */
export function aniseTwig(p: Pen): string {
  let out = line("M0 0C30 -120 20 -240 60 -380", "#6B4A2C", 12);
  for (const [x, y, turn, s] of [[18, -110, -64, 1], [22, -150, 58, 1.05], [24, -220, -58, 1], [36, -270, 60, 1], [46, -330, -44, 0.9], [60, -376, 16, 1]] as const) out += at(x, y, s, leaf(p, 190, 74, "#3B6E43", 4), turn);
  return out;
}

/** Macadamia: round brown nut; with a sawn slit, or as an open half shell holding its cream kernel. */
export function macadamia(p: Pen, form: "whole" | "slit" | "open"): string {
  return p.once(`macca${form}`, () => {
    const shell = p.rad([[0, "#DDA56C"], [0.4, "#A56A3A"], [0.78, "#6F4121"], [1, "#3D2010"]]);
    const shine = ellipse(-44, -146, 24, 13, "#FFE6C4", { opacity: 0.6, transform: "rotate(-34 -44 -146)" });
    if (form === "open") {
      return path("M-110 -86C-110 -20 -60 6 0 6C60 6 110 -20 110 -86Z", shell) + ellipse(0, -86, 110, 50, "#5A3218") + ellipse(0, -84, 96, 41, p.lin([[0, "#8A5A34"], [1, "#E3C49A"]])) + circle(0, -112, 76, p.rad([[0, "#FFFEF6"], [0.55, "#F8EACB"], [1, "#CFAE76"]])) + ellipse(-26, -140, 18, 11, "#fff", { opacity: 0.9 }) +
        path("M-110 -86A110 50 0 0 0 110 -86C108 -20 60 6 0 6C-60 6 -108 -20 -110 -86Z", shell) + line("M-109 -84A110 50 0 0 0 109 -84", "#E8C08C", 7) + line("M-84 -30C-70 -14 -50 -6 -30 -2", "#F1C99A", 6, { opacity: 0.5 });
    }
    const body = circle(0, -100, 104, shell) + shine + circle(48, -28, 9, "#5A3218", { opacity: 0.6 });
    return form === "whole" ? body : body + line("M-66 -176C-10 -120 34 -70 60 -16", "#3D2010", 15) + line("M-58 -168C-8 -118 32 -72 54 -26", "#F5E5BE", 6);
  });
}

/** Macadamia kernel half or whole, cream-white. */
export function kernel(p: Pen): string {
  return p.once("nhan", () => circle(0, -62, 62, p.rad([[0, "#FFFDF4"], [0.55, "#F7E8C6"], [1, "#D0AE74"]])) + ellipse(-22, -86, 14, 8, "#fff", { opacity: 0.9 }));
}

/** A red or green chilli pointing right. */
export function chilli(p: Pen, color = "#C8261E"): string {
  return p.once(`ot${color}`, () => {
    const points: Point[] = [[-110, -26], [-60, -40], [20, -34], [90, -12], [128, 14], [80, 8], [10, 0], [-60, 4], [-108, -2]];
    return path(smooth(points, true), p.lin([[0, tint(color, 0.35)], [0.45, color], [1, shade(color, 0.4)]])) + line("M-80 -26C-30 -34 20 -28 60 -14", "#fff", 5, { opacity: 0.45 }) + path("M-104 -34C-124 -34 -126 0 -102 4C-92 -8 -92 -24 -104 -34Z", "#4F7F36") + line("M-118 -14C-140 -18 -150 -32 -156 -46", "#4F7F36", 9);
  });
}

/** Loose spread of one drawing: n copies inside an ellipse, back row first. */
export function heap(content: string, count: number, rx: number, ry: number, s: number, seed: number, turn = 180): string {
  const rng = random(seed);
  const spots: [number, number, number][] = [];
  for (let i = 0; i < count; i += 1) {
    const a = i * 2.399963;
    const r = Math.sqrt((i + 0.5) / count);
    spots.push([Math.cos(a) * r * rx + (rng() - 0.5) * rx * 0.12, Math.sin(a) * r * ry + (rng() - 0.5) * ry * 0.12, (rng() - 0.5) * 2 * turn]);
  }
  return spots.sort((m, n) => m[1] - n[1]).map(([x, y, r]) => at(x, y, s, content, r)).join("");
}
