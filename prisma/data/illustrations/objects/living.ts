import { at, circle, ellipse, line, num, path, type Pen, random, shade, tint } from "../svg";
import { CLAY, INDIGO } from "../palette";
import { leaf } from "./leaves";
import { turned } from "./ware";

/** Six-toed hill chicken, a cock in profile facing left; stands on (0,0), about 700 high. */
export function sixToedChicken(p: Pen, hen = false): string {
  return p.once(`ga${hen}`, () => {
    const body = hen ? "#B9853F" : "#C4642A";
    const tail = hen ? ["#7A5428", "#94682F", "#5E3E1E"] : ["#1E3A44", "#27505A", "#16282F", "#35626A", "#1F2A44"];
    let plume = "";
    tail.forEach((c, i) => {
      plume += at(170, -350, 1, path(hen ? "M0 0C60 -60 130 -100 180 -96C160 -40 90 20 0 40Z" : "M-30 10C60 -160 190 -230 280 -150C310 -110 300 -60 280 -30C262 -110 170 -120 30 50Z", p.lin([[0, tint(c, 0.35)], [0.5, c], [1, shade(c, 0.3)]], 0, 0, 1, 1)), (hen ? -24 : -38) + i * (hen ? 18 : 17));
    });
    const leg = (x: number): string => {
      let toes = "";
      for (const [dx, dy] of [[-92, -4], [-74, 14], [-44, 24], [-8, 24], [34, 14], [54, -14]] as const) toes += line(`M${x} -10Q${num(x + dx * 0.5)} ${num(dy - 16)} ${num(x + dx)} ${dy}`, "#D9A53A", 12) + circle(x + dx, dy, 6, "#F2E2B8");
      return line(`M${x + 14} -190L${x} -10`, "#C98F2C", 24) + line(`M${x + 8} -180L${x - 4} -20`, "#F0CB70", 7) + line(`M${x - 8} -60l22 4M${x - 4} -96l22 4M${x} -132l22 4`, "#9C6A1C", 4) + toes;
    };
    let scallop = "";
    for (let row = 0; row < 4; row += 1) for (let i = 0; i < 5; i += 1) scallop += path("M0 0C26 4 30 34 6 44C-14 34 -18 8 0 0Z", row % 2 === 0 ? shade(body, 0.22) : tint(body, 0.14), { opacity: 0.6, transform: `translate(${-86 + i * 46 + (row % 2) * 20} ${-340 + row * 40}) rotate(-40)` });
    let hackle = "";
    for (let i = 0; i < 11; i += 1) hackle += at(-150 + i * 11, -500 + Math.abs(i - 3) * 2, 1, path("M0 0C22 60 20 130 6 180C-16 130 -20 60 0 0Z", p.lin([[0, hen ? "#D9B067" : "#F2B03A"], [1, hen ? "#94682F" : "#C4501C"]])), 24 - i * 8);
    return p.shadow(200, 44) + leg(-66) + leg(98) + plume +
      path("M-200 -360C-210 -250 -120 -150 20 -150C150 -150 240 -240 230 -340C220 -420 130 -420 60 -390C-20 -360 -90 -420 -120 -520C-170 -480 -200 -420 -200 -360Z", p.rad([[0, tint(body, 0.42)], [0.5, body], [1, shade(body, 0.45)]])) +
      path("M-200 -360C-206 -260 -130 -164 0 -152C-60 -190 -120 -260 -130 -380Z", hen ? "#D9BB84" : "#3A2430", { opacity: hen ? 0.6 : 0.75 }) + scallop +
      path("M-60 -350C0 -400 130 -400 200 -330C190 -250 100 -200 20 -220C-40 -240 -80 -290 -60 -350Z", p.lin([[0, tint(body, 0.2)], [1, shade(body, 0.36)]])) + path("M-30 -290C40 -250 130 -250 190 -300C170 -240 100 -204 30 -220C-6 -230 -26 -256 -30 -290Z", hen ? "#7A5428" : "#27505A") + line("M-20 -320C40 -300 110 -300 170 -330M0 -268C50 -244 110 -250 150 -276", tint(body, 0.4), 4, { opacity: 0.5 }) +
      hackle + path("M-190 -560C-190 -610 -140 -634 -100 -616C-66 -600 -60 -550 -80 -510C-110 -480 -170 -490 -190 -560Z", p.rad([[0, hen ? "#E3C07A" : "#F5C060"], [1, hen ? "#A87A38" : "#C4641E"]])) +
      path(hen ? "M-170 -610C-160 -636 -140 -640 -132 -622C-120 -644 -100 -636 -100 -612Z" : "M-188 -600C-200 -650 -176 -668 -160 -640C-156 -684 -126 -690 -118 -650C-104 -684 -76 -676 -82 -634C-64 -648 -50 -632 -64 -600C-90 -580 -160 -580 -188 -600Z", p.lin([[0, "#E4473A"], [1, "#A81E1E"]])) +
      path("M-192 -560L-240 -540L-190 -528Z", "#E3B04A") + path("M-184 -520C-196 -490 -186 -458 -168 -460C-150 -466 -152 -500 -160 -522Z", "#C8302A") + circle(-150, -568, 15, "#F6E7C4") + circle(-152, -568, 9, "#24141A") + circle(-155, -571, 3, "#fff");
  });
}

