import { at, circle, ellipse, line, num, path, type Pen, polygon, rect, shade, tint } from "../svg";
import { BAMBOO, GOLD, INDIGO, LEAF, PERSIMMON } from "../palette";
import { brocadeRow } from "./packs";
import { weave } from "./ware";

const BROCADE = ["#C8342B", "#D9A21B", "#F4EFE4", "#2F7A6B", "#D9531E"] as const;

/** Panel of Tày brocade: bands of lozenges and stripes, w by h, from the top left corner. */
export function brocadePanel(p: Pen, w: number, h: number, ground = INDIGO): string {
  return p.once(`tho${w},${h},${ground}`, () => {
    let out = rect(0, 0, w, h, ground);
    const bands: readonly (readonly [number, number, number])[] = [[0.04, 0.02, 0], [0.09, 0.13, 1], [0.25, 0.015, 2], [0.29, 0.015, 4], [0.36, 0.24, 3], [0.64, 0.015, 4], [0.68, 0.015, 2], [0.74, 0.13, 0], [0.93, 0.02, 1]];
    for (const [y, t, c] of bands) {
      const color = BROCADE[c] ?? GOLD;
      if (t < 0.05) out += rect(0, y * h, w, t * h, color);
      else out += at(0, y * h, 1, rect(0, 0, w, t * h, shade(ground, 0.25)) + brocadeRow(p, w, t * h, color, BROCADE[(c + 2) % 5] ?? GOLD));
    }
    const thread = p.tile(6, 6, rect(0, 0, 6, 3, "#fff", { opacity: 0.07 }) + rect(0, 0, 3, 6, "#000", { opacity: 0.06 }));
    return out + rect(0, 0, w, h, thread);
  });
}

/** Shoulder bag of brocade with flap, tassels and a woven strap. */
export function brocadeBag(p: Pen, ground = INDIGO): string {
  const body = "M-250 -440C-270 -300 -290 -120 -262 -30Q-250 6 -200 8L200 8Q250 6 262 -30C290 -120 270 -300 250 -440Z";
  const flap = "M-258 -450L258 -450C276 -330 270 -230 236 -190L0 -130L-236 -190C-270 -230 -276 -330 -258 -450Z";
  let tassels = "";
  [-236, -160, -80, 0, 80, 160, 236].forEach((x, i) => {
    const y = -134 - Math.abs(x) * 0.24;
    const c = BROCADE[i % 5] ?? GOLD;
    tassels += circle(x, y + 6, 13, p.ball(GOLD)) + path(`M${x - 12} ${num(y + 14)}L${x - 20} ${num(y + 84)}Q${x} ${num(y + 94)} ${x + 20} ${num(y + 84)}L${x + 12} ${num(y + 14)}Z`, p.fall(c, 0.15, 0.35)) + line(`M${x - 8} ${num(y + 30)}L${x - 10} ${num(y + 82)}M${x + 4} ${num(y + 30)}L${x + 5} ${num(y + 84)}`, tint(c, 0.4), 2.4, { opacity: 0.6 });
  });
  return p.shadow(290, 62) + line("M-236 -430C-260 -760 250 -780 240 -430", shade(ground, 0.2), 44) + line("M-236 -430C-260 -760 250 -780 240 -430", PERSIMMON, 24, { "stroke-dasharray": "18 22" }) + line("M-236 -430C-260 -760 250 -780 240 -430", GOLD, 6) +
    path(body, ground) + p.clip(body, at(-300, -190, 1, brocadePanel(p, 600, 200, ground))) + path(body, p.lin([[0, "#fff", 0.14], [0.3, "#fff", 0.04], [1, "#120a18", 0.5]], 0, 0, 1, 0.4)) +
    path("M-264 -430L264 -430L270 -300L240 -166L0 -104L-240 -166L-270 -300Z", "#120a18", { opacity: 0.35 }) + path(flap, ground) + p.clip(flap, at(-300, -456, 1, brocadePanel(p, 600, 330, ground))) + path(flap, p.lin([[0, "#fff", 0.22], [0.4, "#fff", 0.02], [1, "#120a18", 0.35]], 0, 0, 1, 0.6)) + line("M-258 -450C-276 -330 -270 -230 -236 -190L0 -130L236 -190C270 -230 276 -330 258 -450", GOLD, 7) + tassels;
}

/** Rolled cloth of brocade, seen from the front left. */
export function clothRoll(p: Pen, ground = INDIGO): string {
  return p.shadow(220, 44) + at(-220, -130, 1, brocadePanel(p, 400, 130, ground)) + rect(-220, -130, 400, 130, p.lin([[0, "#fff", 0.3], [0.35, "#fff", 0], [1, "#120a18", 0.5]])) + ellipse(180, -65, 34, 65, tint(ground, 0.3)) + ellipse(180, -65, 22, 44, ground) + ellipse(180, -65, 11, 22, tint(ground, 0.4)) + path("M-220 -130C-240 -130 -254 -100 -254 -65C-254 -30 -240 0 -220 0Z", shade(ground, 0.2));
}

