import { at, circle, ellipse, line, num, path, type Pen, type Point, random, smooth, tint } from "../svg";
import { leaf } from "./leaves";

const NA = ["#3D6A30", "#557F38", "#6F9845", "#8BB05A", "#A9C775", "#C7DC98"] as const;

function ramp(colors: readonly string[], t: number): string {
  return colors[Math.max(0, Math.min(colors.length - 1, Math.floor(t * colors.length)))] ?? "#000";
}

/** Custard apple (na): a heart of rounded scales, cream lines between them, short stalk. */
export function custardApple(p: Pen): string {
  return p.once("na", () => {
    const R = 168;
    const knobs: { x: number; y: number; z: number; light: number }[] = [];
    const rows = 8;
    for (let row = 0; row <= rows; row += 1) {
      const phi = -1.28 + (row / rows) * 2.72;
      const count = Math.max(1, Math.round(15 * Math.cos(phi)));
      for (let i = 0; i < count; i += 1) {
        const theta = ((i + (row % 2) * 0.5) / count) * Math.PI * 2;
        const z = Math.cos(phi) * Math.cos(theta);
        if (z < -0.12) continue;
        const x = Math.cos(phi) * Math.sin(theta);
        const y = Math.sin(phi);
        knobs.push({ x, y, z, light: Math.max(0, -x * 0.46 - y * 0.58 + z * 0.66) });
      }
    }
    knobs.sort((a, b) => a.z - b.z);
    let out = "";
    for (const k of knobs) {
      const taper = 1 - 0.16 * Math.max(0, k.y);
      const x = k.x * R * taper * 1.04;
      const y = k.y * R * 0.95;
      const turn = (Math.atan2(k.y, k.x) * 180) / Math.PI;
      const flat = Math.max(0.55, k.z * 0.45 + 0.6);
      const t = 0.08 + k.light * 0.86;
      const tone = ramp(NA, t);
      out += at(x, y, 1, p.once(`naKnob${tone}`, () => ellipse(0, 0, 37, 36, ramp(NA, t - 0.2)) + ellipse(-3, -2, 27, 27, tone)), turn, flat);
      if (t > 0.62) out += ellipse(x - 9, y - 11, 9, 6, "#F1F5D0", { opacity: 0.75 });
    }
    return at(0, -160, 1,
      ellipse(0, 4, 158, 154, "#DCE3B4") + out +
      path("M-12 -158C-14 -186 -22 -206 -34 -222L-12 -228C2 -204 10 -184 12 -158Z", p.lin([[0, "#8A6A3E"], [1, "#5A4226"]], 0, 0, 1, 0)));
  });
}

/** Custard apple broken open: white lobes, glossy black seeds, green knobbly rim. */
export function custardAppleOpen(p: Pen): string {
  return p.once("naOpen", () => {
    let rim = "";
    for (let i = 0; i < 22; i += 1) {
      const a = (i / 22) * Math.PI * 2;
      rim += ellipse(Math.cos(a) * 158, Math.sin(a) * 146, 32, 30, ramp(NA, 0.42 - Math.cos(a) * 0.22 - Math.sin(a) * 0.28));
    }
    let lobes = "";
    const ring = (count: number, radius: number, size: number, offset: number): void => {
      for (let i = 0; i < count; i += 1) {
        const a = ((i + offset) / count) * Math.PI * 2;
        const turn = (a * 180) / Math.PI + 90;
        lobes += at(Math.cos(a) * radius, Math.sin(a) * radius * 0.92, 1,
          path(`M0 ${num(size)}C${num(-size * 0.85)} ${num(size * 0.1)} ${num(-size * 0.6)} ${num(-size)} 0 ${num(-size)}C${num(size * 0.6)} ${num(-size)} ${num(size * 0.85)} ${num(size * 0.1)} 0 ${num(size)}Z`, p.rad([[0, "#FFFFFF"], [0.6, "#FBF4E2"], [1, "#E4D8B6"]])), turn);
      }
    };
    ring(13, 104, 44, 0);
    ring(8, 58, 40, 0.5);
    let seeds = "";
    for (const [x, y, turn] of [[-92, -38, 60], [-40, -92, 20], [48, -84, -25], [100, -20, 100], [70, 66, 40], [-14, 100, 0], [-88, 50, -50], [22, -26, -15], [-36, 26, 40]] as const) {
      seeds += at(x, y, 1, ellipse(2, 3, 16, 25, "#CDBF9A") + ellipse(0, 0, 14, 23, p.ball("#2A1B18", 0.7)) + ellipse(-5, -9, 3, 7, "#fff", { opacity: 0.75 }), turn);
    }
    return at(0, -150, 1,
      rim + ellipse(0, 0, 156, 144, "#93B465") + ellipse(0, 0, 146, 135, p.rad([[0, "#FFFDF4"], [0.75, "#F6EED6"], [1, "#E3E3B4"]], 0.45, 0.4, 0.6)) +
      lobes + ellipse(0, 4, 24, 30, "#F3E7C2") + seeds);
  });
}

