import { at, circle, ellipse, line, mix, num, path, type Pen, polygon, random, rect, shade, tint } from "../svg";
import { grains, leaf } from "./leaves";

/** Bánh chưng: square cake in dong leaves tied crosswise with bamboo string. */
export function banhChung(p: Pen): string {
  return p.once("banhchung", () => {
    const tie = (d: string): string => line(d, "#8F6A30", 13) + line(d, "#EBD193", 8);
    return p.shadow(260, 60) + path("M-250 -190L30 -120L30 6L-246 -70Z", p.lin([[0, "#4C7F3E"], [1, "#2C5529"]])) + path("M30 -120L290 -210L284 -84L30 6Z", p.lin([[0, "#396B33"], [1, "#1E4020"]])) +
      path("M-250 -190L20 -284L290 -210L30 -120Z", p.lin([[0, "#8FB463"], [1, "#5B8F48"]], 0, 0, 1, 1)) + line("M-200 -188L60 -278M-140 -172L130 -262M-70 -152L200 -244", "#B6CF84", 3, { opacity: 0.5 }) + path("M-250 -190L-110 -238L-70 -150L30 -120L30 -96Z", "#2C5529", { opacity: 0.22 }) +
      tie("M-160 -166L-158 -46M-66 -142L-64 -20M-160 -166L112 -260M-66 -142L206 -234") + tie("M120 -152L116 -28M210 -182L206 -58M120 -152L-158 -222M210 -182L-62 -254") + circle(24, -204, 13, "#EBD193") + line("M24 -204C50 -250 86 -250 96 -232M24 -204C0 -244 -30 -250 -44 -236", "#EBD193", 7);
  });
}

/** Slice of sticky-rice cake with mung bean and pork; black rice when `dark`. */
export function cakeSlice(p: Pen, dark: boolean): string {
  return p.once(`lat${dark}`, () => {
    const rice = dark ? "#3B2440" : "#B9CC84";
    const rng = random(6);
    let grain = "";
    for (let i = 0; i < 54; i += 1) {
      const a = rng() * 6.283;
      const r = 0.72 + rng() * 0.26;
      const sq = 1 / Math.max(Math.abs(Math.cos(a)), Math.abs(Math.sin(a)));
      grain += ellipse(Math.cos(a) * 150 * Math.min(sq, 1.25) * r, -150 + Math.sin(a) * 118 * Math.min(sq, 1.25) * r, 10, 5, tint(rice, 0.32), { opacity: 0.8 });
    }
    return p.shadow(190, 44) + path("M-180 -270Q-184 -290 -160 -290L164 -290Q186 -290 184 -268L184 -20Q184 2 160 2L-160 2Q-184 2 -182 -22Z", p.lin([[0, tint(rice, 0.2)], [1, shade(rice, 0.22)]])) + grain +
      path("M-124 -160C-110 -226 110 -228 126 -156C128 -66 -120 -62 -124 -160Z", p.rad([[0, "#FBE59A"], [0.7, "#EFC85E"], [1, "#C99A3A"]])) + path("M-76 -146C-60 -186 66 -188 80 -142C70 -104 -66 -102 -76 -146Z", p.lin([[0, "#F3D9C4"], [0.35, "#E9B79E"], [1, "#A9684E"]])) + line("M-60 -142C-20 -154 30 -154 64 -138", "#FFF1E2", 9, { opacity: 0.7 }) + line("M-176 -276L-176 -16", tint(rice, 0.5), 6, { opacity: 0.6 });
  });
}

/** Small cake in a dried banana leaf, tied at the middle (bánh gai, bánh ngải). */
export function leafParcel(p: Pen, color: string): string {
  return p.once(`goi${color}`, () => p.shadow(180, 40) + path("M-180 -60C-172 -116 -96 -138 0 -138C96 -138 172 -116 180 -60C172 -4 96 8 0 8C-96 8 -172 -4 -180 -60Z", p.lin([[0, tint(color, 0.35)], [0.5, color], [1, shade(color, 0.42)]], 0, 0, 0.5, 1)) + line("M-160 -70C-80 -110 80 -118 168 -72M-172 -48C-80 -70 80 -76 174 -46M-150 -20C-70 -34 70 -36 152 -18", shade(color, 0.35), 4, { opacity: 0.5 }) + path("M-180 -60L-224 -92L-216 -40L-230 -16L-178 -44ZM180 -60L222 -100L220 -46L238 -22L178 -44Z", shade(color, 0.12)) +
    [-52, 52].map((x) => line(`M${x} -136C${x + 16} -90 ${x + 16} -40 ${x} 6`, "#EBD193", 9)).join(""));
}

