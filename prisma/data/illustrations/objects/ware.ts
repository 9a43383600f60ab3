import { at, band, circle, ellipse, group, lathe, line, num, path, type Pen, rect, shade, tint } from "../svg";
import { BAMBOO, INDIGO } from "../palette";

/** Woven bamboo fill; `size` is the width of a strip. */
export function weave(p: Pen, color = BAMBOO, size = 22, transform = ""): string {
  const s = size;
  const cell = (x: number, y: number, w: number, h: number, c: string, flat: boolean): string =>
    rect(x, y, w, h, c) + (flat ? rect(x, y, w, h * 0.3, tint(c, 0.4), { opacity: 0.6 }) : rect(x, y, w * 0.3, h, tint(c, 0.35), { opacity: 0.6 }));
  return p.tile(s * 2, s * 2,
    rect(0, 0, s * 2, s * 2, shade(color, 0.5)) +
    cell(0, 1, s * 0.96, s - 2, color, true) + cell(s, s + 1, s * 0.96, s - 2, color, true) +
    cell(s + 1, 0, s - 2, s * 0.96, shade(color, 0.16), false) + cell(1, s, s - 2, s * 0.96, shade(color, 0.16), false), transform);
}

/** Flat round drying basket (nia) seen from the front and above; half width w; things lie on (0, -h). */
export function flatBasket(p: Pen, w: number, content = "", color = BAMBOO): string {
  const h = w * 0.36;
  return (
    p.shadow(w, h * 1.12, 0.4) +
    ellipse(0, -h * 0.2, w, h, shade(color, 0.5)) + ellipse(0, -h * 0.32, w, h, p.lin([[0, tint(color, 0.25)], [1, shade(color, 0.28)]], 0, 0, 1, 0.6)) +
    ellipse(0, -h * 0.36, w * 0.93, h * 0.9, weave(p, tint(color, 0.12), 17, "scale(1 .5) rotate(45)")) +
    ellipse(0, -h * 0.36, w * 0.93, h * 0.9, p.lin([[0, "#3a2010", 0.34], [0.4, "#3a2010", 0], [1, "#fff2cf", 0.22]], 0.1, 0, 0.8, 1)) +
    ellipse(0, -h * 0.33, w * 0.965, h * 0.95, "none", { stroke: tint(color, 0.4), "stroke-width": 5, "stroke-dasharray": "26 7", opacity: 0.75 }) +
    at(0, -h * 0.36, 1, content)
  );
}

/** Deep woven basket; content stands behind the front wall, on the rim at (0, -height). */
export function basket(p: Pen, w: number, height: number, content = "", color = BAMBOO): string {
  const ry = w * 0.2;
  const front = `M${num(-w)} ${num(-height)}C${num(-w)} ${num(-height + ry * 1.3)} ${num(w)} ${num(-height + ry * 1.3)} ${num(w)} ${num(-height)}C${num(w * 0.98)} ${num(-height * 0.5)} ${num(w * 0.86)} ${num(-height * 0.16)} ${num(w * 0.78)} 0C${num(w * 0.5)} ${num(ry)} ${num(-w * 0.5)} ${num(ry)} ${num(-w * 0.78)} 0C${num(-w * 0.86)} ${num(-height * 0.16)} ${num(-w * 0.98)} ${num(-height * 0.5)} ${num(-w)} ${num(-height)}Z`;
  const rim = (y: number): string => `M${num(-w - 6)} ${num(y)}C${num(-w)} ${num(y + ry * 1.36)} ${num(w)} ${num(y + ry * 1.36)} ${num(w + 6)} ${num(y)}`;
  return (
    p.shadow(w * 0.9, ry * 1.5) +
    ellipse(0, -height, w, ry, shade(color, 0.62)) + line(`M${num(-w - 4)} ${num(-height)}C${num(-w)} ${num(-height - ry * 1.3)} ${num(w)} ${num(-height - ry * 1.3)} ${num(w + 4)} ${num(-height)}`, shade(color, 0.12), 16) +
    at(0, -height, 1, content) +
    path(front, weave(p, color, 24)) +
    path(front, p.lin([[0, "#2a1408", 0.34], [0.25, "#fff1c8", 0.2], [0.6, "#2a1408", 0.06], [1, "#2a1408", 0.5]], 0, 0, 1, 0.1)) +
    line(rim(-height * 0.52), shade(color, 0.25), 9, { opacity: 0.7 }) +
    line(rim(-height), shade(color, 0.36), 30) + line(rim(-height - 3), tint(color, 0.2), 20) + line(rim(-height - 8), tint(color, 0.55), 5, { opacity: 0.8 })
  );
}

