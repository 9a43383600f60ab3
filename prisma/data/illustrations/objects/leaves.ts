import { at, circle, line, mix, num, path, type Pen, random, shade, tint } from "../svg";
import { LEAF } from "../palette";

/** Leaf growing upwards from (0,0); one half in light, one in shade, with veins. */
export function leaf(p: Pen, length: number, width: number, color = LEAF, veins = 4): string {
  return p.once(`leaf${length},${width},${color},${veins}`, () => {
    const l = length;
    const half = (s: number): string => `M0 0C${num(s * width * 0.7)} ${num(-l * 0.2)} ${num(s * width * 0.62)} ${num(-l * 0.72)} 0 ${num(-l)}Z`;
    let vein = "";
    for (let i = 1; i <= veins; i += 1) {
      const y = (-l * i) / (veins + 1.3);
      const reach = width * 0.4 * Math.sin((Math.PI * i) / (veins + 1));
      vein += `M0 ${num(y)}L${num(reach)} ${num(y - l * 0.1)}M0 ${num(y)}L${num(-reach)} ${num(y - l * 0.1)}`;
    }
    return (
      path(half(-1), p.lin([[0, tint(color, 0.3)], [1, color]])) +
      path(half(1), p.lin([[0, color], [1, shade(color, 0.3)]])) +
      line(`M0 4L0 ${num(-l * 0.94)}`, tint(color, 0.45), Math.max(1.6, width * 0.035)) +
      line(vein, tint(color, 0.35), Math.max(1, width * 0.018), { opacity: 0.55 })
    );
  });
}

/** Twig with alternate leaves, growing upwards. */
export function sprig(p: Pen, length: number, leaves: number, color = LEAF, size = 1): string {
  let out = line(`M0 0C${num(length * 0.05)} ${num(-length * 0.4)} ${num(-length * 0.04)} ${num(-length * 0.7)} 0 ${num(-length)}`, shade(mix(color, "#7a4a24", 0.6), 0.1), 6 * size);
  for (let i = 0; i < leaves; i += 1) {
    const y = -length * (0.14 + (0.84 * i) / leaves);
    out += at(0, y, 1 - i * 0.03, leaf(p, length * 0.36, length * 0.2, i % 3 === 1 ? shade(color, 0.12) : color, 3), i % 2 === 0 ? -52 : 52);
  }
  return out + at(0, -length * 0.96, 1, leaf(p, length * 0.34, length * 0.18, tint(color, 0.1), 3), 4);
}

/** Broad banana leaf piece lying flat, as a mat under food; half width w. */
export function leafMat(p: Pen, w: number, h = w * 0.34, color = "#3F7F3E"): string {
  return p.once(`mat${w},${h},${color}`, () => {
    const outline = `M${num(-w)} ${num(h * 0.1)}C${num(-w * 0.7)} ${num(-h)} ${num(w * 0.5)} ${num(-h * 1.15)} ${num(w)} ${num(-h * 0.25)}C${num(w * 0.8)} ${num(h * 0.75)} ${num(-w * 0.45)} ${num(h * 0.95)} ${num(-w)} ${num(h * 0.1)}Z`;
    let veins = "";
    for (let i = -9; i <= 9; i += 1) {
      const x = (i * w) / 10;
      veins += `M${num(x)} ${num(-h * 0.08)}L${num(x + w * 0.12)} ${num(-h)}M${num(x)} ${num(-h * 0.08)}L${num(x + w * 0.1)} ${num(h)}`;
    }
    return (
      p.shadow(w * 0.95, h * 1.15, 0.3) +
      path(outline, p.lin([[0, tint(color, 0.28)], [0.5, color], [1, shade(color, 0.28)]], 0, 0, 1, 1)) +
      p.clip(outline, line(veins, tint(color, 0.3), 2.4, { opacity: 0.45 }) + line(`M${num(-w)} ${num(h * 0.1)}Q0 ${num(-h * 0.25)} ${num(w)} ${num(-h * 0.25)}`, tint(color, 0.5), 6))
    );
  });
}