/** Seedless persimmon: squat orange body, ring groove, four-lobed calyx. */
export function persimmon(p: Pen): string {
  return p.once("hong", () => {
    const body = "M0 -240C92 -262 178 -214 182 -124C184 -38 110 4 0 4C-110 4 -184 -38 -182 -124C-178 -214 -92 -262 0 -240Z";
    let calyx = "";
    for (const [turn, len] of [[-82, 92], [82, 92], [-28, 70], [30, 70], [180, 66]] as const) {
      calyx += at(0, -226, 1, path(`M-16 0C-44 ${-len * 0.4} -30 ${-len * 0.85} 0 ${-len}C30 ${-len * 0.85} 44 ${-len * 0.4} 16 0Z`, p.fall("#7D8A45", 0.25, 0.3)) + line(`M0 0L0 ${-len * 0.7}`, "#B8BE7E", 3), turn);
    }
    return path(body, p.rad([[0, "#FFC36A"], [0.3, "#F58F32"], [0.72, "#E0601C"], [1, "#A83A14"]], 0.36, 0.3, 0.8)) +
      line("M-112 -214C-60 -176 60 -176 112 -214", "#B54A15", 7, { opacity: 0.5 }) + line("M-110 -220C-60 -184 60 -184 110 -220", "#FFC47C", 3, { opacity: 0.6 }) +
      ellipse(-86, -148, 26, 40, "#FFF0CF", { opacity: 0.6, transform: "rotate(24 -86 -148)" }) +
      path("M-120 -20C-60 8 60 8 130 -28C100 -4 60 4 0 4C-50 4 -96 -4 -120 -20Z", "#FFB067", { opacity: 0.35 }) +
      foreshorten(calyx) + ellipse(0, -232, 17, 10, "#5C4A28") + path("M-9 -234L-12 -268L10 -270L9 -234Z", "#6B5230");
  });
}

/** Lays the calyx, drawn flat round (0,-226), onto the shoulder of the fruit. */
function foreshorten(content: string): string {
  return `<g transform="translate(0 -110) scale(1 .52)">${content}</g>`;
}

/** Cut persimmon: even orange flesh with an eight-rayed heart and no seeds. */
export function persimmonHalf(p: Pen): string {
  return p.once("hongCut", () => {
    let rays = "";
    for (let i = 0; i < 8; i += 1) {
      rays += at(0, -110, 1, path("M0 -14C-20 -40 -16 -78 0 -92C16 -78 20 -40 0 -14Z", "#FFD48A", { opacity: 0.85 }), i * 45);
    }
    return ellipse(0, -104, 158, 116, p.ball("#D9571C", 0.5)) +
      ellipse(0, -110, 146, 103, p.rad([[0, "#FFC271"], [0.6, "#F89A3D"], [1, "#EE7F27"]], 0.45, 0.4, 0.6)) +
      `<g transform="translate(0 -32) scale(1 .71)">${rays}</g>` + ellipse(0, -110, 12, 9, "#FFE6B4") + ellipse(-70, -160, 38, 12, "#fff", { opacity: 0.3, transform: "rotate(-20 -70 -160)" });
  });
}

/** Mandarin with pitted skin, stalk and two leaves. */
export function mandarin(p: Pen, leaves = true): string {
  return p.once(`quyt${leaves}`, () => {
    const rng = random(5);
    let pits = "";
    for (let i = 0; i < 46; i += 1) {
      const a = rng() * 6.28;
      const r = Math.sqrt(rng()) * 140;
      pits += circle(Math.cos(a) * r, -122 + Math.sin(a) * r * 0.74, 2.6, "#B8560C", { opacity: 0.35 });
    }
    return path("M0 -236C100 -250 166 -190 166 -118C166 -36 92 0 0 0C-92 0 -166 -36 -166 -118C-166 -190 -100 -250 0 -236Z", p.rad([[0, "#FFDB7C"], [0.3, "#FBA92E"], [0.72, "#EC7F16"], [1, "#B4530D"]])) +
      pits + ellipse(-72, -160, 30, 20, "#FFF4CE", { opacity: 0.65, transform: "rotate(-32 -72 -160)" }) +
      path("M-40 -226C-20 -206 20 -206 42 -226C20 -214 -16 -214 -40 -226Z", "#B8560C", { opacity: 0.55 }) + ellipse(0, -224, 13, 7, "#5C7A34") +
      (leaves ? at(2, -226, 1, leaf(p, 170, 84, "#3C7A36", 4), 62) + at(0, -226, 1, leaf(p, 130, 70, "#4C8C3C", 4), -48) + line("M0 -224C2 -246 8 -258 16 -268", "#5B5A2C", 9) : "");
  });
}