/** Stoneware bowl; content heaps on the mouth at (0, -h). */
export function bowl(p: Pen, w: number, h: number, content = "", color = "#F3EEE2", deco = INDIGO): string {
  const ry = w * 0.24;
  const front = `M${num(-w)} ${num(-h)}A${num(w)} ${num(ry)} 0 0 0 ${num(w)} ${num(-h)}C${num(w * 0.96)} ${num(-h * 0.35)} ${num(w * 0.62)} ${num(-h * 0.1)} ${num(w * 0.42)} ${num(-h * 0.06)}L${num(w * 0.38)} ${num(h * 0.02)}Q0 ${num(h * 0.16)} ${num(-w * 0.38)} ${num(h * 0.02)}L${num(-w * 0.42)} ${num(-h * 0.06)}C${num(-w * 0.62)} ${num(-h * 0.1)} ${num(-w * 0.96)} ${num(-h * 0.35)} ${num(-w)} ${num(-h)}Z`;
  const arc = (y: number, k: number): string => `M${num(-w * k)} ${num(y)}Q0 ${num(y + ry * 2.05)} ${num(w * k)} ${num(y)}`;
  return (
    p.shadow(w * 0.62, ry * 0.9) + ellipse(0, -h, w, ry, p.lin([[0, shade(color, 0.4)], [1, shade(color, 0.06)]])) + at(0, -h, 1, content) +
    path(front, p.cyl(color, 0.34)) +
    p.clip(front, line(arc(-h * 0.9, 0.99), deco, 7, { opacity: 0.85 }) + line(arc(-h * 0.78, 0.97), deco, 3, { opacity: 0.7 }) + line(arc(-h * 0.38, 0.8), deco, 4, { opacity: 0.6, "stroke-dasharray": "26 18" })) +
    line(`M${num(-w)} ${num(-h)}A${num(w)} ${num(ry)} 0 0 0 ${num(w)} ${num(-h)}`, tint(color, 0.75), 7)
  );
}

/** Shallow plate seen from the front and above; content lies on its middle. */
export function plate(p: Pen, w: number, content = "", color = "#F4EFE4", deco = INDIGO): string {
  const h = w * 0.34;
  return (
    p.shadow(w * 0.92, h * 1.05) + ellipse(0, -h * 0.12, w, h, shade(color, 0.32)) + ellipse(0, -h * 0.22, w, h, p.lin([[0, tint(color, 0.5)], [1, shade(color, 0.14)]], 0, 0, 1, 1)) +
    ellipse(0, -h * 0.22, w * 0.94, h * 0.93, "none", { stroke: deco, "stroke-width": 6, opacity: 0.75 }) +
    ellipse(0, -h * 0.2, w * 0.74, h * 0.7, p.lin([[0, shade(color, 0.2)], [0.5, shade(color, 0.06)], [1, tint(color, 0.4)]], 0, 0, 0.4, 1)) + at(0, -h * 0.2, 1, content)
  );
}

/** Small tea cup, filled. */
export function cup(p: Pen, color = "#EDE6D4", tea = "#B8812E"): string {
  return p.once(`cup${color}${tea}`, () =>
    p.shadow(80, 22) + path("M-92 -118C-88 -40 -62 -6 -40 0Q0 10 40 0C62 -6 88 -40 92 -118Z", p.cyl(color, 0.36)) + path("M-87 -90Q0 -64 87 -90L85 -78Q0 -52 -85 -78Z", INDIGO, { opacity: 0.7 }) +
    ellipse(0, -118, 92, 24, tint(color, 0.4)) + ellipse(0, -115, 80, 18, p.lin([[0, shade(tea, 0.35)], [1, tint(tea, 0.25)]])) + ellipse(-30, -118, 22, 5, "#fff", { opacity: 0.4 }));
}

/** Round teapot with bent handle. */
export function teapot(p: Pen, color = "#8A4A32"): string {
  return p.once(`pot${color}`, () => {
    const fill = p.ball(color, 0.5);
    return p.shadow(180, 44) + line("M-120 -210C-150 -400 150 -400 122 -212", "#4A3222", 18) + line("M-116 -220C-142 -392 136 -396 116 -224", "#8A6038", 6) +
      path("M150 -150C210 -150 214 -216 254 -246L276 -232C256 -190 244 -92 140 -84Z", p.lin([[0, tint(color, 0.1)], [1, shade(color, 0.45)]])) +
      path("M-176 -122C-176 -200 -100 -238 0 -238C100 -238 176 -200 176 -122C176 -50 110 0 60 4Q0 14 -60 4C-110 0 -176 -50 -176 -122Z", fill) +
      ellipse(0, -230, 92, 20, shade(color, 0.3)) + path("M-84 -234C-70 -268 70 -268 84 -234C50 -218 -50 -218 -84 -234Z", p.cyl(color)) + circle(0, -272, 20, p.ball(color)) +
      ellipse(-80, -166, 26, 46, "#fff", { opacity: 0.28, transform: "rotate(28 -80 -166)" }) + path("M-172 -104Q0 -50 172 -104L170 -90Q0 -36 -170 -90Z", tint(color, 0.3), { opacity: 0.45 });
  });
}

