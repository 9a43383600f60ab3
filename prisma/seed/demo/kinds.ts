import { readFileSync } from "node:fs";
import type { SceneKind } from "../../data/products/load";

/** What a kind of product is called, and the crop it is grown from where it has one of its own. */
export interface Kind {
  vi: string;
  en: string;
  zh: string;
  crop?: string;
  yieldKgPerHa?: number;
}

const kinds = JSON.parse(readFileSync(new URL("../../data/reference/kinds.json", import.meta.url), "utf8")) as Record<SceneKind, Kind>;

export function kindOf(scene: SceneKind): Kind {
  return kinds[scene];
}

/** What is grown for any kind, each once. */
export const cropsOfKinds = [...new Set(Object.values(kinds).flatMap((kind) => kind.crop ?? []))];
