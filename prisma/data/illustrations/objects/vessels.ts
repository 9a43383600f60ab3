import { at, band, circle, ellipse, lathe, line, num, path, type Pen, type Point, rect, shade, tint } from "../svg";
import { ANISE, GOLD, INDIGO, LEAF, PERSIMMON } from "../palette";
import { label } from "./ware";

type Skin = { readonly glass: string; readonly cap: string; readonly paper: string; readonly ink: string; readonly accent: string };

/** Clear or tinted glass vessel with its filling, highlights and label. */
function glass(p: Pen, profile: readonly Point[], filling: readonly Point[], skin: Skin, tag: readonly [number, number, number], key: string): string {
  return p.once(`${key}${skin.glass}${skin.cap}${skin.paper}${skin.accent}`, () => {
    const outer = lathe(profile);
    const [r, top, bottom] = tag;
    const last = profile[profile.length - 1] ?? [0, 0];
    return p.shadow(last[1] * 1.1, last[1] * 0.3) + path(outer, "#F7F6EC", { opacity: 0.55, stroke: shade(skin.glass, 0.45), "stroke-width": 3, "stroke-opacity": 0.55 }) +
      path(lathe(filling), p.lin([[0, shade(skin.glass, 0.35)], [0.14, skin.glass], [0.3, tint(skin.glass, 0.4)], [0.6, skin.glass], [1, shade(skin.glass, 0.48)]], 0, 0, 1, 0.12)) +
      path(outer, p.lin([[0, "#fff", 0.3], [0.06, "#fff", 0.05], [0.9, "#1c1026", 0.05], [1, "#1c1026", 0.25]], 0, 0, 1, 0)) +
      label(p, r, top, bottom, skin.paper, skin.ink, skin.accent) +
      line(`M${num(-r * 0.78)} ${num(top - 46)}L${num(-r * 0.78)} ${num(bottom + 24)}`, "#fff", r * 0.09, { opacity: 0.4 }) + line(`M${num(r * 0.84)} ${num(top - 20)}L${num(r * 0.84)} ${num(bottom + 10)}`, "#fff", r * 0.04, { opacity: 0.3 });
  });
}

/** Screw lid or cork standing on height y. */
function lid(p: Pen, r: number, y: number, h: number, color: string): string {
  return path(`M${num(-r)} ${num(y - h)}L${num(-r)} ${num(y)}Q0 ${num(y + r * 0.26)} ${num(r)} ${num(y)}L${num(r)} ${num(y - h)}Z`, p.cyl(color, 0.4)) + ellipse(0, y - h, r, r * 0.14, tint(color, 0.3));
}

/** Wide-mouthed jar of honey. */
export function honeyJar(p: Pen, honey = "#E39A16", paper = "#FAF3DF", accent = GOLD): string {
  const skin = { glass: honey, cap: "#B88746", paper, ink: ANISE, accent };
  return glass(p, [[-430, 150], [-400, 152], [-372, 196], [-60, 200], [0, 176]], [[-352, 186], [-60, 188], [-14, 164]], skin, [197, -286, -96], "mat") + line("M-184 -352Q0 -318 184 -352", tint(honey, 0.55), 6) + lid(p, 160, -404, 62, "#C89A55") + path("M-178 -466Q0 -512 178 -466C186 -430 176 -410 186 -396C100 -372 -100 -372 -186 -396C-176 -410 -186 -430 -178 -466Z", p.cyl("#EFE3C6", 0.28)) + line("M-170 -424Q0 -394 170 -424", PERSIMMON, 9) + line("M-168 -438Q0 -408 168 -438", INDIGO, 4);
}

/** Straight jar for pickles, sauces and spice; colour of the filling tells what is in it. */
export function jar(p: Pen, filling: string, inside = "", cap = INDIGO, accent = PERSIMMON, paper = "#FAF7F0"): string {
  const profile: readonly Point[] = [[-400, 132], [-378, 134], [-352, 168], [-40, 170], [0, 152]];
  return p.once(`jar${filling}${cap}${accent}${inside.length}`, () => p.shadow(170, 48) + path(lathe(profile), "#F7F6EC", { opacity: 0.55 }) + path(lathe([[-356, 160], [-40, 162], [-10, 146]]), p.cyl(filling, 0.45)) +
    p.clip(lathe([[-356, 160], [-40, 162], [-10, 146]]), inside) + ellipse(0, -356, 158, 20, tint(filling, 0.25)) + path(lathe(profile), p.lin([[0, "#fff", 0.4], [0.09, "#fff", 0.04], [0.86, "#1c1026", 0], [1, "#1c1026", 0.3]], 0, 0, 1, 0)) +
    label(p, 168, -236, -78, paper, INDIGO, accent) + line("M-134 -336L-134 -36", "#fff", 13, { opacity: 0.45 }) + lid(p, 146, -384, 70, cap) + line("M-140 -428Q0 -396 140 -428", tint(cap, 0.4), 4, { opacity: 0.6 }));
}

