import { at, circle, ellipse, line, mix, num, path, type Pen, random, rect, shade, tint } from "./svg";
import { type Scheme } from "./palette";
import { aniseTree, clothLine, fruitTree, karst, mist, stiltHouse, terraces } from "./objects/land";
import { custardApple, custardAppleOpen } from "./objects/fruit";
import { leaf } from "./objects/leaves";
import { basket } from "./objects/ware";
import { pile } from "./tables/fresh";

/** Sky with a glowing sun and, when asked, long thin clouds. */
export function sky(p: Pen, w: number, h: number, s: Scheme, sunX: number, sunY: number, sunR: number): string {
  let clouds = "";
  for (let i = 0; i < 4; i += 1) {
    const x = ((i * 0.29 + 0.08) % 1) * w;
    const y = h * (0.08 + (i % 3) * 0.08);
    clouds += path(`M${num(x)} ${num(y)}q${num(w * 0.05)} ${num(-h * 0.035)} ${num(w * 0.1)} ${num(-h * 0.004)}q${num(w * 0.05)} ${num(-h * 0.02)} ${num(w * 0.09)} ${num(h * 0.004)}Z`, "#fff", { opacity: 0.5 });
  }
  return rect(0, 0, w, h, p.lin([[0, s.base], [0.5, s.light], [1, tint(s.sun, 0.6)]])) + circle(sunX, sunY, sunR * 2.8, p.rad([[0, s.sun, 0.6], [1, s.sun, 0]], 0.5, 0.5, 0.5)) + circle(sunX, sunY, sunR, p.lin([[0, tint(s.sun, 0.35)], [1, s.sun]])) + clouds;
}

/** Meadow strip with grass tufts. */
export function meadow(p: Pen, w: number, y: number, h: number, color: string, seed: number): string {
  const rng = random(seed);
  let tufts = "";
  for (let i = 0; i < 60; i += 1) {
    const t = rng();
    tufts += `M${num(rng() * w)} ${num(y + 24 + t * (h - 24))}q4 ${num(-10 - t * 16)} ${num(6 + t * 4)} ${num(-18 - t * 18)}`;
  }
  return path(`M0 ${y + 20}Q${num(w * 0.3)} ${y - 26} ${num(w * 0.6)} ${y + 14}T${w} ${y}L${w} ${y + h}L0 ${y + h}Z`, p.lin([[0, tint(color, 0.28)], [0.4, color], [1, shade(color, 0.3)]])) + line(tufts, tint(color, 0.35), 3, { opacity: 0.55 });
}

/** Square scene of a homestay: stilt house before karst; variant changes place, light and what stands near. */
export function homestay(p: Pen, s: Scheme, variant: number): string {
  const roof = ["#6E4A3C", "#7A3E2E", "#5A4A44", "#8A5238"][variant] ?? "#6E4A3C";
  const near = mix(s.near, "#5E9A48", 0.55);
  const ground = [
    () => karst(p, 0, 1200, 660, 460, mix(s.base, s.near, 0.45), 41) + mist(p, 0, 1200, 420, 700, tint(s.base, 0.5)) + terraces(p, 1200, 640, 1220, ["#A9B84A", "#7FA650", "#5E9A48"], 3, 6),
    () => karst(p, 0, 1200, 620, 380, mix(s.base, s.near, 0.4), 47) + mist(p, 0, 1200, 400, 700, tint(s.base, 0.5)) + meadow(p, 1200, 640, 580, near, 4) + path("M0 1010Q360 940 700 1010T1200 990L1200 1200L0 1200Z", p.lin([[0, "#8FC1CE"], [1, "#3E7A8A"]])) + line("M90 1060h180M420 1090h240M800 1050h150M200 1140h260M700 1150h300", "#fff", 6, { opacity: 0.45 }),
    () => [90, 250, 960, 1110].map((x, i) => at(x, 700 + (i % 2) * 20, 1.25, aniseTree(p, mix(s.near, "#3F7050", 0.4), i + 1))).join("") + mist(p, 0, 1200, 420, 740, tint(s.base, 0.5), 0.6) + meadow(p, 1200, 660, 560, near, 8) + path("M520 1220C560 1100 700 1060 640 960L700 960C780 1080 700 1120 760 1220Z", "#E3C79A"),
    () => karst(p, -100, 460, 720, 520, mix(s.base, s.near, 0.55), 51) + karst(p, 760, 1200, 720, 420, mix(s.base, s.near, 0.5), 53) + mist(p, 0, 1200, 460, 740, tint(s.base, 0.5)) + meadow(p, 1200, 690, 530, near, 9),
  ][variant] ?? (() => "");
  const place = ([[560, 860, 1.2], [640, 880, 1.25], [520, 900, 1.35], [650, 900, 1.2]] as const)[variant] ?? [600, 900, 1.2];
  const extras = [
    at(130, 1080, 1.1, fruitTree(p, "#4C8A44", "#E8702A", 3)) + at(1090, 1130, 1.2, fruitTree(p, "#4C8A44", "#B9D07A", 2)),
    at(120, 930, 1.5, aniseTree(p, "#3F7050", 2)) + at(990, 1010, 0.8, fruitTree(p, "#4C8A44", "#E8702A", 3)),
    at(740, 1130, 1.1, clothLine(p, 380)),
    at(70, 1110, 1.05, clothLine(p, 320, ["#1F2A44", "#7A1E2A", "#2C3F6B"])) + at(1060, 1130, 1.3, fruitTree(p, "#5E8A3E", "#E8A02A", 5)),
  ][variant] ?? "";
  return sky(p, 1200, 1200, s, [900, 260, 620, 300][variant] ?? 900, [240, 220, 330, 300][variant] ?? 240, [90, 80, 150, 100][variant] ?? 90) + ground() + at(place[0], place[1], place[2], stiltHouse(p, roof)) + extras;
}

