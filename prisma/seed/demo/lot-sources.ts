import { readFileSync } from "node:fs";
import type { DemoProduct, SceneKind } from "../../data/products/load";
import type { Chance } from "../random";
import { cropsOfKinds, kindOf } from "./kinds";

interface Bought {
  ratioBp: number;
  vi: string;
  parts?: Record<string, number>;
}
interface Grown {
  ratioBp: number;
  crop: string;
  yieldKgPerHa: number;
}

const data = JSON.parse(readFileSync(new URL("../../data/reference/lot-sources.json", import.meta.url), "utf8")) as {
  grown: Partial<Record<SceneKind, number>>;
  hives: Partial<Record<SceneKind, number>>;
  bought: Partial<Record<SceneKind, Bought>>;
  own: Record<string, Bought | Grown>;
  plots: Record<string, number>;
  other: Bought;
  suppliers: [string, ...string[]];
};

/** What a lot of a product is made of: the harvest of fields or hives, or something bought. `ratioBp`: grams out of 10,000 in. */
export type LotSource = ({ kind: "field" } & Grown) | { kind: "hives"; ratioBp: number } | { kind: "bought"; ratioBp: number; /** Shares of a hundred by material. */ parts: Record<string, number> };

const GROWN_G = 10_000;
const YIELD_KG_PER_HA = 5_000;

export function sourceOf(product: DemoProduct): LotSource {
  const own = data.own[product.key];
  if (own) return "crop" in own ? { kind: "field", ...own } : { kind: "bought", ratioBp: own.ratioBp, parts: own.parts ?? { [own.vi]: 100 } };
  const hives = data.hives[product.scene];
  if (hives !== undefined) return { kind: "hives", ratioBp: hives };
  const { crop, yieldKgPerHa = YIELD_KG_PER_HA } = kindOf(product.scene);
  if (crop !== undefined) return { kind: "field", crop, yieldKgPerHa, ratioBp: data.grown[product.scene] ?? GROWN_G };
  const { ratioBp, vi } = data.bought[product.scene] ?? data.other;
  return { kind: "bought", ratioBp, parts: { [vi]: 100 } };
}

/** From how many fields or apiaries a product is gathered. */
export function plotsOf(product: DemoProduct): number {
  return data.plots[product.key] ?? 1;
}

const crops = [...new Set([...cropsOfKinds, ...Object.values(data.own).flatMap((own) => ("crop" in own ? own.crop : []))])];

/** From 1 on, the same for the same crop; a producer has twenty numbers. */
export function cropNumber(crop: string): number {
  return crops.indexOf(crop) + 1;
}

/** An invented supplier of the commune. */
export function supplierOf(chance: Chance, commune: string): string {
  return chance.pick(data.suppliers).replace("{commune}", commune);
}
