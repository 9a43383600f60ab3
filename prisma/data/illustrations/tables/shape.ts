import type { Backdrop } from "../backdrops";
import type { SceneTone } from "../palette";
import type { Draw } from "../svg";

/** One thing in a scene: drawing, place from the middle of the floor, size, turn in degrees; `flip` mirrors. */
export type Item = readonly [draw: Draw, x: number, y: number, size: number, turn?: number, flip?: boolean];

/** One composition: backdrop, tone, things from back to front. */
export type Composition = { readonly back: Backdrop; readonly tone: SceneTone; readonly items: readonly Item[] };

/** Four compositions, one per variant. */
export type Compositions = readonly [Composition, Composition, Composition, Composition];

/** Writes a composition down in one line. */
export function comp(back: Backdrop, tone: SceneTone, ...items: Item[]): Composition {
  return { back, tone, items };
}
