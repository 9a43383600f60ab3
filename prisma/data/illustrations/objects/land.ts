import { at, circle, ellipse, line, mix, num, path, type Pen, type Point, polygon, random, rect, shade, smooth, tint } from "../svg";
import { BROCADE_STRIPES } from "./stripes";

/** Range of limestone towers from x0 to x1 standing on y; light from the left, cliffs and scrub drawn in. */
export function karst(p: Pen, x0: number, x1: number, y: number, height: number, color: string, seed: number, detail = 1): string {
  const rng = random(seed);
  const points: Point[] = [[x0 - 60, y + 40], [x0 - 60, y - height * 0.2]];
  let facets = "";
  let marks = "";
  let x = x0 - 30;
  while (x < x1) {
    const w = height * (0.5 + rng() * 0.5);
    const h = height * (0.5 + rng() * 0.5);
    const lean = (rng() - 0.5) * w * 0.16;
    points.push([x, y - height * 0.1], [x + w * 0.12, y - h * 0.5], [x + w * 0.26 + lean, y - h * 0.88], [x + w * 0.46 + lean, y - h], [x + w * 0.66 + lean, y - h * 0.9], [x + w * 0.84, y - h * 0.54], [x + w * 0.95, y - height * 0.16]);
    facets += smooth([[x + w * 0.5 + lean, y - h * 0.99], [x + w * 0.66 + lean, y - h * 0.9], [x + w * 0.84, y - h * 0.54], [x + w * 0.96, y - height * 0.1], [x + w * 0.7, y + 30], [x + w * 0.58, y - h * 0.26], [x + w * 0.68, y - h * 0.5], [x + w * 0.57, y - h * 0.74]], true);
    for (let i = 0; i < 5 * detail; i += 1) {
      const mx = x + w * (0.24 + rng() * 0.46);
      const my = y - h * (0.28 + rng() * 0.52);
      marks += `M${num(mx)} ${num(my)}q${num(3 + rng() * 6)} ${num(h * 0.07)} ${num(-2 + rng() * 4)} ${num(h * (0.1 + rng() * 0.1))}`;
    }
    x += w * (0.8 + rng() * 0.22);
  }
  const end = Math.max(x1, x) + 90;
  points.push([end, y - height * 0.04], [end, y + 40]);
  return path(`${smooth(points)}Z`, p.lin([[0, tint(color, 0.14)], [0.6, color], [1, tint(color, 0.3)]])) + p.clip(`${smooth(points)}Z`, path(facets, shade(color, 0.32), { opacity: 0.3 })) + (detail > 0 ? line(marks, tint(color, 0.5), Math.max(1.6, height * 0.009), { opacity: 0.5 }) : "");
}

/** Horizontal veil of mist of the given colour between two heights. */
export function mist(p: Pen, x: number, w: number, top: number, bottom: number, color: string, strength = 0.85): string {
  return rect(x, top, w, bottom - top, p.lin([[0, color, 0], [0.7, color, strength], [1, color, strength * 0.6]]));
}

/** Curved rice terraces filling from top to bottom, each step with a lit water edge. */
export function terraces(p: Pen, w: number, top: number, bottom: number, colors: readonly string[], seed: number, steps = 8): string {
  const rng = random(seed);
  let out = "";
  for (let i = 0; i < steps; i += 1) {
    const t = i / steps;
    const y = top + (bottom - top) * t ** 1.35;
    const wave = 14 + 34 * t;
    const points: Point[] = [];
    const phase = rng() * 6.28;
    for (let k = 0; k <= 7; k += 1) points.push([(k / 7) * (w + 120) - 60, y + Math.sin(phase + k * 1.25) * wave + Math.cos(k * 0.7 + i) * wave * 0.5]);
    const color = colors[i % colors.length] ?? "#7FA650";
    const edge = smooth(points);
    out += path(`${edge}L${w + 80} ${num(bottom + 80)}L-80 ${num(bottom + 80)}Z`, p.lin([[0, tint(color, 0.2)], [0.35, color], [1, shade(color, 0.22)]])) + line(edge, shade(color, 0.36), 3 + 5 * t, { opacity: 0.65 }) + at(0, 5 + 5 * t, 1, line(edge, tint(color, 0.62), 2 + 4 * t, { opacity: 0.75 }));
    if (i > 1) {
      let tufts = "";
      for (let k = 0; k < 26; k += 1) tufts += `M${num(rng() * w)} ${num(y + wave + 14 + rng() * 34 * (0.4 + t))}q3 ${num(-9 - 12 * t)} ${num(4 + 4 * t)} ${num(-12 - 14 * t)}`;
      out += line(tufts, tint(color, 0.4), 1.4 + 1.8 * t, { opacity: 0.5 });
    }
  }
  return out;
}