/** Honeycomb slab in a wooden frame when framed; honey drips from the lower edge. */
export function honeycomb(p: Pen, framed: boolean): string {
  return p.once(`sap${framed}`, () => {
    const cell = 42;
    let cells = "";
    const rng = random(40);
    for (let row = 0; row < 7; row += 1) for (let i = 0; i < 9; i += 1) {
      const x = -306 + i * cell * 1.76 + (row % 2) * cell * 0.88;
      const y = -470 + row * cell * 1.52;
      const kind = rng();
      let d = "";
      for (let k = 0; k < 6; k += 1) d += `${k === 0 ? "M" : "L"}${num(x + Math.sin((k * Math.PI) / 3) * cell * 0.92)} ${num(y + Math.cos((k * Math.PI) / 3) * cell * 0.92)}`;
      cells += path(`${d}Z`, kind > 0.68 ? "#F6D583" : kind > 0.3 ? "#E0941A" : "#B8660F") + (kind > 0.68 ? "" : ellipse(x - 10, y - 14, 13, 7, "#FFF0B8", { opacity: 0.65 }));
    }
    const edge = framed ? "M-340 -520L340 -520L340 0L-340 0Z" : "M-300 -500C-200 -540 200 -530 300 -490C360 -360 350 -160 290 -60C240 -20 180 -40 150 -20C140 60 100 60 96 -10C40 -30 0 0 -30 10C-44 90 -90 90 -92 0C-160 -20 -260 -10 -300 -80C-350 -200 -350 -380 -300 -500Z";
    const comb = path(edge, p.lin([[0, "#F8C64A"], [1, "#B8660F"]])) + p.clip(edge, cells + path("M-340 -560L-100 -560L-340 -200Z", "#fff", { opacity: 0.16 }));
    if (!framed) return p.shadow(290, 60) + comb;
    const wood = p.lin([[0, "#D9A868"], [1, "#8F6233"]]);
    return p.shadow(380, 66) + comb + path("M-400 -580L400 -580L400 -516L-400 -516Z", wood) + path("M-372 -516L-326 -516L-326 0L-372 0ZM326 -516L372 -516L372 0L326 0Z", p.lin([[0, "#C99552"], [1, "#7E5428"]], 0, 0, 1, 0)) + path("M-372 -30L372 -30L372 14L-372 14Z", wood) + line("M-360 -560L340 -560M-350 -8L340 -8", "#F3D7A4", 4, { opacity: 0.5 });
  });
}

/** Honey bee seen from the side, about 110 long. */
export function bee(p: Pen): string {
  return p.once("ong", () => ellipse(-6, -34, 40, 18, "#E6F0F2", { opacity: 0.85, transform: "rotate(-34 -6 -34)" }) + ellipse(20, -34, 34, 15, "#F6FAFA", { opacity: 0.85, transform: "rotate(28 20 -34)" }) + ellipse(10, 0, 46, 26, p.ball("#E5A51E")) + path("M-6 -25C-14 -8 -14 8 -6 25L6 26C-2 8 -2 -8 6 -26ZM22 -25C16 -8 16 8 22 25L34 21C30 8 30 -8 34 -21Z", "#3A2418") + circle(-38, -2, 19, p.ball("#4A3020")) + line("M-48 -16q-8 -14 -18 -14M-42 -20q-2 -14 -10 -20", "#3A2418", 4));
}

