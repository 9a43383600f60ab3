import { at, circle, ellipse, lathe, line, num, path, type Pen, polygon, rect, shade, tint } from "../svg";
import { GOLD, INDIGO, LEAF, PERSIMMON } from "../palette";
import { grains, leaf } from "./leaves";

/** Eight-petalled star mark used as the only print on packs. */
export function starMark(r: number, color: string): string {
  let out = "";
  for (let i = 0; i < 8; i += 1) out += at(0, 0, 1, path(`M0 ${num(-r * 0.14)}C${num(-r * 0.3)} ${num(-r * 0.42)} ${num(-r * 0.2)} ${num(-r * 0.84)} 0 ${num(-r)}C${num(r * 0.2)} ${num(-r * 0.84)} ${num(r * 0.3)} ${num(-r * 0.42)} 0 ${num(-r * 0.14)}Z`, color), i * 45);
  return out;
}

/** Row of brocade lozenges of length w, for borders of cloth and packs. */
export function brocadeRow(p: Pen, w: number, h: number, a: string, b: string): string {
  const step = w / Math.max(2, Math.round(w / h));
  const lozenge = (x: number, outer: string, inner: string): string =>
    path(`M${num(x)} 0L${num(x + step / 2)} ${num(h / 2)}L${num(x)} ${num(h)}L${num(x - step / 2)} ${num(h / 2)}Z`, outer) +
    path(`M${num(x)} ${num(h * 0.26)}L${num(x + step * 0.24)} ${num(h / 2)}L${num(x)} ${num(h * 0.74)}L${num(x - step * 0.24)} ${num(h / 2)}Z`, inner);
  return rect(0, 0, w, h, p.tile(step * 2, h, lozenge(step / 2, a, b) + lozenge(step * 1.5, b, a)));
}

/** Carton seen from its front left corner; w width of the front, h height, d depth to the right. */
export function carton(p: Pen, w: number, h: number, color: string, accent: string, motif = "", d = w * 0.34): string {
  const up = d * 0.42;
  const x = w / 2;
  return p.shadow(w * 0.62, w * 0.15) +
    path(polygon([[x, 0], [x + d, -up], [x + d, -h - up], [x, -h]]), p.lin([[0, shade(color, 0.3)], [1, shade(color, 0.5)]])) +
    path(polygon([[-x, -h], [x, -h], [x + d, -h - up], [-x + d, -h - up]]), tint(color, 0.32)) +
    rect(-x, -h, w, h, p.lin([[0, tint(color, 0.16)], [1, shade(color, 0.1)]], 0, 0, 1, 1)) +
    rect(-x, -h * 0.2, w, h * 0.12, accent) + rect(-x, -h * 0.06, w, h * 0.03, accent, { opacity: 0.7 }) + path(polygon([[x, -h * 0.2], [x + d, -h * 0.2 - up], [x + d, -h * 0.08 - up], [x, -h * 0.08]]), shade(accent, 0.4)) +
    at(0, -h * 0.6, 1, circle(0, 0, Math.min(w, h) * 0.27, "#FAF3E0") + motif) + rect(-x, -h, 5, h, "#fff", { opacity: 0.3 });
}