/** Unwrapped black bánh gai with sesame. */
export function blackCake(p: Pen, color = "#211A22"): string {
  return p.once(`gai${color}`, () => {
    const rng = random(12);
    let sesame = "";
    for (let i = 0; i < 30; i += 1) sesame += ellipse((rng() - 0.5) * 220, -96 + (rng() - 0.5) * 76, 7, 4, "#F2E3BE");
    return p.shadow(150, 34) + path("M-150 -60C-146 -124 -80 -146 0 -146C80 -146 146 -124 150 -60C146 0 90 8 0 8C-90 8 -146 0 -150 -60Z", p.rad([[0, tint(color, 0.4)], [0.45, color], [1, shade(color, 0.6)]])) + sesame + ellipse(-52, -116, 40, 12, "#fff", { opacity: 0.35, transform: "rotate(-14 -52 -116)" });
  });
}

const XOI = ["#6B2F6E", "#C8342B", "#E8B21F", "#4E8A3A", "#F5EEDC"] as const;

/** Five-colour sticky rice as five lobes round a middle, seen at a slant. Centre (0,0), radius w. */
export function fiveColorRice(p: Pen, w: number): string {
  return p.once(`xoi${w}`, () => {
    const lobes: [number, string][] = [];
    XOI.forEach((color, i) => {
      const a = (i / 5) * 6.283 - 2.2;
      const x = Math.cos(a) * w * 0.54;
      const y = Math.sin(a) * w * 0.25;
      const grain = at(x, y - w * 0.14, 1, grains(31 + i, w * 0.38, w * 0.24, 44, [tint(color, 0.36), shade(color, 0.2), tint(color, 0.2)], w * 0.055));
      lobes.push([y, ellipse(x, y - w * 0.1, w * 0.46, w * 0.36, p.rad([[0, tint(color, 0.22)], [0.5, color], [1, shade(color, 0.42)]], 0.4, 0.25, 0.8)) + grain]);
    });
    return lobes.sort((a, b) => a[0] - b[0]).map((l) => l[1]).join("");
  });
}

/** Cube of black grass jelly, glossy. Base middle (0,0), edge about 120. */
export function jellyCube(p: Pen): string {
  return p.once("thach", () => path(polygon([[-104, -120], [0, -84], [0, 24], [-104, -14]]), p.lin([[0, "#3A3038"], [1, "#120D14"]])) + path(polygon([[0, -84], [104, -120], [104, -14], [0, 24]]), p.lin([[0, "#1F181F"], [1, "#0B080D"]])) + path(polygon([[-104, -120], [0, -158], [104, -120], [0, -84]]), p.lin([[0, "#7A6C74"], [0.5, "#43383F"], [1, "#2A2129"]], 0, 0, 1, 1)) +
    path("M-92 -112L-70 -104L-70 -18L-92 -26Z", "#fff", { opacity: 0.22 }) + path("M-60 -124L-4 -146L24 -136L-34 -114Z", "#fff", { opacity: 0.35 }) + line("M0 -84L0 20", "#6A5A64", 3, { opacity: 0.7 }));
}

/** Slab of set jelly with a corner cut off. */
export function jellySlab(p: Pen): string {
  return p.once("thachkhoi", () => p.shadow(300, 60) + path("M-300 -190L-290 -30Q-286 0 -250 4L220 4Q250 2 256 -26L268 -190Z", p.lin([[0, "#3A3038"], [1, "#0E0A10"]])) + path("M268 -190L256 -26L340 -80L348 -236Z", "#0B080D") + path("M-300 -190L-210 -250L348 -236L268 -190Z", p.lin([[0, "#8A7C84"], [0.4, "#4A3F46"], [1, "#2A2129"]], 0, 0, 1, 0.3)) + path("M-270 -170L-220 -170L-214 -30L-258 -30Z", "#fff", { opacity: 0.18 }) + path("M-190 -236L80 -232L40 -214L-230 -212Z", "#fff", { opacity: 0.35 }) + line("M-180 -170L-176 -30", "#fff", 5, { opacity: 0.14 }));
}