/** Lady's slipper orchid in a pot: pouch lip, striped dorsal sepal. */
export function slipperOrchid(p: Pen, petal = "#C98AA8", flowers = 2): string {
  const flower = p.once(`hai${petal}`, () =>
    path("M0 0C-70 -20 -80 -130 0 -176C80 -130 70 -20 0 0Z", p.lin([[0, "#FBF3F0"], [1, "#9DBB6A"]])) + line("M-26 -30C-40 -80 -26 -130 -8 -160M26 -30C40 -80 26 -130 8 -160M0 -20L0 -168M-12 -24C-18 -70 -14 -120 -4 -160M12 -24C18 -70 14 -120 4 -160", shade(petal, 0.2), 4, { opacity: 0.65 }) +
    path("M-10 0C-80 -60 -180 -40 -196 40C-150 60 -60 60 0 24Z", p.lin([[0, tint(petal, 0.4)], [1, shade(petal, 0.16)]], 1, 0, 0, 1)) + path("M10 0C80 -60 180 -40 196 40C150 60 60 60 0 24Z", p.lin([[0, petal], [1, shade(petal, 0.34)]], 0, 0, 1, 1)) + line("M-20 14C-80 -16 -130 -4 -176 30M20 14C80 -16 130 -4 176 30", shade(petal, 0.45), 4, { opacity: 0.5 }) +
    path("M-58 26C-84 90 -60 156 0 160C60 156 84 90 58 26C30 6 -30 6 -58 26Z", p.rad([[0, "#F4D9A0"], [0.45, "#C97F5C"], [1, "#7A3440"]])) + ellipse(0, 36, 48, 22, "#7A3440") + ellipse(0, 14, 26, 22, p.ball("#F2D264")) + circle(0, 12, 7, "#8A4A2A") + ellipse(-26, 92, 10, 24, "#fff", { opacity: 0.45 }));
  let out = "";
  for (const [turn, l, w] of [[-66, 330, 76], [62, 320, 76], [-40, 300, 70], [38, 330, 74], [-14, 250, 66], [78, 240, 66]] as const) out += at(0, -236, 1, leaf(p, l, w, "#3F7A4A", 0), turn);
  const stems: readonly (readonly [number, number, number])[] = [[-104, -640, 1.22], [150, -540, 1.1], [10, -430, 0.8]];
  for (const [x, y] of stems.slice(0, flowers)) out += line(`M0 -240C${num(x * 0.1)} -400 ${x} ${y + 160} ${x} ${y + 30}`, "#5E7A44", 13);
  out += at(0, 0, 1, p.shadow(150, 40) + turned(p, [[-250, 170], [-214, 166], [-40, 118], [0, 112]], CLAY)) + ellipse(0, -250, 150, 32, "#4A3324");
  for (const [x, y, s] of stems.slice(0, flowers)) out += at(x, y, s, flower, x > 60 ? 8 : -6);
  return out;
}

/** Five-petalled peach blossom, flat, radius about 50. */
export function blossom(p: Pen, color = "#E8658A"): string {
  return p.once(`hoadao${color}`, () => {
    let out = "";
    for (let i = 0; i < 5; i += 1) out += at(0, 0, 1, path("M0 0C-34 -14 -34 -52 -8 -58L0 -50L8 -58C34 -52 34 -14 0 0Z", p.lin([[0, tint(color, 0.5)], [1, color]])), i * 72);
    for (let i = 0; i < 7; i += 1) out += line(`M0 0L${num(Math.cos(i * 0.9) * 22)} ${num(Math.sin(i * 0.9) * 22)}`, "#FBE3B0", 2.6) + circle(Math.cos(i * 0.9) * 23, Math.sin(i * 0.9) * 23, 3.4, "#F2C02E");
    return out + circle(0, 0, 7, shade(color, 0.3));
  });
}