/** Peeled mandarin half: a wheel of juicy segments. */
export function citrusHalf(p: Pen, peel: string, flesh: string): string {
  return p.once(`citrus${peel}`, () => {
    let cells = "";
    for (let i = 0; i < 10; i += 1) {
      cells += at(0, 0, 1, path("M0 -14C-24 -44 -40 -86 -32 -102Q0 -122 32 -102C40 -86 24 -44 0 -14Z", p.lin([[0, flesh], [1, tint(flesh, 0.35)]])) + line("M-10 -60L-14 -90M8 -50L12 -92", tint(flesh, 0.6), 3, { opacity: 0.7 }), i * 36);
    }
    return at(0, -118, 1, circle(0, 4, 138, p.ball(peel)) + circle(0, 0, 128, tint(peel, 0.75)) + cells + circle(0, 0, 13, tint(peel, 0.7)));
  });
}

/** Forest lemon: small, rough, green turning yellow. */
export function forestLemon(p: Pen, withLeaf = true): string {
  return p.once(`chanh${withLeaf}`, () => {
    const rng = random(9);
    const outline: Point[] = [];
    for (let i = 0; i < 16; i += 1) {
      const a = (i / 16) * 6.283;
      const bump = i === 4 ? 1.16 : 1 + (rng() - 0.5) * 0.05;
      outline.push([Math.cos(a) * 118 * bump, -112 + Math.sin(a) * 112 * bump]);
    }
    let pits = "";
    for (let i = 0; i < 26; i += 1) pits += ellipse((rng() - 0.5) * 170, -112 + (rng() - 0.5) * 160, 5, 4, "#5E8A2A", { opacity: 0.4 });
    return path(smooth(outline, true), p.rad([[0, "#F2F09A"], [0.35, "#C9D64E"], [0.75, "#86AE38"], [1, "#4B7A2C"]])) + pits +
      ellipse(-46, -160, 22, 14, "#FFFFE0", { opacity: 0.65, transform: "rotate(-30 -46 -160)" }) + ellipse(0, -222, 12, 7, "#5C7A34") +
      (withLeaf ? at(0, -222, 1, leaf(p, 140, 72, "#3C7A36", 4), 55) : "");
  });
}

/** Dragon fruit with green-tipped scales. */
export function dragonFruit(p: Pen): string {
  return p.once("thanhlong", () => {
    const body = "M0 -330C90 -330 150 -250 150 -160C150 -64 84 4 0 4C-84 4 -150 -64 -150 -160C-150 -250 -90 -330 0 -330Z";
    let scales = "";
    for (const [x, y, turn, s] of [[-128, -96, -72, 0.8], [128, -100, 72, 0.8], [-70, -60, -22, 0.8], [70, -56, 24, 0.8], [0, -92, 2, 0.95], [-112, -190, -56, 0.9], [112, -196, 56, 0.9], [-48, -172, -14, 1], [56, -176, 18, 1], [0, -250, 0, 1], [-76, -264, -34, 1], [78, -268, 34, 1], [-28, -318, -16, 1.1], [34, -318, 20, 1.1]] as const) {
      scales += at(x, y, s, path("M-30 10C-34 -30 -18 -76 8 -104C20 -66 34 -26 30 10Q0 26 -30 10Z", p.lin([[0, "#7DA53C"], [0.35, "#C8B24C"], [0.62, "#D94A78"], [1, "#C22A66"]])) + line("M-2 4C-4 -30 0 -60 6 -84", "#F59AB8", 3, { opacity: 0.7 }), turn);
    }
    return path(body, p.rad([[0, "#FF8DB4"], [0.4, "#E23A7C"], [0.8, "#B81F62"], [1, "#7E1248"]])) + ellipse(-64, -220, 22, 52, "#FFC4DA", { opacity: 0.55, transform: "rotate(14 -64 -220)" }) + scales;
  });
}

/** Dragon fruit cut in half: white flesh with fine black seeds. */
export function dragonFruitHalf(p: Pen): string {
  return p.once("thanhlongCut", () => {
    const rng = random(3);
    let seeds = "";
    for (let i = 0; i < 80; i += 1) {
      const a = rng() * 6.283;
      const r = Math.sqrt(rng());
      seeds += circle(Math.cos(a) * 112 * r, -134 + Math.sin(a) * 106 * r, 3.6, "#2A1B22");
    }
    return ellipse(0, -132, 146, 136, p.ball("#C22A66")) + ellipse(0, -134, 130, 121, p.rad([[0, "#FFFFFF"], [0.8, "#FBF1F4"], [1, "#F6BFD3"]], 0.45, 0.4, 0.55)) + seeds +
      at(-96, -216, 0.7, path("M-30 10C-34 -30 -18 -76 8 -104C20 -66 34 -26 30 10Z", "#8BAE43"), -34) + at(100, -214, 0.7, path("M-30 10C-34 -30 -18 -76 8 -104C20 -66 34 -26 30 10Z", "#7DA53C"), 38);
  });
}

