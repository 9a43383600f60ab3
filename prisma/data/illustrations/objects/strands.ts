import { at, ellipse, line, mix, num, path, type Pen, random, shade, tint } from "../svg";
import { PERSIMMON } from "../palette";

/** Bundle of straight dried noodles lying to the right, tied twice. About 620 long. */
export function noodleBundle(p: Pen, color: string, tie = PERSIMMON): string {
  return p.once(`bo${color}${tie}`, () => {
    const rng = random(14);
    let strands = "";
    for (let i = 0; i < 26; i += 1) {
      const k = (i / 25) * 2 - 1;
      const y = -76 + k * 70;
      const spread = k * 16;
      strands += line(`M${num(-310 + rng() * 22)} ${num(y + spread)}C-160 ${num(y)} 160 ${num(y)} ${num(300 + rng() * 26)} ${num(y + spread)}`, i % 3 === 0 ? shade(color, 0.2 + Math.max(0, k) * 0.16) : i % 3 === 1 ? tint(color, 0.32 - Math.max(0, k) * 0.2) : color, 6.4);
    }
    const ring = (x: number): string => path(`M${x - 24} -152C${x - 8} -100 ${x - 8} -50 ${x - 24} 0L${x + 24} 0C${x + 40} -50 ${x + 40} -100 ${x + 24} -152Z`, p.fall(tie, 0.3, 0.35)) + line(`M${x - 12} -148C${x + 4} -100 ${x + 4} -50 ${x - 12} -4`, tint(tie, 0.5), 3, { opacity: 0.6 });
    return p.shadow(310, 50) + path("M-300 -160Q0 -140 300 -160L312 8Q0 -8 -304 8Z", shade(color, 0.32)) + strands + ring(-120) + ring(130);
  });
}

/** Nest of thin dried noodles, coiled. */
export function noodleNest(p: Pen, color: string): string {
  return p.once(`to${color}`, () => {
    let coils = "";
    const rng = random(17);
    for (let i = 0; i < 22; i += 1) {
      const r = 168 - i * 6.6;
      const dx = (rng() - 0.5) * 26;
      coils += ellipse(dx, -66 - i * 0.8 + (rng() - 0.5) * 16, r, r * 0.42, "none", { stroke: i % 3 === 0 ? shade(color, 0.24) : i % 3 === 1 ? tint(color, 0.4) : color, "stroke-width": 7, transform: `rotate(${num((rng() - 0.5) * 16)} 0 -66)` });
    }
    return p.shadow(170, 44) + path("M-172 -66C-172 20 172 20 172 -66C172 -10 120 8 0 10C-120 8 -172 -10 -172 -66Z", shade(color, 0.34)) + ellipse(0, -58, 172, 74, shade(color, 0.26)) + coils + ellipse(0, -76, 26, 12, shade(color, 0.5));
  });
}

/** Folded pile of soft white noodles (phở tươi), half width about 260. */
export function freshNoodles(p: Pen, color = "#FBF6E8"): string {
  return p.once(`tuoi${color}`, () => {
    let out = path("M-280 -40C-270 -150 -140 -190 0 -190C140 -190 270 -150 280 -40C250 20 -250 20 -280 -40Z", p.fall(color, 0.3, 0.25));
    for (let i = 0; i < 17; i += 1) {
      const x = -236 + i * 29;
      const h = 150 * Math.sqrt(Math.max(0.06, 1 - (x / 290) ** 2));
      const tone = i % 3 === 0 ? shade(color, 0.1) : i % 3 === 1 ? tint(color, 0.7) : color;
      const d = `M${num(x - 20)} 0C${num(x - 44)} ${num(-h * 0.6)} ${num(x + 6)} ${num(-h * 1.3)} ${num(x + 44)} ${num(-h * 0.86)}C${num(x + 66)} ${num(-h * 0.5)} ${num(x + 22)} ${num(-h * 0.2)} ${num(x + 40)} 6`;
      out += line(d, shade(color, 0.3), 24, { opacity: 0.55 }) + line(d, tone, 19) + line(d, "#fff", 4, { opacity: 0.6 });
    }
    return p.shadow(280, 60) + out;
  });
}