/** Standing pouch with sealed top; window shows `inside`. */
export function pouch(p: Pen, color: string, accent: string, inside = "", w = 380, h = 520): string {
  const x = w / 2;
  const body = `M${num(-x)} ${num(-h)}L${num(x)} ${num(-h)}C${num(x * 0.94)} ${num(-h * 0.7)} ${num(x * 1.06)} ${num(-h * 0.3)} ${num(x * 0.98)} -16Q0 34 ${num(-x * 0.98)} -16C${num(-x * 1.06)} ${num(-h * 0.3)} ${num(-x * 0.94)} ${num(-h * 0.7)} ${num(-x)} ${num(-h)}Z`;
  const win = `M${num(-x * 0.66)} ${num(-h * 0.36)}Q0 ${num(-h * 0.6)} ${num(x * 0.66)} ${num(-h * 0.36)}L${num(x * 0.62)} ${num(-h * 0.1)}Q0 ${num(-h * 0.02)} ${num(-x * 0.62)} ${num(-h * 0.1)}Z`;
  return p.shadow(x, x * 0.28) + path(body, p.lin([[0, shade(color, 0.22)], [0.2, tint(color, 0.2)], [0.55, color], [1, shade(color, 0.34)]], 0, 0, 1, 0.1)) +
    rect(-x, -h, w, 40, shade(color, 0.16)) + line(`M${num(-x)} ${num(-h + 46)}L${num(x)} ${num(-h + 46)}M${num(-x)} ${num(-h + 14)}L${num(x)} ${num(-h + 14)}`, tint(color, 0.4), 3, { opacity: 0.6, "stroke-dasharray": "8 6" }) +
    at(0, -h * 0.7, 1, circle(0, 0, w * 0.17, "#FAF3E0") + starMark(w * 0.14, accent)) + p.clip(body, rect(-x * 1.1, -h * 0.52, w * 1.1, 10, accent) + rect(-x * 1.1, -h * 0.49, w * 1.1, 4, "#FAF3E0")) +
    path(win, "#FFF9EA") + p.clip(win, inside) + path(win, p.lin([[0, "#fff", 0.45], [0.4, "#fff", 0], [1, "#1c1026", 0.18]], 0, 0, 1, 1)) + line(win, "#FAF3E0", 5) +
    path(`M${num(-x * 0.86)} ${num(-h * 0.9)}C${num(-x * 0.8)} ${num(-h * 0.6)} ${num(-x * 0.92)} ${num(-h * 0.3)} ${num(-x * 0.84)} -30L${num(-x * 0.74)} -24C${num(-x * 0.82)} ${num(-h * 0.3)} ${num(-x * 0.7)} ${num(-h * 0.6)} ${num(-x * 0.78)} ${num(-h * 0.9)}Z`, "#fff", { opacity: 0.28 });
}

/** Cloth sack of rice, open and rolled at the mouth, heaped with grain. */
export function riceSack(p: Pen, grainA: string, grainB: string, clothColor = "#E6D6B4"): string {
  return p.once(`bao${grainA}`, () => {
    const body = "M-190 -340C-230 -220 -260 -60 -200 -8C-120 30 120 30 200 -8C260 -60 230 -220 190 -340Z";
    const rows = at(0, -372, 1, grains(7, 172, 44, 110, [tint(grainA, 0.6), grainB, grainA, shade(grainB, 0.12)], 15)) + at(0, -408, 1, grains(9, 84, 16, 26, [tint(grainA, 0.6), grainB, grainA], 15));
    return p.shadow(230, 56) + path(body, p.lin([[0, shade(clothColor, 0.18)], [0.25, tint(clothColor, 0.4)], [0.6, clothColor], [1, shade(clothColor, 0.34)]], 0, 0, 1, 0.1)) +
      p.clip(body, at(-230, -120, 1, rect(0, -16, 460, 84, INDIGO) + at(0, 0, 1, brocadeRow(p, 460, 52, PERSIMMON, GOLD))) + line("M-120 -320C-140 -220 -130 -120 -150 -20M60 -320C90 -220 70 -120 96 -20", shade(clothColor, 0.3), 5, { opacity: 0.4 })) +
      path(body, p.lin([[0, "#1c1026", 0.16], [0.25, "#fff", 0.1], [1, "#1c1026", 0.28]], 0, 0, 1, 0)) +
      ellipse(0, -346, 190, 52, shade(grainA, 0.25)) + path("M-182 -346C-120 -460 120 -460 182 -346Q0 -290 -182 -346Z", p.rad([[0, tint(grainA, 0.5)], [1, shade(grainA, 0.12)]])) + rows +
      path("M-206 -350C-200 -300 -110 -268 0 -268C110 -268 200 -300 206 -350C200 -320 110 -308 0 -308C-110 -308 -200 -320 -206 -350Z", p.fall(clothColor, 0.6, 0.22));
  });
}