/** Bamboo tube vessel with node rings. */
export function bambooTube(p: Pen, r: number, h: number, color = "#B9B05A"): string {
  return p.once(`ongtre${r},${h},${color}`, () => p.shadow(r, r * 0.3) + path(`M${-r} ${-h}L${-r} 0Q0 ${num(r * 0.36)} ${r} 0L${r} ${-h}Z`, p.cyl(color, 0.5)) + line(`M${-r} ${num(-h * 0.22)}Q0 ${num(-h * 0.22 + r * 0.36)} ${r} ${num(-h * 0.22)}`, shade(color, 0.4), 6) + line(`M${-r} ${num(-h * 0.22 - 8)}Q0 ${num(-h * 0.22 - 8 + r * 0.36)} ${r} ${num(-h * 0.22 - 8)}`, tint(color, 0.5), 4) + line(`M${num(-r * 0.5)} ${num(-h * 0.86)}L${num(-r * 0.5)} ${num(-h * 0.3)}M${num(r * 0.3)} ${num(-h * 0.8)}L${num(r * 0.3)} ${num(-h * 0.4)}`, shade(color, 0.25), 2.4, { opacity: 0.4 }) + ellipse(0, -h, r, r * 0.28, tint(color, 0.5)) + ellipse(0, -h + 2, r * 0.82, r * 0.21, shade(color, 0.62)));
}

/** Bamboo tea set: lidded pot with looped handle and spout, and cups, on a slatted tray. */
export function bambooTeaSet(p: Pen, color = "#BFA652", cups = 3): string {
  let out = path("M-420 -70L-340 -130L360 -130L430 -70L430 -20Q0 10 -420 -20Z", shade(BAMBOO, 0.4)) + path("M-420 -70L-340 -130L360 -130L430 -70Q0 -40 -420 -70Z", p.lin([[0, tint(BAMBOO, 0.3)], [1, BAMBOO]], 0, 0, 1, 0.4)) + line("M-390 -84Q0 -60 400 -84M-370 -102L384 -102M-350 -118L370 -118", shade(BAMBOO, 0.4), 4, { opacity: 0.7 });
  out = p.shadow(430, 66) + out;
  const pot = line("M-70 -330C-110 -520 210 -520 190 -330", "#6E5226", 22) + line("M-66 -338C-100 -506 196 -506 184 -340", "#B08A48", 7) + path("M150 -226C240 -214 262 -282 308 -336L340 -312C322 -232 286 -104 150 -104Z", p.lin([[0, tint(color, 0.2)], [1, shade(color, 0.45)]])) + at(60, 0, 1, bambooTube(p, 130, 320, color)) + path("M-76 -320Q60 -284 196 -320L184 -350Q60 -380 -64 -350Z", p.cyl(tint(color, 0.12), 0.4)) + path("M44 -364L50 -404L72 -404L78 -364Z", p.cyl("#8A6A34")) + path("M-70 -200Q60 -160 190 -200L190 -176Q60 -136 -70 -176Z", "#7A5A2A", { opacity: 0.7 });
  out += at(-20, -86, 1, pot);
  const places: readonly (readonly [number, number])[] = [[-270, -82], [-150, -46], [290, -50]];
  for (const [x, y] of places.slice(0, cups)) out += at(x, y, 1, bambooTube(p, 58, 122, tint(color, 0.12)) + ellipse(0, -119, 44, 10, "#B8812E"));
  return out;
}

/** Open carrying basket with bow handle, hexagon-woven look, fine craft. */
export function handleBasket(p: Pen, color = BAMBOO, content = ""): string {
  const body = "M-260 -300C-270 -180 -240 -60 -190 -14Q0 40 190 -14C240 -60 270 -180 260 -300Q0 -232 -260 -300Z";
  const bow = "M-236 -306C-250 -700 250 -700 236 -306";
  return p.shadow(240, 56) + ellipse(0, -304, 258, 56, shade(color, 0.6)) + line(bow, shade(color, 0.45), 34) + line(bow, tint(color, 0.1), 24) + line(bow, shade(color, 0.3), 24, { "stroke-dasharray": "9 15" }) + at(0, -300, 1, content) + path(body, weave(p, color, 26, "rotate(45)")) + path(body, p.lin([[0, "#2a1408", 0.36], [0.25, "#fff1c8", 0.22], [0.6, "#2a1408", 0.05], [1, "#2a1408", 0.5]], 0, 0, 1, 0.1)) +
    line("M-262 -170Q0 -110 262 -170", shade(INDIGO, 0.05), 22, { opacity: 0.85 }) + line("M-262 -170Q0 -110 262 -170", GOLD, 8, { "stroke-dasharray": "14 14" }) + line("M-266 -302Q0 -232 266 -302", shade(color, 0.35), 30) + line("M-266 -306Q0 -236 266 -306", tint(color, 0.3), 18) + line("M-264 -306Q0 -236 264 -306", shade(color, 0.25), 18, { "stroke-dasharray": "6 20" });
}

/** Tall backpack basket of the hills with straps. */
export function backBasket(p: Pen, color = "#C09050", content = ""): string {
  const body = polygon([[-190, -480], [190, -480], [120, 0], [-120, 0]]);
  return p.shadow(150, 44) + ellipse(0, -480, 192, 44, shade(color, 0.6)) + at(0, -480, 1, content) + path("M-190 -480Q0 -410 190 -480L124 0Q0 30 -124 0Z", weave(p, color, 20)) + path(`${body}`, p.lin([[0, "#2a1408", 0.35], [0.28, "#fff1c8", 0.22], [1, "#2a1408", 0.5]], 0, 0, 1, 0)) + line("M-194 -482Q0 -410 194 -482", tint(color, 0.35), 20) + line("M-160 -250Q0 -204 160 -250", shade(color, 0.35), 14) + line("M-150 -440C-240 -330 -220 -160 -128 -90", LEAF, 18, { opacity: 0.9 }) + line("M-150 -440C-240 -330 -220 -160 -128 -90", GOLD, 5, { "stroke-dasharray": "12 12" });
}
