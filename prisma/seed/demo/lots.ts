import { addDays, startOfDay, type LocalDate } from "~/lib/local-date";
import type { DemoProduct } from "../../data/products/load";
import { Chance, idOf } from "../random";
import type { Row } from "../session";
import { cropNumber, kindOf } from "./kinds";
import { animalIntake, harvest, honeyHarvest, inspectCraft, inspectFood, inspectFresh, intake, type LotStep, pack, process, ship } from "./lot-texts";

export interface LotRows {
  growingAreas: Row[];
  lots: Row[];
  events: Row[];
}

export interface LotContext {
  today: LocalDate;
  gtins: ReadonlyMap<string, string>;
  /** Centre of each commune. */
  coordinates: ReadonlyMap<string, { latitude: number; longitude: number }>;
  /** Running number of each producer. */
  serials: ReadonlyMap<string, number>;
}

/** Whether a batch of it can be named: not services, not living plants. */
function comesInLots(product: DemoProduct): boolean {
  return product.onSale && !product.handling.includes("service") && product.setNo <= 22 && (product.variants[0]?.stock ?? 0) > 0;
}

function isFresh(product: DemoProduct): boolean {
  return product.setNo <= 2;
}

/** The last day up to `limit` that lies in the season; `limit` itself for what has none. */
function lastDayInSeason(months: readonly number[], limit: LocalDate): LocalDate {
  if (months.length === 0) return limit;
  let candidate = limit;
  for (let step = 0; step < 366 && !months.includes(Number(candidate.slice(5, 7))); step += 1) candidate = addDays(candidate, -1);
  return candidate;
}

/** Growing areas, lots on sale and before, and what happened to them. Everything happened before `today` began. */
export function lotRows(products: readonly DemoProduct[], context: LotContext): LotRows {
  const areas = new Map<string, Row>();
  const rows: LotRows = { growingAreas: [], lots: [], events: [] };
  for (const product of products) {
    if (!comesInLots(product)) continue;
    const areaId = growingArea(product, context, areas);
    const chance = new Chance(`lots:${product.key}`);
    const shelfLife = product.shelfLifeDays ?? null;
    const newest = addDays(context.today, -chance.between(1, Math.max(1, Math.min(60, Math.floor((shelfLife ?? 300) / 5)))));
    const harvested = lastDayInSeason(product.seasonMonths ?? [], isFresh(product) ? newest : addDays(newest, -chance.between(1, 12)));
    // Fresh goods are what was picked; out of season there is none to sell.
    const produced = isFresh(product) ? harvested : newest;
    const bestBefore = shelfLife === null ? null : addDays(produced, shelfLife);
    const onSale = bestBefore === null || bestBefore >= context.today;
    addLot(rows, product, context, { status: onSale ? "on_sale" : "sold_out", harvested, produced, bestBefore, areaId, letter: "A" });
    if (!onSale || chance.next() < 0.5) continue;
    const earlier = addDays(produced, -chance.between(3, 20));
    const picked = lastDayInSeason(product.seasonMonths ?? [], addDays(earlier, -2));
    const made = isFresh(product) ? picked : earlier;
    addLot(rows, product, context, {
      status: "sold_out", harvested: picked, produced: made, bestBefore: shelfLife === null ? null : addDays(made, shelfLife), areaId, letter: "B",
    });
  }
  rows.growingAreas = [...areas.values()];
  return rows;
}

interface LotPlan {
  status: "on_sale" | "sold_out";
  harvested: LocalDate;
  produced: LocalDate;
  bestBefore: LocalDate | null;
  areaId: string | null;
  letter: string;
}

function addLot(rows: LotRows, product: DemoProduct, context: LotContext, plan: LotPlan): void {
  const variant = product.variants[0];
  if (!variant) return;
  const id = idOf(`lot:${product.key}:${plan.letter}`);
  const code = `${(variant.sku.split("-")[1] ?? "LO").slice(0, 4)}${plan.produced.slice(2).replaceAll("-", "")}-${plan.letter}`;
  const quantity = Math.max(10, Math.round(variant.stock * 1.4));
  const grown = plan.areaId !== null || product.setNo === 4;
  const made = startOfDay(plan.produced).getTime();
  rows.lots.push({
    id, product_id: idOf(`product:${product.key}`), gtin: context.gtins.get(variant.sku) ?? variant.sku, code, growing_area_id: plan.areaId,
    harvested_on: grown || isFresh(product) ? plan.harvested : null, produced_on: plan.produced, best_before: plan.bestBefore, quantity,
    unit: variant.unit, status: plan.status, created_at: new Date(made).toISOString(),
  });
  const picked = startOfDay(plan.harvested).getTime();
  for (const [step, at] of stepsOf(product, grown, picked, made)) {
    rows.events.push({
      id: idOf(`lot-event:${product.key}:${plan.letter}:${step.bizStep}`), lot_id: id, at: new Date(at).toISOString(), zone_offset: "+07:00",
      biz_step: step.bizStep, action: step.action, place: { ...step.place, communeCode: product.communeCode },
      detail: { ...step.text({ quantity, unit: variant.unit, code }), disposition: step.disposition, quantity, unit: variant.unit },
    });
  }
}

const HOUR = 3_600_000;

function stepsOf(product: DemoProduct, grown: boolean, picked: number, made: number): [LotStep, number][] {
  const first = product.setNo === 4 ? honeyHarvest : product.setNo === 2 ? animalIntake : grown || product.setNo === 1 ? harvest : intake;
  if (isFresh(product)) return [[first, picked + 5.5 * HOUR], [inspectFresh, made + 9 * HOUR], [pack, made + 11 * HOUR], [ship, made + 16 * HOUR]];
  const inspection = product.setNo >= 21 ? inspectCraft : inspectFood;
  return [[first, picked + 6 * HOUR], [process, made + 8 * HOUR], [inspection, made + 13 * HOUR], [pack, made + 15 * HOUR], [ship, made + 18 * HOUR]];
}

function growingArea(product: DemoProduct, context: LotContext, areas: Map<string, Row>): string | null {
  const { crop, yieldKgPerHa } = kindOf(product.scene);
  if (crop === undefined || yieldKgPerHa === undefined) return null;
  const key = `${product.producer}:${crop}`;
  const id = idOf(`growing-area:${key}`);
  if (areas.has(key)) return id;
  const chance = new Chance(`growing-area:${key}`);
  const centre = context.coordinates.get(product.communeCode);
  const hectares = chance.between(25, 320) / 10;
  // The number follows from producer and crop, so that it stays when either gets company.
  const number = (context.serials.get(product.producer) ?? 0) * 20 + cropNumber(crop);
  areas.set(key, {
    id, producer_id: idOf(`producer:${product.producer}`), code: `VN-LSOR-${String(number).padStart(4, "0")}`, scheme: "3156/QĐ-BNN-TT",
    markets: chance.next() < 0.4 ? ["VN", "CN"] : ["VN"], crop, area_ha: hectares, yearly_quota_kg: Math.round((hectares * yieldKgPerHa) / 100) * 100,
    commune_code: product.communeCode, latitude: centre ? offset(centre.latitude, chance) : null, longitude: centre ? offset(centre.longitude, chance) : null,
    status: "active", valid_from: `${Math.min(product.firstYear, 2025)}-01-15`, valid_to: null,
  });
  return id;
}

/** Within about a kilometre and a half. */
function offset(degrees: number, chance: Chance): number {
  return Math.round((degrees + (chance.next() - 0.5) * 0.03) * 10_000) / 10_000;
}