/** One smoked sausage link bent between (x0,y0) and (x1,y1), sag downwards. */
function link(x0: number, y0: number, x1: number, y1: number, sag: number, seed: number): string {
  const d = `M${num(x0)} ${num(y0)}Q${num((x0 + x1) / 2)} ${num((y0 + y1) / 2 + sag)} ${num(x1)} ${num(y1)}`;
  const rng = random(seed);
  let fat = "";
  for (let i = 0; i < 12; i += 1) {
    const t = 0.08 + rng() * 0.84;
    const bx = (1 - t) ** 2 * x0 + 2 * t * (1 - t) * ((x0 + x1) / 2) + t * t * x1;
    const by = (1 - t) ** 2 * y0 + 2 * t * (1 - t) * ((y0 + y1) / 2 + sag) + t * t * y1;
    fat += ellipse(bx + (rng() - 0.5) * 36, by + (rng() - 0.5) * 36, 7, 4.6, "#EBB79A", { opacity: 0.75 });
  }
  return line(d, "#4A140E", 66) + line(d, "#8E2C1C", 56) + at(-6, -7, 1, line(d, "#B8452A", 34)) + fat + at(-9, -15, 1, line(d, "#FFD2B0", 7, { opacity: 0.55 }));
}

/** Loop of sausages (lạp sườn) hanging from (0,0): two rows of links joined by string. */
export function sausageLoop(p: Pen, links = 3): string {
  return p.once(`lap${links}`, () => {
    let out = line("M0 -60L0 0", "#E8D7AE", 7);
    for (let i = 0; i < links; i += 1) {
      const y = 20 + i * 200;
      const w = 66 + Math.min(i, 1) * 16;
      out += line(`M${-w} ${y}L${-w} ${y + 196}M${w} ${y}L${w} ${y + 196}`, "#E8D7AE", 6) + (i === 0 ? line(`M0 0L${-w} ${y + 16}M0 0L${w} ${y + 16}`, "#E8D7AE", 6) : "");
      out += link(-w, y + 22, -w + 6, y + 172, 0, i * 7 + 1) + link(w, y + 22, w - 6, y + 172, 0, i * 7 + 3);
    }
    const y = 20 + links * 200;
    return out + link(-76, y + 30, 76, y + 30, 130, 77);
  });
}

/** Sausage coil on a plate, sliced at the front. */
export function sausagePlate(p: Pen): string {
  return p.once("laplat", () => {
    let slices = "";
    for (let i = 0; i < 6; i += 1) {
      const x = -210 + i * 84;
      slices += at(x, 50 - Math.abs(i - 2.5) * 5, 1, ellipse(8, 4, 54, 48, "#5E1C12") + ellipse(0, 0, 52, 47, p.rad([[0, "#D9704C"], [0.8, "#A83C24"], [1, "#7A2416"]])) + [[-16, -14], [14, -18], [20, 12], [-10, 16], [0, -2], [-28, 6]].map(([a = 0, b = 0]) => ellipse(a, b, 8, 6, "#F3CDB2")).join(""), -8);
    }
    return at(0, -46, 1, link(-250, -20, 230, -40, -60, 5)) + at(10, 10, 1, link(-240, -10, 250, -20, -40, 9)) + slices;
  });
}

/** Dried herb stalks tied in the middle, lying to the right. */
export function herbBundle(p: Pen, leafColor: string, seed: number): string {
  return p.once(`la${leafColor}${seed}`, () => {
    const rng = random(seed);
    let out = "";
    for (let i = 0; i < 13; i += 1) {
      const k = (i - 6) / 6;
      const tone = i % 4 === 3 ? mix(leafColor, "#A9504A", 0.5) : mix(leafColor, i % 2 === 0 ? "#3E7A3A" : "#B7B45A", 0.35);
      out += line(`M-230 ${num(-60 + k * 46)}C-100 ${num(-60 + k * 12)} 0 ${num(-60 + k * 12)} 70 ${num(-60 + k * 30)}`, shade(mix(tone, "#8A6A3E", 0.6), 0.1), 8);
      const len = 190 + rng() * 70;
      out += at(40, -60 + k * 30, 1, path(`M0 0C${num(len * 0.3)} -58 ${num(len * 0.8)} -46 ${num(len)} 0C${num(len * 0.8)} 44 ${num(len * 0.3)} 48 0 0Z`, p.lin([[0, tint(tone, 0.25)], [1, shade(tone, 0.3)]])) + line(`M0 0L${num(len * 0.9)} 0`, tint(tone, 0.4), 3, { opacity: 0.6 }), k * 34);
    }
    return p.shadow(240, 46) + out + path("M-36 -98C-20 -76 -20 -44 -36 -22L10 -22C26 -44 26 -76 10 -98Z", p.fall("#D9B36C", 0.3, 0.3)) + line("M-26 -94C-12 -70 -12 -50 -26 -26M-6 -96C8 -70 8 -50 -6 -24", "#9C7434", 3);
  });
}
