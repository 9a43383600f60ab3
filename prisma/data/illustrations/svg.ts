/** Colour stop of a gradient: offset 0..1, colour, opacity (1 when left out). */
export type Stop = readonly [offset: number, color: string, opacity?: number];
export type Point = readonly [x: number, y: number];
export type Attrs = Readonly<Record<string, string | number | undefined>>;
/** A drawing in its own coordinates: it stands on (0, 0), up is negative y. */
export type Draw = (p: Pen) => string;

/** Number as short text: one decimal is below a pixel at every size the shop serves. */
export function num(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function attrText(attrs: Attrs): string {
  let out = "";
  for (const [name, value] of Object.entries(attrs)) {
    if (value !== undefined) out += ` ${name}="${typeof value === "number" ? String(Math.round(value * 1000) / 1000) : value}"`;
  }
  return out;
}

/** Filled path. */
export function path(d: string, fill: string, attrs: Attrs = {}): string {
  return `<path d="${d}" fill="${fill}"${attrText(attrs)}/>`;
}

/** Stroked open path with round ends. */
export function line(d: string, stroke: string, width: number, attrs: Attrs = {}): string {
  return `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${num(width)}" stroke-linecap="round" stroke-linejoin="round"${attrText(attrs)}/>`;
}

export function ellipse(cx: number, cy: number, rx: number, ry: number, fill: string, attrs: Attrs = {}): string {
  return `<ellipse cx="${num(cx)}" cy="${num(cy)}" rx="${num(rx)}" ry="${num(ry)}" fill="${fill}"${attrText(attrs)}/>`;
}

export function circle(cx: number, cy: number, r: number, fill: string, attrs: Attrs = {}): string {
  return `<circle cx="${num(cx)}" cy="${num(cy)}" r="${num(r)}" fill="${fill}"${attrText(attrs)}/>`;
}

export function rect(x: number, y: number, w: number, h: number, fill: string, attrs: Attrs = {}): string {
  return `<rect x="${num(x)}" y="${num(y)}" width="${num(w)}" height="${num(h)}" fill="${fill}"${attrText(attrs)}/>`;
}

export function group(content: string, attrs: Attrs = {}): string {
  return `<g${attrText(attrs)}>${content}</g>`;
}

/** Places a drawing: moved to (x, y), turned by degrees, scaled (sx mirrors when negative). */
export function at(x: number, y: number, s: number, content: string, turn = 0, sx = s): string {
  const scale = s === 1 && sx === 1 ? "" : ` scale(${Math.round(sx * 1000) / 1000} ${Math.round(s * 1000) / 1000})`;
  const rotate = turn === 0 ? "" : ` rotate(${num(turn)})`;
  return `<g transform="translate(${num(x)} ${num(y)})${rotate}${scale}">${content}</g>`;
}

export function polygon(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${num(x)} ${num(y)}`).join("L")}Z`;
}

/** Smooth curve through all the points (Catmull-Rom), closed or open. */
export function smooth(points: readonly Point[], closed = false, tension = 1): string {
  const count = points.length;
  const pick = (i: number): Point => {
    const index = closed ? (i + count) % count : Math.min(count - 1, Math.max(0, i));
    return points[index] ?? [0, 0];
  };
  const [sx, sy] = pick(0);
  let d = `M${num(sx)} ${num(sy)}`;
  const k = tension / 6;
  for (let i = 0; i < (closed ? count : count - 1); i += 1) {
    const [a, b, c, e] = [pick(i - 1), pick(i), pick(i + 1), pick(i + 2)];
    d += `C${num(b[0] + (c[0] - a[0]) * k)} ${num(b[1] + (c[1] - a[1]) * k)} ${num(c[0] - (e[0] - b[0]) * k)} ${num(c[1] - (e[1] - b[1]) * k)} ${num(c[0])} ${num(c[1])}`;
  }
  return closed ? `${d}Z` : d;
}

/** Outline of a turned vessel from its half profile [y, half width], top first; the foot is rounded. */
export function lathe(profile: readonly Point[], foot = 0.14): string {
  const first = profile[0] ?? [0, 0];
  const last = profile[profile.length - 1] ?? [0, 0];
  const side = (list: readonly Point[], sign: number): string => {
    let d = "";
    for (let i = 1; i < list.length; i += 1) {
      const [y0, r0] = list[i - 1] ?? [0, 0];
      const [y1, r1] = list[i] ?? [0, 0];
      const mid = (y0 + y1) / 2;
      d += r0 === r1 || y0 === y1
        ? `L${num(sign * r1)} ${num(y1)}`
        : `C${num(sign * r0)} ${num(mid)} ${num(sign * r1)} ${num(mid)} ${num(sign * r1)} ${num(y1)}`;
    }
    return d;
  };
  const dip = last[1] * foot;
  return `M${num(first[1])} ${num(first[0])}${side(profile, 1)}C${num(last[1])} ${num(last[0] + dip)} ${num(-last[1])} ${num(last[0] + dip)} ${num(-last[1])} ${num(last[0])}${side([...profile].reverse(), -1)}Z`;
}

/** Band around a vessel of half width r between two heights, bent like the vessel seen from above. */
export function band(r: number, top: number, bottom: number, bend: number): string {
  return `M${num(-r)} ${num(top)}Q0 ${num(top + bend * 2)} ${num(r)} ${num(top)}L${num(r)} ${num(bottom)}Q0 ${num(bottom + bend * 2)} ${num(-r)} ${num(bottom)}Z`;
}

/** Repeatable random numbers 0..1 from a whole-number seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function channel(color: string, index: number): number {
  return Number.parseInt(color.slice(1 + index * 2, 3 + index * 2), 16);
}

/** Colour between two #rrggbb colours, t from 0 (first) to 1 (second). */
export function mix(a: string, b: string, t: number): string {
  const part = (i: number): string =>
    Math.round(channel(a, i) + (channel(b, i) - channel(a, i)) * t).toString(16).padStart(2, "0");
  return `#${part(0)}${part(1)}${part(2)}`;
}

/** Darker: towards a warm plum black, so that shadows keep their colour. */
export function shade(color: string, t: number): string {
  return mix(color, "#241322", t);
}

/** Lighter: towards sunlit paper. */
export function tint(color: string, t: number): string {
  return mix(color, "#fff6e2", t);
}

/** Collects the definitions (gradients, clips, reused drawings) of one picture, each once. */
export class Pen {
  private readonly ids = new Map<string, string>();
  private readonly bodies: string[] = [];
  readonly rnd: () => number;

  constructor(
    private readonly prefix: string,
    seed: number,
  ) {
    this.rnd = random(seed);
  }

  private define(key: string, body: (id: string) => string): string {
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = `${this.prefix}${this.ids.size.toString(36)}`;
    this.ids.set(key, id);
    this.bodies.push(body(id));
    return id;
  }

  private stops(stops: readonly Stop[]): string {
    return stops
      .map(([o, c, a]) => `<stop offset="${Math.round(o * 100) / 100}" stop-color="${c}"${a === undefined ? "" : ` stop-opacity="${a}"`}/>`)
      .join("");
  }

  /** Straight gradient along (x1,y1)-(x2,y2) of the shape's box. */
  lin(stops: readonly Stop[], x1 = 0, y1 = 0, x2 = 0, y2 = 1): string {
    const inner = this.stops(stops);
    const axis = `x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"`;
    return `url(#${this.define(`l${axis}${inner}`, (id) => `<linearGradient id="${id}" ${axis}>${inner}</linearGradient>`)})`;
  }

  /** Round gradient; by default its middle lies where the light falls, upper left. */
  rad(stops: readonly Stop[], cx = 0.36, cy = 0.3, r = 0.78): string {
    const inner = this.stops(stops);
    const axis = `cx="${cx}" cy="${cy}" r="${r}"`;
    return `url(#${this.define(`r${axis}${inner}`, (id) => `<radialGradient id="${id}" ${axis}>${inner}</radialGradient>`)})`;
  }

  /** Fill for a round body of one colour. */
  ball(color: string, depth = 0.42): string {
    return this.rad([[0, tint(color, 0.45)], [0.35, tint(color, 0.1)], [0.7, shade(color, depth * 0.35)], [1, shade(color, depth)]]);
  }

  /** Fill for an upright round body (jar, bottle, drum). */
  cyl(color: string, depth = 0.38): string {
    return this.lin([[0, shade(color, depth * 0.5)], [0.12, color], [0.32, tint(color, 0.35)], [0.55, color], [0.86, shade(color, depth * 0.75)], [1, shade(color, depth)]], 0, 0, 1, 0);
  }

  /** Fill from light (top) to dark (bottom) of one colour. */
  fall(color: string, up = 0.18, down = 0.18): string {
    return this.lin([[0, tint(color, up)], [1, shade(color, down)]]);
  }

  /** Repeating tile of w by h. */
  tile(w: number, h: number, content: string, transform = ""): string {
    const id = this.define(`t${w},${h},${transform}${content}`, (name) =>
      `<pattern id="${name}" width="${num(w)}" height="${num(h)}" patternUnits="userSpaceOnUse"${transform === "" ? "" : ` patternTransform="${transform}"`}>${content}</pattern>`);
    return `url(#${id})`;
  }

  /** Content shown only inside the outline d. */
  clip(d: string, content: string): string {
    const id = this.define(`c${d}`, (name) => `<clipPath id="${name}"><path d="${d}"/></clipPath>`);
    return `<g clip-path="url(#${id})">${content}</g>`;
  }

  /** A drawing kept once in the picture and shown wherever it is called for. */
  once(key: string, make: () => string): string {
    const known = this.ids.get(`u${key}`);
    if (known !== undefined) return `<use href="#${known}"/>`;
    const content = make();
    const id = this.define(`u${key}`, (name) => `<g id="${name}">${content}</g>`);
    return `<use href="#${id}"/>`;
  }

  /** Shadow where a thing of half width r meets the ground, falling to the lower right. */
  shadow(r: number, ry = r * 0.2, strength = 0.42): string {
    const soft = this.rad([[0, "#1c1026", strength], [0.55, "#1c1026", strength * 0.55], [1, "#1c1026", 0]], 0.5, 0.5, 0.5);
    return ellipse(r * 0.14, ry * 0.12, r * 1.2, ry, soft);
  }

  /** The finished picture. */
  svg(width: number, height: number, content: string): string {
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><defs>${this.bodies.join("")}</defs>${content}</svg>`;
  }
}