/** Small amber bottle with a dropper. */
export function dropper(p: Pen, paper = "#F6EEDB"): string {
  const skin = { glass: "#7A3D14", cap: "#2B2430", paper, ink: LEAF, accent: GOLD };
  return glass(p, [[-420, 58], [-380, 58], [-316, 150], [-40, 152], [0, 134]], [[-410, 52], [-378, 52], [-312, 146], [-40, 148], [-6, 130]], skin, [150, -270, -80], "dau") + lid(p, 68, -404, 92, "#2B2430") + line("M-62 -470L-62 -416M-40 -462L-40 -404M-16 -458L-16 -400M10 -458L10 -400M36 -460L36 -404", "#5A5060", 4, { opacity: 0.7 }) + path("M-40 -496C-52 -560 -38 -620 0 -622C38 -620 52 -560 40 -496Z", p.cyl("#3A3140", 0.5)) + ellipse(-14, -580, 7, 22, "#fff", { opacity: 0.4 });
}

/** Slim bottle with shoulders: oil, sauce, syrup, wine or spirit by its colours. */
export function bottle(p: Pen, content: string, cap = "#2B2430", paper = "#FAF7F0", accent = PERSIMMON, shape: "round" | "wine" | "flask" | "sauce" = "round"): string {
  const shapes: Readonly<Record<typeof shape, readonly Point[]>> = {
    round: [[-580, 52], [-460, 56], [-370, 158], [-50, 160], [0, 142]],
    wine: [[-700, 40], [-540, 44], [-410, 118], [-40, 120], [0, 108]],
    flask: [[-600, 44], [-530, 46], [-440, 160], [-400, 172], [-60, 172], [0, 150]],
    sauce: [[-560, 54], [-500, 56], [-380, 112], [-240, 104], [-50, 118], [0, 104]],
  };
  const profile = shapes[shape];
  const fill = profile.slice(1).map(([y, r], i): Point => [i === 0 ? y + 34 : y - (y === 0 ? 8 : 0), r - 7]);
  const belly = shape === "flask" ? 171 : (profile[2]?.[1] ?? 100) - 1;
  const skin = { glass: content, cap, paper, ink: INDIGO, accent };
  const neck = profile[0] ?? [0, 0];
  return glass(p, profile, fill, skin, shape === "flask" ? [belly, -300, -130] : [belly, -330, -110], `chai${shape}`) + lid(p, neck[1] + 6, neck[0] + 66, 84, cap) + path(band(neck[1] + 5, neck[0] + 30, neck[0] + 40, 4), accent);
}

/** Aluminium can. */
export function can(p: Pen, color: string, accent: string): string {
  return p.once(`lon${color}`, () => {
    const body = lathe([[-396, 112], [-366, 132], [-40, 132], [0, 112]]);
    let dots = "";
    for (const [x, y, r] of [[-70, -120, 40], [40, -96, 56], [84, -190, 30], [-20, -186, 24], [-100, -210, 18]] as const) dots += rect(x - r, y - r, r * 2, r * 2, shade(accent, 0.1), { rx: r * 0.3, transform: `rotate(18 ${x} ${y})` }) + rect(x - r * 0.7, y - r * 0.72, r * 0.5, r * 0.3, "#fff", { opacity: 0.3, rx: 4 });
    return p.shadow(130, 36) + path(body, p.cyl(color, 0.45)) + p.clip(body, dots + path(band(134, -300, -276, 10), GOLD)) + path(body, p.lin([[0, "#1c1026", 0.3], [0.22, "#fff", 0.34], [0.4, "#fff", 0], [1, "#1c1026", 0.4]], 0, 0, 1, 0)) +
      ellipse(0, -396, 112, 22, "#E7E9EA") + ellipse(0, -393, 96, 16, p.lin([[0, "#9DA4A8"], [1, "#DADFE0"]])) + ellipse(0, -392, 34, 7, "#C3C9CC") + ellipse(10, -392, 14, 4, "#8A9196");
  });
}