/** Tày stilt house: deep yin-yang tiled roof, wooden walls, ladder, things kept below. About 560 wide. */
export function stiltHouse(p: Pen, roof = "#6E4A3C", wood = "#A8713F"): string {
  return p.once(`nhasan${roof}${wood}`, () => {
    let posts = "";
    for (const x of [-216, -110, 0, 110, 216]) posts += rect(x - 10, -150, 20, 152, p.lin([[0, tint(wood, 0.1)], [1, shade(wood, 0.5)]], 0, 0, 1, 0));
    let planks = "";
    for (let x = -236; x <= 236; x += 22) planks += `M${x} -292L${x} -160`;
    let tiles = "";
    for (let i = -13; i <= 13; i += 1) tiles += `M${num(i * 15.5)} -470Q${num(i * 20)} -380 ${num(i * 24)} -290`;
    const roofShape = "M-206 -478L206 -478Q250 -380 336 -286L-336 -286Q-250 -380 -206 -478Z";
    return p.shadow(300, 42) + rect(-220, -150, 440, 140, "#2A1A16", { opacity: 0.45 }) + path("M60 -20L60 -80L150 -80L150 -20Z", "#8A6A3E") + line("M70 -70L70 -24M90 -70L90 -24M110 -70L110 -24M130 -70L130 -24", "#5E4424", 6) + posts +
      rect(-250, -168, 500, 22, p.fall(wood, 0.25, 0.2)) + rect(-240, -294, 480, 128, p.lin([[0, shade(wood, 0.42)], [0.35, wood], [1, shade(wood, 0.12)]])) + line(planks, shade(wood, 0.4), 3, { opacity: 0.6 }) +
      [-176, 110].map((x) => rect(x, -262, 66, 74, "#3A2018") + rect(x + 4, -258, 58, 66, "#F6C865", { opacity: 0.85 }) + line(`M${x + 22} -260L${x + 22} -190M${x + 44} -260L${x + 44} -190`, "#6B3F22", 5)).join("") + rect(-52, -276, 84, 110, "#3A2018") + rect(-52, -276, 40, 110, "#7E5230") +
      line("M-262 -206L262 -206", shade(wood, 0.2), 8) + line("M-258 -206L-258 -164M-200 -206L-200 -164M200 -206L200 -164M258 -206L258 -164", shade(wood, 0.3), 6) +
      path("M-20 -150L-76 4L-58 4L2 -150ZM30 -150L6 4L24 4L52 -150Z", shade(wood, 0.16)) + line("M-26 -122L40 -122M-38 -90L34 -90M-48 -58L28 -58M-60 -26L22 -26", tint(wood, 0.12), 9) +
      path(roofShape, p.lin([[0, tint(roof, 0.24)], [0.5, roof], [1, shade(roof, 0.32)]], 0, 0, 1, 0.3)) + p.clip(roofShape, line(tiles, shade(roof, 0.4), 5, { opacity: 0.5 }) + line("M-340 -316L340 -316M-340 -352L340 -352M-340 -390L340 -390M-340 -430L340 -430", tint(roof, 0.4), 3, { opacity: 0.28, "stroke-dasharray": "12 8" })) + path("M-344 -290L344 -290L336 -268L-336 -268Z", shade(roof, 0.5)) + path("M-222 -492Q0 -466 222 -492L212 -468Q0 -446 -212 -468Z", shade(roof, 0.25)) + line("M-210 -474Q-250 -380 -330 -290", tint(roof, 0.5), 4, { opacity: 0.6 });
  });
}