/** A loose fan of cooking greens: pale ribs, broad blades, tied with a bamboo strip at (0,0) lying upwards. */
export function greensBunch(p: Pen, kind: "broad" | "kale" | "shoot" | "flower"): string {
  return p.once(`greens${kind}`, () => {
    const rng = random(kind.length * 97);
    const count = kind === "shoot" ? 13 : 9;
    const base = { broad: "#4F9141", kale: "#2F6B4A", shoot: "#5F9A3A", flower: "#4C8A3C" }[kind];
    const order = Array.from({ length: count }, (_, i) => i).sort((a, b) => Math.abs(b - count / 2) - Math.abs(a - count / 2));
    let out = "";
    for (const i of order) {
      const turn = (i - (count - 1) / 2) * (kind === "shoot" ? 7 : 10.5);
      const len = 380 + rng() * 90 - Math.abs(turn) * 1.6;
      const tone = [base, shade(base, 0.16), tint(base, 0.14)][i % 3] ?? base;
      let stalk = line(`M0 60Q${num(rng() * 14 - 7)} ${num(-len * 0.4)} 0 ${num(-len)}`, mix(tone, "#e8f0c0", kind === "broad" ? 0.75 : 0.4), kind === "shoot" ? 10 : 17);
      if (kind === "shoot") {
        stalk += line(`M0 ${num(-len + 4)}c6 -42 52 -36 42 2c-6 20 -26 14 -22 0`, tint(tone, 0.2), 7);
        for (let k = 1; k < 4; k += 1) stalk += at(0, -len * (0.42 + k * 0.15), 1, leaf(p, 104, 62, tone, 3), k % 2 === 0 ? 58 : -58);
      } else {
        stalk += at(0, -len * 0.34, 1, kind === "kale" ? frill(p, Math.round(len / 40) * 30, tone) : leaf(p, Math.round(len / 40) * 30, 150, tone, 5));
        if (kind === "flower" && i % 2 === 0) {
          for (let k = 0; k < 9; k += 1) stalk += circle(Math.cos(k * 0.7) * 24 * (k % 3 ? 1 : 0.3), -len - 26 + Math.sin(k * 0.7) * 26, 13, k % 2 ? "#F2C93B" : "#E5B022");
        }
      }
      out += at(0, 0, 1, stalk, turn);
    }
    const tie = strawTie(p);
    return p.shadow(180, 46) + at(0, -60, 1, out) + at(0, -52, 1, tie);
  });
}

function strawTie(p: Pen): string {
  const straw = p.lin([[0, "#F1D9A0"], [1, "#B98A45"]]);
  return path("M-70 -24Q0 0 70 -24L68 8Q0 32 -68 8Z", straw) + line("M-68 -8Q0 16 69 -8", "#A87B3A", 2.4, { opacity: 0.7 }) +
    path("M40 -4C78 -30 112 -12 128 22L112 26C96 6 74 -4 50 12Z", straw) + path("M48 4C70 22 84 44 82 70L68 68C66 46 54 30 40 18Z", "#C79B55");
}

function frill(p: Pen, length: number, color: string): string {
  return p.once(`frill${length}${color}`, () => frillShape(p, length, color));
}

function frillShape(p: Pen, length: number, color: string): string {
  const steps = 11;
  let d = "M0 0";
  for (let i = 1; i <= steps; i += 1) {
    const w = 92 * Math.sin((Math.PI * (i + 0.6)) / (steps + 1.4)) ** 0.7;
    d += `Q${num(-w - 22)} ${num((-length * (i - 0.9)) / steps)} ${num(-w)} ${num((-length * i) / steps)}`;
  }
  for (let i = steps - 1; i >= 0; i -= 1) {
    const w = 92 * Math.sin((Math.PI * (i + 0.6)) / (steps + 1.4)) ** 0.7;
    d += `Q${num(w + 30)} ${num((-length * (i + 0.8)) / steps)} ${num(i === 0 ? 0 : w)} ${num((-length * i) / steps)}`;
  }
  let veins = "";
  for (let i = 2; i < 9; i += 1) veins += `M0 ${num((-length * i) / 11)}l52 -34M0 ${num((-length * i) / 11)}l-52 -34`;
  return path(`${d}Z`, p.lin([[0, tint(color, 0.28)], [0.5, color], [1, shade(color, 0.3)]], 0, 0, 1, 0.4)) +
    line(`M0 0L0 ${num(-length * 0.92)}`, "#CFE0B4", 9) + line(veins, "#CFE0B4", 3, { opacity: 0.6 });
}

/** Grains scattered in an ellipse (rice, sesame, spice). */
export function grains(seed: number, rx: number, ry: number, count: number, colors: readonly string[], size = 6): string {
  const rng = random(seed);
  const marks = colors.map(() => "");
  for (let i = 0; i < count; i += 1) {
    const a = rng() * Math.PI * 2;
    const r = Math.sqrt(rng());
    const turn = (rng() - 0.5) * 2.4;
    const k = i % colors.length;
    marks[k] = `${marks[k] ?? ""}M${num(Math.cos(a) * rx * r)} ${num(Math.sin(a) * ry * r)}l${num(Math.cos(turn) * size)} ${num(Math.sin(turn) * size)}`;
  }
  return marks.map((d, i) => line(d, colors[i] ?? "#fff", size * 0.8)).join("");
}