/** Round tea caddy with a band of leaves. */
export function teaCaddy(p: Pen, color = LEAF, accent = GOLD): string {
  return p.once(`caddy${color}`, () => {
    const body = lathe([[-400, 148], [-200, 148], [0, 148]]);
    return p.shadow(150, 42) + path(body, p.cyl(color, 0.5)) + p.clip(body, path("M-150 -280Q0 -256 150 -280L150 -110Q0 -86 -150 -110Z", "#F5EBD2") + path("M-150 -130Q0 -106 150 -130L150 -110Q0 -86 -150 -110Z", accent) + at(0, -120, 0.8, leaf(p, 120, 56, LEAF, 3)) + at(0, -116, 0.66, leaf(p, 120, 56, "#4C8C3C", 3), -58) + at(0, -116, 0.66, leaf(p, 120, 56, "#4C8C3C", 3), 58)) +
      path(body, p.lin([[0, "#1c1026", 0.25], [0.26, "#fff", 0.22], [0.5, "#fff", 0], [1, "#1c1026", 0.4]], 0, 0, 1, 0)) + path("M-154 -470L-154 -398Q0 -360 154 -398L154 -470Z", p.cyl(shade(color, 0.2), 0.45)) + ellipse(0, -470, 154, 30, tint(color, 0.24)) + ellipse(0, -476, 40, 10, accent) + path("M-40 -476Q-36 -506 0 -506Q36 -506 40 -476Z", p.cyl(accent));
  });
}

/** Tea bag with string and tag. */
export function teaBag(p: Pen, tea: string, tag = LEAF): string {
  return p.once(`tuiloc${tea}${tag}`, () => line("M0 -200C30 -280 100 -250 130 -180", "#F7F1E0", 5) + rect(104, -182, 60, 66, tag, { rx: 6, transform: "rotate(12 134 -150)" }) + at(134, -150, 1, starMark(20, "#FAF3E0")) +
    path("M-90 0L-96 -140L-40 -204L40 -204L96 -140L90 0Q0 16 -90 0Z", p.lin([[0, "#FFFDF4"], [1, "#E2D8BE"]], 0, 0, 1, 1)) + path("M-78 -10L-84 -100Q-30 -126 6 -104T84 -108L78 -10Q0 4 -78 -10Z", tea, { opacity: 0.75 }) + line("M-40 -204L-20 -150L20 -150L40 -204M-90 0L-88 -20", "#CFC3A2", 4));
}

/** Bar of soap with a pressed star; paper sleeve when wrapped. */
export function soapBar(p: Pen, color: string, wrapped: boolean): string {
  return p.once(`xaphong${color}${wrapped}`, () => {
    const top = "M-180 -120C-190 -160 -120 -190 -60 -190L140 -190C200 -190 230 -150 214 -120L180 -84C160 -64 120 -60 90 -60L-120 -60C-170 -60 -176 -90 -180 -120Z";
    return p.shadow(210, 52) + path("M-182 -124C-188 -60 -186 -20 -150 -4C-100 10 100 10 150 -6C190 -30 214 -70 216 -130Z", p.lin([[0, shade(color, 0.1)], [1, shade(color, 0.4)]], 0, 0, 1, 0.4)) + path(top, p.lin([[0, tint(color, 0.45)], [1, color]], 0, 0, 1, 1)) +
      `<g transform="translate(18 -126) scale(1 .52)">${starMark(86, shade(color, 0.2))}${starMark(76, tint(color, 0.12))}</g>` + path("M-160 -140C-150 -168 -100 -180 -50 -180L60 -180C-40 -170 -120 -160 -160 -140Z", "#fff", { opacity: 0.6 }) +
      (wrapped ? path("M-96 -62L-30 -190L112 -190L70 -60L64 8Q-20 12 -92 4Z", "#F4EAD2") + path("M-92 -20L68 -20L66 -2Q-20 2 -92 -6Z", LEAF) + `<g transform="translate(14 -128) scale(.8 .42)">${starMark(80, LEAF)}</g>` : "");
  });
}