/** Straight-trunked anise tree with a narrow crown, height about 420. */
export function aniseTree(p: Pen, color = "#3F7050", seed = 1): string {
  return p.once(`cayhoi${color}${seed}`, () => {
    const rng = random(seed * 17);
    let out = ellipse(10, 0, 70, 12, "#1c1026", { opacity: 0.18 }) + path("M-10 0L-5 -200L5 -200L12 0Z", p.lin([[0, "#B59A7C"], [1, "#5A4032"]], 0, 0, 1, 0));
    for (let i = 0; i < 15; i += 1) {
      const t = i / 14;
      const y = -110 - t * 300;
      const w = 84 * Math.sin(0.5 + t * 2.5);
      out += ellipse((rng() - 0.5) * w * 1.2, y, w * 0.62 + 14, 34, i % 3 === 0 ? shade(color, 0.24) : i % 3 === 1 ? color : tint(color, 0.2), { transform: `rotate(${num((rng() - 0.5) * 30)} 0 ${num(y)})` });
    }
    let marks = "";
    for (let i = 0; i < 16; i += 1) {
      const t = rng();
      marks += `M${num((rng() - 0.7) * 90 * Math.sin(0.5 + t * 2.5))} ${num(-130 - t * 250)}q10 -8 24 -4`;
    }
    out += line(marks, tint(color, 0.45), 5, { opacity: 0.6 });
    return out;
  });
}

/** Low spreading fruit tree with fruit dots of the given colour, height about 300. */
export function fruitTree(p: Pen, foliage: string, fruit: string, seed = 1): string {
  return p.once(`cayqua${foliage}${fruit}${seed}`, () => {
    const rng = random(seed * 29);
    let crown = "";
    for (const [x, y, r, k] of [[-80, -150, 74, 2], [86, -146, 76, 2], [0, -130, 84, 2], [-46, -214, 76, 1], [58, -212, 72, 1], [2, -258, 60, 0], [-70, -180, 50, 0], [-10, -200, 60, 0]] as const) crown += ellipse(x, y, r, r * 0.82, [tint(foliage, 0.2), foliage, shade(foliage, 0.28)][k] ?? foliage);
    let fruits = "";
    for (let i = 0; i < 13; i += 1) {
      const fx = (rng() - 0.5) * 240;
      const fy = -110 - rng() * 150;
      fruits += circle(fx, fy, 17, p.ball(fruit)) + circle(fx - 5, fy - 6, 4, "#fff", { opacity: 0.5 });
    }
    let strokes = "";
    for (let i = 0; i < 26; i += 1) strokes += `M${num((rng() - 0.6) * 220)} ${num(-130 - rng() * 150)}q8 -10 20 -6`;
    return ellipse(14, 2, 150, 22, "#1c1026", { opacity: 0.2 }) + path("M-18 4C-10 -60 -50 -100 -70 -140L-50 -146C-30 -110 -4 -90 4 -60C16 -100 40 -120 60 -150L78 -140C50 -100 20 -60 24 4Z", p.lin([[0, "#9A7A5A"], [1, "#4E3626"]], 0, 0, 1, 0)) + crown + line(strokes, tint(foliage, 0.45), 4, { opacity: 0.6 }) + fruits;
  });
}