/** What stands nearest in the four views of the walk: nothing, a laden branch, a ladder, full baskets. */
function foreground(p: Pen, variant: number): string {
  if (variant === 1) {
    const bough = line("M-40 120C260 60 480 150 760 90S1020 110 1120 60", "#6B4A2E", 30) + line("M-40 112C260 52 480 142 760 82", "#A07A50", 8);
    const foliage = [...Array(13).keys()].map((i) => at(20 + i * 84, 104 + ((i * 31) % 40), 1, leaf(p, 230, 96, i % 2 === 0 ? "#3F7A3E" : "#5A9448", 4), 120 + ((i * 47) % 130))).join("");
    return bough + foliage + at(300, 440, 0.95, custardApple(p)) + at(640, 400, 0.8, custardApple(p)) + at(930, 380, 0.7, custardApple(p));
  }
  if (variant === 2) return at(300, 1130, 1, line("M-70 0L20 -560M70 0L60 -560", "#8A5E34", 22) + [...Array(7).keys()].map((i) => line(`M${-54 + i * 11} ${-70 - i * 74}L${66 - i} ${-70 - i * 74}`, "#B98A52", 16)).join("")) + at(860, 1150, 0.72, basket(p, 300, 280, pile(custardApple, 300, 0.9)(p)));
  if (variant === 3) return at(330, 1150, 0.9, basket(p, 300, 280, pile(custardApple, 300, 0.9)(p))) + at(900, 1160, 0.75, p.shadow(150, 40) + custardAppleOpen(p)) + at(760, 1175, 0.6, p.shadow(150, 40) + custardApple(p));
  return "";
}

/** Square scene of the custard-apple walk: a path between trees up to the limestone; nobody on it. */
export function orchard(p: Pen, s: Scheme, variant: number): string {
  const rng = random(variant + 70);
  const fruit = "#B9D07A";
  const foliage = ["#4C8A44", "#5E8A3E", "#3F7A4A", "#6A8A3E"][variant] ?? "#4C8A44";
  const cliffs = variant === 1 ? karst(p, -60, 520, 640, 560, mix(s.base, s.near, 0.55), 63) + karst(p, 700, 1200, 640, 480, mix(s.base, s.near, 0.5), 64) : karst(p, 0, 1200, 600, [440, 0, 380, 500][variant] ?? 400, mix(s.base, s.near, 0.5), 60 + variant);
  const bend = [0, 160, -180, 80][variant] ?? 0;
  let trees = "";
  const rows = variant === 2 ? 5 : 4;
  for (let i = 0; i < rows; i += 1) {
    const t = i / (rows - 1);
    const y = 690 + t * t * 420;
    const gap = 120 + t * 430;
    const cx = 600 + bend * (1 - t) * 0.9;
    const size = 0.55 + t * 1.25;
    trees += at(cx - gap - rng() * 30, y, size, fruitTree(p, foliage, fruit, 1 + (i % 2))) + at(cx + gap + rng() * 30, y + 10, size, fruitTree(p, shade(foliage, 0.06), fruit, 2 - (i % 2)));
    if (t < 0.7) trees += at(cx - gap * 2.3, y - 12, size * 0.9, fruitTree(p, foliage, fruit, 1)) + at(cx + gap * 2.4, y - 14, size * 0.9, fruitTree(p, foliage, fruit, 2));
  }
  const way = `M${num(560 + bend)} 660C${num(540 + bend * 0.6)} 760 480 900 320 1220L880 1220C740 900 ${num(660 + bend * 0.6)} 760 ${num(640 + bend)} 660Z`;
  return sky(p, 1200, 1200, s, [260, 600, 920, 600][variant] ?? 260, [230, 330, 220, 200][variant] ?? 230, [86, 140, 80, 90][variant] ?? 86) + cliffs + mist(p, 0, 1200, 400, 690, tint(s.base, 0.5)) + meadow(p, 1200, 640, 580, mix(foliage, "#A9B84A", 0.4), 12 + variant) +
    path(way, p.lin([[0, "#EBD9B0"], [1, "#C99E66"]])) + line(`M${num(590 + bend)} 700C${num(580 + bend * 0.5)} 800 540 960 470 1200M${num(612 + bend)} 700C${num(620 + bend * 0.5)} 800 690 960 740 1200`, "#fff3d6", 6, { opacity: 0.5 }) + trees +
    foreground(p, variant) + [...Array(14).keys()].map((i) => ellipse(380 + ((i * 137) % 460), 900 + ((i * 53) % 280), 9 + (i % 3) * 4, 5, "#A87F4E", { opacity: 0.5 })).join("");
}