/** Folded indigo cloth with brocade border, lying flat, half width w. */
export function cloth(p: Pen, w: number, color = INDIGO): string {
  const h = w * 0.3;
  return path(`M${num(-w)} ${num(h * 0.3)}L${num(-w * 0.74)} ${num(-h)}L${num(w * 0.86)} ${num(-h * 0.86)}L${num(w)} ${num(h * 0.5)}Q0 ${num(h * 1.1)} ${num(-w)} ${num(h * 0.3)}Z`, p.fall(color, 0.14, 0.3)) +
    line(`M${num(-w * 0.96)} ${num(h * 0.16)}Q0 ${num(h * 0.86)} ${num(w * 0.98)} ${num(h * 0.32)}`, "#D9531E", 12) + line(`M${num(-w * 0.94)} ${num(h * 0.04)}Q0 ${num(h * 0.72)} ${num(w * 0.96)} ${num(h * 0.18)}`, "#D9A21B", 7, { "stroke-dasharray": "18 14" }) + line(`M${num(-w * 0.92)} ${num(-h * 0.06)}Q0 ${num(h * 0.58)} ${num(w * 0.95)} ${num(h * 0.06)}`, "#F4EFE4", 4);
}

/** Turned piece: profile body with a mouth, for jugs and pots. */
export function turned(p: Pen, profile: readonly (readonly [number, number])[], color: string, depth = 0.42): string {
  const d = lathe(profile);
  const r = profile[0]?.[1] ?? 10;
  const y = profile[0]?.[0] ?? 0;
  return path(d, p.cyl(color, depth)) + ellipse(0, y, r, r * 0.26, shade(color, 0.5)) + ellipse(0, y - 1, r, r * 0.26, "none", { stroke: tint(color, 0.35), "stroke-width": 5 });
}

/** Steam, three rising ribbons. */
export function steam(): string {
  return group(line("M-60 0C-90 -60 -30 -100 -60 -170", "#fff", 14, { opacity: 0.28 }) + line("M0 -20C-30 -80 36 -130 2 -210", "#fff", 16, { opacity: 0.34 }) + line("M62 0C36 -50 90 -96 60 -160", "#fff", 13, { opacity: 0.26 }));
}

/** Dome-lit wooden board, half width w. */
export function board(p: Pen, w: number, color = "#A8703F"): string {
  const h = w * 0.2;
  return p.shadow(w, h * 1.3, 0.36) + path(`M${num(-w)} ${num(-h * 0.4)}L${num(-w * 0.86)} ${num(-h)}L${num(w * 0.88)} ${num(-h)}L${num(w)} ${num(-h * 0.4)}L${num(w)} ${num(h * 0.1)}Q0 ${num(h * 0.24)} ${num(-w)} ${num(h * 0.1)}Z`, shade(color, 0.35)) +
    path(`M${num(-w)} ${num(-h * 0.4)}L${num(-w * 0.86)} ${num(-h)}L${num(w * 0.88)} ${num(-h)}L${num(w)} ${num(-h * 0.4)}Q0 ${num(-h * 0.24)} ${num(-w)} ${num(-h * 0.4)}Z`, p.lin([[0, tint(color, 0.3)], [1, color]], 0, 0, 1, 0.4)) +
    line(`M${num(-w * 0.8)} ${num(-h * 0.7)}Q0 ${num(-h * 0.5)} ${num(w * 0.84)} ${num(-h * 0.72)}M${num(-w * 0.6)} ${num(-h * 0.86)}L${num(w * 0.5)} ${num(-h * 0.86)}`, shade(color, 0.3), 3, { opacity: 0.5 });
}

/** Belly band label on a turned vessel: plain paper, star mark and two bars; never any words. */
export function label(p: Pen, r: number, top: number, bottom: number, paper: string, ink: string, accent: string): string {
  const mid = (top + bottom) / 2;
  const h = bottom - top;
  let star = "";
  for (let i = 0; i < 8; i += 1) star += at(0, 0, 1, path(`M0 ${num(-h * 0.05)}C${num(-h * 0.09)} ${num(-h * 0.12)} ${num(-h * 0.05)} ${num(-h * 0.22)} 0 ${num(-h * 0.27)}C${num(h * 0.05)} ${num(-h * 0.22)} ${num(h * 0.09)} ${num(-h * 0.12)} 0 ${num(-h * 0.05)}Z`, ink), i * 45);
  const bend = r * 0.07;
  const d = band(r, top, bottom, bend);
  return path(d, paper) + p.clip(d, path(band(r, top, top + h * 0.1, bend), accent) + path(band(r, bottom - h * 0.16, bottom, bend), ink) + path(band(r, bottom - h * 0.1, bottom - h * 0.06, bend), accent)) +
    at(0, mid - h * 0.06 + bend, 1, star) + rect(-r * 0.4, mid + h * 0.24 + bend, r * 0.8, h * 0.045, ink, { opacity: 0.55, rx: h * 0.02 }) +
    path(d, p.lin([[0, "#1c1026", 0.34], [0.25, "#ffffff", 0.16], [0.55, "#1c1026", 0], [1, "#1c1026", 0.42]], 0, 0, 1, 0));
}