/** Line of indigo and brocade cloths drying between two poles, width w. */
export function clothLine(p: Pen, w: number, colors: readonly string[] = ["#1F2A44", "#2C3F6B", "#18203A", "#33528A"]): string {
  let out = line(`M0 -300Q${num(w / 2)} -268 ${w} -300`, "#4A3426", 5) + rect(-9, -320, 18, 324, "#7A5636") + rect(w - 9, -320, 18, 324, "#6B4A2E");
  const n = colors.length;
  const cw = (w * 0.86) / n;
  colors.forEach((c, i) => {
    const x = w * 0.06 + i * (cw * 1.02);
    const len = 190 + (i % 2) * 40;
    const d = `M${num(x)} -286L${num(x + cw * 0.9)} -286C${num(x + cw * 0.84)} ${num(-286 + len * 0.5)} ${num(x + cw * 0.98)} ${num(-286 + len * 0.7)} ${num(x + cw * 0.92)} ${num(-286 + len)}Q${num(x + cw * 0.6)} ${num(-296 + len)} ${num(x + cw * 0.4)} ${num(-280 + len)}T${num(x)} ${num(-286 + len)}C${num(x + 8)} ${num(-286 + len * 0.6)} ${num(x - 8)} ${num(-286 + len * 0.4)} ${num(x)} -286Z`;
    out += path(d, p.lin([[0, tint(c, 0.2)], [0.3, c], [0.55, tint(c, 0.14)], [1, shade(c, 0.3)]], 0, 0, 1, 0.1)) + p.clip(d, BROCADE_STRIPES.map(([dy, h, s]) => rect(x - 20, -286 + len + dy, cw + 40, h, s)).join(""));
  });
  return out;
}

/** Wooden beehive box with little roof. */
export function beehive(p: Pen, color = "#D9A868"): string {
  return p.once(`thung${color}`, () => p.shadow(100, 22) + rect(-78, -20, 12, 24, "#5E4424") + rect(66, -20, 12, 24, "#5E4424") + rect(-90, -130, 180, 116, p.cyl(color, 0.4)) + line("M-90 -74L90 -74", shade(color, 0.35), 5) + rect(-34, -34, 68, 12, "#3A2418") + path(polygon([[-110, -130], [-96, -158], [98, -158], [112, -130]]), p.fall("#8A9AA0", 0.3, 0.2)) + line("M-84 -118L-84 -24", tint(color, 0.5), 5, { opacity: 0.6 }));
}

/** Workshop hall of a cooperative: whitewashed wall, tiled roof, wide door and windows. About 640 wide. */
export function hall(p: Pen, wall = "#F1E7D2", roof = "#B4552F", trim = "#1F2A44"): string {
  return p.once(`xuong${wall}${roof}${trim}`, () => {
    let tiles = "";
    for (let i = -17; i <= 17; i += 1) tiles += `M${num(i * 16)} -330L${num(i * 21.5)} -226`;
    return p.shadow(340, 40) + rect(-320, -230, 640, 230, p.lin([[0, shade(wall, 0.14)], [0.2, wall], [1, shade(wall, 0.12)]])) + rect(-320, -40, 640, 40, trim, { opacity: 0.85 }) + path("M-290 -334L290 -334L372 -222L-372 -222Z", p.lin([[0, tint(roof, 0.26)], [1, shade(roof, 0.2)]], 0, 0, 1, 0.3)) + line(tiles, shade(roof, 0.35), 4, { opacity: 0.45 }) + rect(-372, -224, 744, 14, shade(roof, 0.45)) + rect(-296, -346, 592, 16, shade(roof, 0.2)) +
      rect(-80, -180, 160, 180, "#3A2A26") + rect(-80, -180, 160, 180, p.lin([[0, "#F6C865", 0.15], [1, "#F6C865", 0.5]])) + line("M-80 -180L-80 0M80 -180L80 0M-80 -180L80 -180", trim, 10) + [-250, 150].map((x) => rect(x, -170, 100, 84, mix(trim, "#8FB4C4", 0.6)) + line(`M${x} -170h100v84h-100zM${x + 50} -170v84M${x} -128h100`, trim, 7) + path(`M${x + 8} -94L${x + 44} -162L${x + 60} -162L${x + 24} -94Z`, "#fff", { opacity: 0.25 })).join("");
  });
}