/** Grey pulp tray with two rows of five eggs. */
export function eggTray(p: Pen, shell: string): string {
  return p.once(`trung${shell}`, () => {
    const pulp = "#A79C8C";
    const egg = (x: number, y: number): string => at(x, y, 1, path("M0 -128C44 -128 62 -64 58 -36C52 4 -52 4 -58 -36C-62 -64 -44 -128 0 -128Z", p.rad([[0, tint(shell, 0.7)], [0.45, shell], [1, shade(shell, 0.38)]])) + ellipse(-20, -88, 10, 17, "#fff", { opacity: 0.6, transform: "rotate(18 -20 -88)" }));
    let back = "";
    let front = "";
    for (let i = 0; i < 5; i += 1) {
      back += egg(-236 + i * 124, -128);
      front += egg(-262 + i * 131, -66);
    }
    return p.shadow(380, 70) + path("M-330 -130L-290 -210L300 -210L346 -130Z", shade(pulp, 0.35)) + back + path("M-330 -110Q-300 -160 -264 -110T-132 -110T0 -110T132 -110T264 -110T340 -110L340 -96L-336 -96Z", shade(pulp, 0.2)) + front +
      path("M-350 -76Q-320 -20 -262 -24Q-198 -92 -131 -24Q-66 -92 0 -24Q66 -92 131 -24Q198 -92 262 -24Q330 -20 352 -76L336 10Q0 44 -334 10Z", p.lin([[0, tint(pulp, 0.3)], [1, shade(pulp, 0.28)]])) + line("M-320 -8Q0 30 322 -8", shade(pulp, 0.3), 4, { opacity: 0.5 });
  });
}

/** Gift box in indigo with a brocade ribbon and open lid leaning behind. */
export function giftBox(p: Pen, color = INDIGO, ribbon = PERSIMMON): string {
  return p.once(`qua${color}${ribbon}`, () => {
    const front = rect(-280, -300, 560, 300, p.lin([[0, tint(color, 0.18)], [1, shade(color, 0.2)]], 0, 0, 1, 1));
    const bow = path("M0 -410C-60 -500 -190 -500 -180 -430C-174 -384 -70 -390 0 -404Z", p.lin([[0, tint(ribbon, 0.3)], [1, shade(ribbon, 0.2)]])) + path("M0 -410C60 -500 190 -500 180 -430C174 -384 70 -390 0 -404Z", p.lin([[0, ribbon], [1, shade(ribbon, 0.32)]])) + path("M-150 -436C-130 -460 -70 -450 -20 -412C-70 -408 -140 -408 -150 -436ZM150 -436C130 -460 70 -450 20 -412C70 -408 140 -408 150 -436Z", shade(ribbon, 0.45)) + path("M-16 -410L-90 -320L-50 -326L-40 -300L18 -396ZM16 -410L100 -326L62 -324L48 -300L-10 -396Z", shade(ribbon, 0.12)) + ellipse(0, -408, 34, 26, p.ball(ribbon));
    return p.shadow(360, 70) + path("M280 0L376 -46L376 -334L280 -300Z", shade(color, 0.45)) + front + rect(-50, -300, 100, 300, ribbon) + at(-50, 0, 1, `<g transform="rotate(-90)">${brocadeRow(p, 300, 100, shade(ribbon, 0.2), GOLD)}</g>`) +
      path("M-300 -300L-196 -366L396 -366L300 -300Z", tint(color, 0.2)) + path("M-300 -300L300 -300L300 -240L-300 -240Z", p.fall(color, 0.12, 0.2)) + path("M300 -300L396 -366L396 -306L300 -240Z", shade(color, 0.5)) + rect(-54, -300, 108, 60, shade(ribbon, 0.06)) + path("M-54 -300L54 -300L146 -366L50 -366Z", tint(ribbon, 0.16)) + line("M-300 -240L300 -240", shade(color, 0.5), 4) + at(-300, -284, 1, `<g transform="scale(.9 .5)">${brocadeRow(p, 264, 56, GOLD, "#FAF3E0")}</g>`) + at(64, -284, 1, `<g transform="scale(.89 .5)">${brocadeRow(p, 264, 56, GOLD, "#FAF3E0")}</g>`) + at(44, 52, 1, bow);
  });
}