/** Bare flowering branch of peach, from (0,0) upwards to the right. */
export function peachBranch(p: Pen, seed = 2, color = "#E8658A"): string {
  const rng = random(seed);
  const bark = p.lin([[0, "#7A5240"], [1, "#3E2820"]], 0, 0, 1, 0);
  let out = path("M-22 0C-30 -120 10 -220 -10 -330C-20 -420 40 -520 30 -640L48 -640C66 -520 14 -420 26 -330C44 -220 14 -120 26 0Z", bark);
  const twigs: readonly (readonly [number, number, number, number])[] = [[0, -200, -220, -390], [8, -300, 210, -440], [6, -400, -190, -560], [24, -480, 230, -650], [40, -600, -60, -760], [40, -620, 110, -780], [-110, -300, -280, -330], [120, -375, 280, -380]];
  for (const [x0, y0, x1, y1] of twigs) out += line(`M${x0} ${y0}Q${num((x0 + x1) / 2)} ${num(y0 - 20)} ${x1} ${y1}`, "#5A3A2C", 13);
  for (const [x0, y0, x1, y1] of twigs) for (let k = 0; k < 5; k += 1) {
    const t = 0.3 + k * 0.17;
    const x = x0 + (x1 - x0) * t + (rng() - 0.5) * 50;
    const y = y0 + (y1 - y0) * t - 20 * Math.sin(t * 3) + (rng() - 0.5) * 50;
    out += k % 4 === 3 ? circle(x, y, 15, p.ball(color)) : at(x, y, 0.8 + rng() * 0.4, blossom(p, color), rng() * 70);
  }
  return out;
}

/** Bonsai tree in a shallow glazed tray; flowering peach when `flower`. */
export function bonsai(p: Pen, flower: boolean, glaze = INDIGO): string {
  const rng = random(flower ? 61 : 60);
  const pad = (x: number, y: number, rx: number, ry: number): string => {
    const g = flower ? "#7A9A52" : "#3F7A46";
    let out = "";
    const lobes = 9;
    for (let i = 0; i < lobes; i += 1) out += ellipse(x + ((i / (lobes - 1)) * 2 - 1) * rx * 0.8, y + (i % 2 === 0 ? 10 : -ry * 0.5), rx * 0.3, ry * 0.72, p.rad([[0, tint(g, 0.4)], [0.5, g], [1, shade(g, 0.42)]]));
    if (flower) for (let i = 0; i < 11; i += 1) out += at(x + (rng() - 0.5) * rx * 1.9, y + (rng() - 0.6) * ry * 1.7, 0.62 + rng() * 0.25, blossom(p), rng() * 72);
    else for (let i = 0; i < 12; i += 1) out += ellipse(x + (rng() - 0.5) * rx * 1.7, y + (rng() - 0.7) * ry * 1.1, 17, 8, tint(g, 0.35), { opacity: 0.7 });
    return out;
  };
  return p.shadow(310, 56) + path("M-300 -130L-270 -24L-250 0L-200 0L-190 -16L190 -16L200 0L250 0L270 -24L300 -130Z", p.cyl(glaze, 0.5)) + path("M-316 -150L316 -150L308 -116L-308 -116Z", p.cyl(tint(glaze, 0.1), 0.4)) + line("M-240 -70L240 -70", tint(glaze, 0.5), 4, { opacity: 0.5 }) +
    path("M-280 -150C-160 -196 160 -196 280 -150Z", "#6A7A3C") + ellipse(150, -166, 54, 26, p.ball("#9A958A")) + ellipse(-180, -160, 34, 18, p.ball("#8A857A")) +
    path("M-90 -150C-60 -200 -40 -250 -100 -330C-150 -400 -70 -460 10 -500C50 -520 60 -570 50 -640L84 -640C100 -560 90 -500 40 -460C-30 -410 -70 -400 -40 -340C10 -260 10 -210 60 -150Z", p.lin([[0, "#8A6448"], [0.4, "#6B4832"], [1, "#38241A"]], 0, 0, 1, 0)) + line("M-60 -170C-30 -230 -40 -280 -80 -340M-20 -420C20 -450 56 -480 62 -540", "#B08A66", 6, { opacity: 0.5 }) +
    line("M-100 -370C-180 -400 -220 -420 -260 -440", "#5E3F2C", 22) + line("M20 -470C110 -470 170 -450 230 -440", "#4E3426", 20) + line("M60 -600C20 -640 -40 -650 -80 -650", "#5E3F2C", 16) +
    pad(-250, -450, 150, 60) + pad(226, -456, 160, 60) + pad(-80, -610, 130, 56) + pad(90, -700, 170, 74);
}