/** Fried and steamed pork belly (khau nhục): fanned slices with red-brown rind, for the mouth of a bowl of half width w. */
export function khauNhuc(p: Pen, w: number): string {
  let out = ellipse(0, 0, w * 0.9, w * 0.2, p.rad([[0, "#7A3512"], [1, "#3E180B"]]));
  for (let i = 0; i < 7; i += 1) {
    const k = (i - 3) / 3;
    const x = k * w * 0.6;
    const h = w * (0.74 - Math.abs(k) * 0.2);
    const s = w * 0.17;
    const slice = (d: string, fill: string): string => path(d, fill);
    out += at(x, w * 0.1 - Math.abs(k) * w * 0.04, 1,
      slice(`M${num(-s)} 0L${num(-s)} ${num(-h * 0.8)}Q0 ${num(-h * 1.18)} ${num(s)} ${num(-h * 0.8)}L${num(s)} 0Z`, p.lin([[0, "#B4561F"], [1, "#6A2A10"]])) +
      slice(`M${num(-s)} 0L${num(-s)} ${num(-h * 0.64)}Q0 ${num(-h * 0.98)} ${num(s)} ${num(-h * 0.64)}L${num(s)} 0Z`, p.lin([[0, "#F7DDB2"], [0.5, "#E9B986"], [1, "#C98A58"]])) +
      slice(`M${num(-s)} 0L${num(-s)} ${num(-h * 0.4)}Q0 ${num(-h * 0.6)} ${num(s)} ${num(-h * 0.4)}L${num(s)} 0Z`, p.lin([[0, "#A65A35"], [1, "#74341C"]])) +
      slice(`M${num(-s)} ${num(-h * 0.8)}Q0 ${num(-h * 1.18)} ${num(s)} ${num(-h * 0.8)}L${num(s)} ${num(-h * 0.68)}Q0 ${num(-h * 1.02)} ${num(-s)} ${num(-h * 0.68)}Z`, p.lin([[0, "#E08A3A"], [0.4, "#A8441A"], [1, "#6E240E"]], 0, 0, 1, 0)) + line(`M${num(-s * 0.5)} ${num(-h * 0.92)}Q0 ${num(-h * 1.02)} ${num(s * 0.3)} ${num(-h * 0.94)}`, "#FFE2B0", 6, { opacity: 0.8 }) + line(`M${num(s)} 0L${num(s)} ${num(-h * 0.78)}`, "#3E180B", 3, { opacity: 0.45 }), k * 15);
  }
  return out + at(-w * 0.3, w * 0.12, 0.5, leaf(p, 120, 60, "#4C8C3C", 3), -100) + at(w * 0.24, w * 0.16, 0.5, leaf(p, 120, 60, "#5E9E46", 3), 96);
}

/** Whole roast duck on its back for a plate; about 620 wide. */
export function roastDuck(p: Pen): string {
  return p.once("vit", () => {
    const skin = p.rad([[0, "#F6B45A"], [0.3, "#D9792A"], [0.68, "#A8441A"], [1, "#5E1F0E"]], 0.38, 0.24, 0.85);
    return path("M-250 -110C-330 -130 -370 -190 -350 -240C-338 -266 -300 -262 -300 -232C-300 -206 -270 -186 -220 -180Z", skin) + path("M-346 -244C-372 -276 -350 -304 -320 -296C-296 -290 -288 -262 -300 -240Z", skin) + path("M-350 -276L-404 -262C-410 -252 -400 -246 -388 -246L-346 -256Z", "#C9751F") + circle(-330, -274, 5, "#2A1208") +
      path("M-290 -90C-300 -220 -120 -290 60 -270C210 -252 290 -170 284 -90C276 -8 120 14 -20 10C-170 8 -284 -10 -290 -90Z", skin) + path("M-160 -100C-190 -180 -60 -220 20 -190C60 -174 60 -130 10 -110C-60 -80 -130 -60 -160 -100Z", p.rad([[0, "#F3A64A"], [0.5, "#C25F20"], [1, "#7A2C10"]])) +
      path("M120 -70C90 -170 200 -220 270 -170C310 -140 340 -110 392 -116C414 -118 420 -98 404 -90C416 -78 404 -62 386 -70C330 -54 280 -24 220 -16C160 -10 130 -40 120 -70Z", p.rad([[0, "#FBBE66"], [0.35, "#D9792A"], [0.75, "#A0401A"], [1, "#5E1F0E"]])) + ellipse(398, -94, 16, 13, "#F0DDBC") +
      path("M-200 -210C-120 -256 20 -262 110 -232C20 -242 -100 -234 -200 -190Z", "#FFF0C8", { opacity: 0.75 }) + ellipse(-80, -168, 40, 12, "#FFE7B4", { opacity: 0.6, transform: "rotate(-16 -80 -168)" }) + ellipse(226, -156, 36, 13, "#FFE7B4", { opacity: 0.7, transform: "rotate(20 226 -156)" }) + line("M-240 -60C-160 -10 20 0 160 -10", "#5E1F0E", 5, { opacity: 0.35 });
  });
}