/** Clear mineral-water bottle. */
export function waterBottle(p: Pen): string {
  return p.once("nuoc", () => {
    const profile: readonly Point[] = [[-640, 46], [-600, 48], [-480, 128], [-330, 130], [-300, 120], [-200, 122], [-170, 132], [-40, 130], [0, 108]];
    const d = lathe(profile);
    return p.shadow(130, 36) + path(d, p.lin([[0, "#7FB4CC", 0.85], [0.2, "#DDF1F6", 0.85], [0.5, "#A9D4E2", 0.75], [1, "#4D8CAA", 0.9]], 0, 0, 1, 0)) + p.clip(d, line("M-130 -150Q0 -124 130 -150M-130 -116Q0 -90 130 -116M-130 -82Q0 -56 130 -82M-130 -48Q0 -22 130 -48M-130 -440Q0 -410 130 -440", "#fff", 5, { opacity: 0.5 })) +
      path(band(130, -384, -190, 10), "#2E6C93") + p.clip(band(130, -384, -190, 10), path("M-140 -190L-140 -240L-84 -320L-50 -270L-10 -350L40 -262L70 -300L140 -220L140 -150Z", "#8FC1D6") + path("M-140 -160L-140 -214L-60 -262L20 -214L90 -254L140 -200L140 -150Z", "#F4FAFA") + circle(74, -336, 18, "#F6D27A")) +
      path(band(130, -384, -190, 10), p.lin([[0, "#1c1026", 0.3], [0.24, "#fff", 0.25], [0.5, "#fff", 0], [1, "#1c1026", 0.35]], 0, 0, 1, 0)) + line("M-92 -470L-92 -60", "#fff", 12, { opacity: 0.6 }) + lid(p, 54, -606, 62, "#2E6C93") + line("M-34 -664L-34 -610M-10 -660L-10 -606M14 -660L14 -606M36 -662L36 -608", "#5F9ABD", 4);
  });
}

/** Earthen liquor jug with a stopper of dried banana leaf and a cloth tie. */
export function liquorJug(p: Pen, color = "#6E4630"): string {
  return p.once(`vo${color}`, () => p.shadow(190, 52) + path("M-64 -430L-56 -392C-70 -350 -218 -326 -218 -184C-218 -70 -140 -6 -112 0Q0 26 112 0C140 -6 218 -70 218 -184C218 -326 70 -350 56 -392L64 -430Z", p.rad([[0, tint(color, 0.42)], [0.35, color], [0.75, shade(color, 0.4)], [1, shade(color, 0.68)]], 0.34, 0.42, 0.7)) + p.clip("M-64 -430L-56 -392C-70 -350 -218 -326 -218 -184C-218 -70 -140 -6 -112 0Q0 26 112 0C140 -6 218 -70 218 -184C218 -326 70 -350 56 -392L64 -430Z", path("M-240 -440L240 -440L240 -170C200 -150 170 -190 130 -160C100 -130 80 -170 40 -166C0 -160 -20 -120 -60 -156C-100 -190 -150 -130 -240 -176Z", shade(color, 0.45), { opacity: 0.5 }) + path("M-170 -270C-150 -300 -110 -320 -80 -322C-130 -280 -150 -220 -150 -160C-170 -160 -186 -180 -190 -200Z", "#FFEBD2", { opacity: 0.3 })) +
    path("M-62 -428C-70 -480 -40 -520 0 -520C40 -520 70 -480 62 -428Q0 -404 -62 -428Z", p.cyl("#B9924E", 0.4)) + line("M-40 -500L-48 -434M-14 -514L-16 -424M18 -514L16 -424M42 -498L46 -434", "#7E5F2C", 3) + path(band(66, -440, -414, 10), PERSIMMON) + path("M46 -418C90 -400 92 -360 80 -330L100 -322C118 -360 112 -410 60 -432Z", shade(PERSIMMON, 0.15)));
}

/** Flat round balm tin, lid leaning open behind. */
export function balmTin(p: Pen, color = LEAF): string {
  return p.once(`cao${color}`, () => {
    let star = "";
    for (let i = 0; i < 8; i += 1) star += at(0, 0, 1, path("M0 -16C-30 -46 -22 -92 0 -112C22 -92 30 -46 0 -16Z", GOLD), i * 45);
    return at(120, -150, 1, circle(10, 12, 190, "#1c1026", { opacity: 0.18 }) + circle(0, 0, 186, p.lin([[0, tint(color, 0.3)], [1, shade(color, 0.4)]], 0, 0, 1, 1)) + circle(0, 0, 164, "none", { stroke: GOLD, "stroke-width": 5 }) + star + circle(0, 0, 146, "none", { stroke: tint(color, 0.4), "stroke-width": 3, opacity: 0.6 })) +
      at(-70, 0, 1, p.shadow(210, 60) + path("M-210 -92L-206 -14C-160 62 160 62 206 -14L210 -92Z", p.cyl("#C9CDCF", 0.4)) + ellipse(0, -92, 210, 66, "#EDEFF0") + ellipse(0, -88, 192, 56, p.rad([[0, "#FFF8DA"], [0.6, "#F1E2A6"], [1, "#CDB86E"]])) + path("M-110 -100C-50 -124 60 -118 96 -92C40 -104 -40 -96 -110 -100Z", "#fff", { opacity: 0.6 }) + line("M-60 -70C0 -52 60 -60 100 -78", "#C9B46A", 5, { opacity: 0.6 }));
  });
}
