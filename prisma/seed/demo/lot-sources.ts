import { readFileSync } from "node:fs";
import type { DemoProduct, SceneKind } from "../../data/products/load";
import type { Chance } from "../random";
import { kindOf } from "./kinds";

interface Bought {
  ratioBp: number;
  vi: string;
}

const data = JSON.parse(readFileSync(new URL("../../data/reference/lot-sources.json", import.meta.url), "utf8")) as {
  grown: Partial<Record<SceneKind, number>>;
  hives: Partial<Record<SceneKind, number>>;
  bought: Partial<Record<SceneKind, Bought>>;
  other: Bought;
  suppliers: [string, ...string[]];
};

/** What a lot of a product is made of: the harvest of fields or hives, or something bought. `ratioBp`: grams out of 10,000 in. */
export type LotSource = { kind: "field" | "hives"; ratioBp: number } | { kind: "bought"; ratioBp: number; material: string };

export function sourceOf(product: DemoProduct): LotSource {
  const hives = data.hives[product.scene];
  if (hives !== undefined) return { kind: "hives", ratioBp: hives };
  if (kindOf(product.scene).crop !== undefined) return { kind: "field", ratioBp: data.grown[product.scene] ?? 10_000 };
  const { ratioBp, vi } = data.bought[product.scene] ?? data.other;
  return { kind: "bought", ratioBp, material: vi };
}

/** An invented supplier of the commune. */
export function supplierOf(chance: Chance, commune: string): string {
  return chance.pick(data.suppliers).replace("{commune}", commune);
}