/** Roast duck hanging from a hook at (0,0), downwards. */
export function hangingDuck(p: Pen): string {
  return p.once("vittreo", () => {
    const skin = p.rad([[0, "#FBBE66"], [0.28, "#DE8230"], [0.68, "#A8441A"], [1, "#54190C"]], 0.34, 0.36, 0.8);
    const dark = p.lin([[0, "#D9792A"], [1, "#6A240E"]]);
    const leg = "M74 520C130 530 170 570 176 640C178 664 162 690 150 716L130 712C134 680 128 650 104 630Z";
    return line("M0 -40C44 -66 44 14 -4 16", "#8E9196", 9) + path("M-30 10C-10 40 -22 110 -46 170L46 170C34 110 22 50 26 14C20 -20 -20 -22 -30 10Z", dark) + path("M30 6C20 -34 -40 -40 -58 -8C-66 14 -46 34 -20 34C4 34 28 26 30 6Z", skin) + path("M-52 -10L-108 6C-114 18 -104 26 -92 22L-50 20Z", "#C9751F") + circle(-30, -8, 5, "#2A1208") +
      path("M-110 230C-210 250 -250 340 -222 440C-216 456 -196 450 -196 434C-196 390 -176 350 -130 330Z", dark) + path("M110 230C210 250 250 340 222 440C216 456 196 450 196 434C196 390 176 350 130 330Z", p.lin([[0, "#A8441A"], [1, "#54190C"]])) + path(leg, dark) + `<g transform="scale(-1 1)">${path(leg, skin)}</g>` + ellipse(141, 720, 18, 14, "#E3CBA2") + ellipse(-141, 720, 18, 14, "#F0DDBC") +
      path("M-46 150C-120 190 -200 320 -198 440C-196 560 -110 630 0 630C110 630 196 560 198 440C200 320 120 190 46 150Q0 136 -46 150Z", skin) + path("M-130 300C-164 370 -160 460 -128 520C-112 430 -100 350 -62 250C-90 260 -114 276 -130 300Z", "#FFE9BC", { opacity: 0.55 }) + path("M-60 600C-20 560 20 560 60 600C20 620 -20 620 -60 600Z", "#54190C", { opacity: 0.55 }) + line("M0 180C14 300 14 440 0 560", "#6A240E", 5, { opacity: 0.35 }) + ellipse(-16, 90, 8, 40, "#FFE7B4", { opacity: 0.6, transform: "rotate(8 -16 90)" });
  });
}

/** Cut piece of marinated meat on skewers or strips (bò khô): fibrous bar. */
export function driedStrip(p: Pen, tone = "#6E2A1A"): string {
  return p.once(`bokho${tone}`, () => {
    const edge = "M-196 -10L-182 -26L-188 -38C-120 -56 -70 -40 -10 -48C60 -58 120 -40 172 -48L166 -34L194 -22L176 -8L188 8C130 18 90 8 30 20C-40 28 -110 14 -178 22L-170 8Z";
    return path(edge, p.lin([[0, tint(tone, 0.34)], [0.4, tone], [1, shade(tone, 0.55)]])) + line("M-176 -24C-110 -40 -40 -30 30 -38S130 -36 160 -34M-160 -6C-90 -18 0 -10 60 -20S140 -18 172 -14M-150 10C-80 2 -20 12 50 2S130 2 160 0M-120 -34C-80 -38 -60 -36 -30 -38", mix(tone, "#F0B07A", 0.55), 3, { opacity: 0.65 }) + line("M-140 -14C-60 -24 20 -18 120 -26M-110 4C-40 -4 40 2 110 -6", shade(tone, 0.6), 4, { opacity: 0.55 }) + path("M-186 -38C-120 -56 -70 -40 -10 -48C60 -58 120 -40 172 -48C120 -36 60 -46 0 -40C-70 -32 -120 -46 -186 -38Z", "#FFD9B0", { opacity: 0.4 }) + [-96, -24, 44, 118].map((x, i) => ellipse(x, -18 + (i % 2) * 16, 5, 3.6, "#F2CE8A")).join("");
  });
}

/** Grilled nem on a bamboo stick: three minced rolls with char. */
export function nemSkewer(p: Pen): string {
  return p.once("nem", () => {
    let rolls = "";
    for (let i = 0; i < 4; i += 1) {
      const x = -186 + i * 124;
      rolls += rect(x - 58, -46, 116, 92, p.lin([[0, "#F0B068"], [0.4, "#C9743A"], [1, "#6E2E16"]]), { rx: 40 }) + line(`M${x - 26} -38L${x - 38} 36M${x + 2} -42L${x - 8} 42M${x + 32} -38L${x + 22} 38`, "#4A1C0C", 8, { opacity: 0.55 }) + ellipse(x - 8, -28, 26, 7, "#FFE2B4", { opacity: 0.65 });
    }
    return line("M-330 0L330 0", "#C9A060", 12) + line("M-330 -3L330 -3", "#EBD193", 4) + rolls;
  });
}
