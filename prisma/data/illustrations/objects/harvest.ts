import { at, circle, ellipse, line, num, path, type Pen, type Point, random, shade, smooth, tint } from "../svg";
import { leaf } from "./leaves";

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

/** Baby squash (bí nụ): small ribbed green gourd with its faded flower still on. */
export function babySquash(p: Pen): string {
  return p.once("binu", () => {
    let ribs = "";
    for (const k of [-0.86, -0.52, -0.18, 0.18, 0.52, 0.86]) ribs += `M${num(k * 30)} -214C${num(k * 190)} -190 ${num(k * 190)} -40 ${num(k * 40)} -2`;
    const rng = random(4);
    let specks = "";
    for (let i = 0; i < 34; i += 1) specks += ellipse((rng() - 0.5) * 230, -110 + (rng() - 0.5) * 170, 5 + rng() * 4, 4, "#E8EBB0", { opacity: 0.55 });
    const body = "M0 -216C84 -232 150 -180 150 -108C150 -34 84 4 0 4C-84 4 -150 -34 -150 -108C-150 -180 -84 -232 0 -216Z";
    let flower = "";
    for (const turn of [-60, -30, 0, 30, 60]) flower += at(0, 0, 1, path("M-14 0C-34 -40 -24 -84 4 -104C26 -78 30 -34 14 0Z", p.lin([[0, "#F8C93A"], [0.6, "#F09A22"], [1, "#A8B050"]])), turn);
    return at(0, -206, 1, flower) + path(body, p.rad([[0, "#CFE28A"], [0.4, "#86B04A"], [0.78, "#4C8136"], [1, "#2A5626"]])) + p.clip(body, specks + line(ribs, "#2E6230", 9, { opacity: 0.45 }) + line(ribs, "#D8E79A", 2.4, { opacity: 0.5 })) + ellipse(0, -212, 34, 14, "#C7D07A") + ellipse(-66, -156, 20, 34, "#F7FBD8", { opacity: 0.5, transform: "rotate(26 -66 -156)" });
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
      const base = [shade("#7A4424", 0.28), "#7A4424", "#94562C", "#A9683A"][Math.floor(light * 3.9)] ?? "#7A4424";
      pods += at(0, 0, 1,
        path(`M-8 -10C-46 -44 -40 ${num(-len * 0.74)} 6 ${num(-len - 10)}C40 ${num(-len * 0.7)} 46 -44 8 -10Z`, p.lin([[0, tint(base, 0.12)], [1, shade(base, 0.3)]], 0, 0, 1, 0.3)) +
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

/** Macadamia: round brown nut, cracked open on its cream kernel when split. */
export function macadamia(p: Pen, split: boolean): string {
  return p.once(`macca${split}`, () => {
    const body = circle(0, -100, 102, p.rad([[0, "#D59A62"], [0.4, "#9C6236"], [0.78, "#6B3D1F"], [1, "#3D2010"]])) + ellipse(-40, -142, 22, 13, "#FFE6C4", { opacity: 0.6, transform: "rotate(-34 -40 -142)" });
    if (!split) return body + line("M-60 -60C-20 -40 40 -44 74 -70", "#4C2813", 3, { opacity: 0.4 });
    return body + path("M-88 -120C-44 -160 44 -164 90 -118C60 -76 -54 -72 -88 -120Z", "#2E170C") + path("M-76 -119C-40 -150 42 -152 78 -117C50 -86 -46 -82 -76 -119Z", p.rad([[0, "#FFFDF2"], [0.6, "#F5E5BE"], [1, "#D3B47C"]])) + line("M-86 -124C-44 -162 44 -166 88 -121", "#D9A06A", 4);
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
