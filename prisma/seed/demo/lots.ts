import { addDays, startOfDay, type LocalDate } from "~/lib/local-date";
import type { DemoProduct } from "../../data/products/load";
import { Chance, idOf } from "../random";
import type { Row } from "../session";
import { growingArea } from "./growing-areas";
import { reportRows } from "./lot-reports";
import { type LotSource, plotsOf, sourceOf, supplierOf } from "./lot-sources";
import { animalIntake, arrive, harvest, honeyHarvest, inspectCraft, inspectFood, inspectFresh, intake, type LotStep, pack, process, rawIntake, ship } from "./lot-texts";

export interface LotRows {
  growingAreas: Row[];
  lots: Row[];
  inputs: Row[];
  events: Row[];
  reports: Row[];
  withdrawals: Row[];
}

export interface LotContext {
  today: LocalDate;
  gtins: ReadonlyMap<string, string>;
  /** Centre of each commune. */
  coordinates: ReadonlyMap<string, { name: string; latitude: number; longitude: number }>;
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
  const rows: LotRows = { growingAreas: [], lots: [], inputs: [], events: [], reports: [], withdrawals: [] };
  for (const product of products) {
    if (!comesInLots(product)) continue;
    const source = sourceOf(product);
    const areaIds = source.kind === "bought" ? [] : Array.from({ length: plotsOf(product) }, (_, plot) => growingArea(product, source, context, areas, plot));
    const chance = new Chance(`lots:${product.key}`);
    const shelfLife = product.shelfLifeDays ?? null;
    const newest = addDays(context.today, -chance.between(1, Math.max(1, Math.min(60, Math.floor((shelfLife ?? 300) / 5)))));
    const harvested = lastDayInSeason(product.seasonMonths ?? [], isFresh(product) ? newest : addDays(newest, -chance.between(1, 12)));
    // Fresh goods are what was picked; out of season there is none to sell.
    const produced = isFresh(product) ? harvested : newest;
    const bestBefore = shelfLife === null ? null : addDays(produced, shelfLife);
    const onSale = bestBefore === null || bestBefore >= context.today;
    addLot(rows, product, context, { status: onSale ? "on_sale" : "sold_out", harvested, produced, bestBefore, areaIds, source, letter: "A" });
    if (!onSale || chance.next() < 0.5) continue;
    const earlier = addDays(produced, -chance.between(3, 20));
    const picked = lastDayInSeason(product.seasonMonths ?? [], addDays(earlier, -2));
    const made = isFresh(product) ? picked : earlier;
    addLot(rows, product, context, {
      status: "sold_out", harvested: picked, produced: made, bestBefore: shelfLife === null ? null : addDays(made, shelfLife), areaIds, source, letter: "B",
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
  areaIds: string[];
  source: LotSource;
  letter: string;
}

const HOUR = 3_600_000;
type Timed = [LotStep, number];

/** A lot with what it was made of: the harvest itself where it is sold fresh, else lots of raw material or what was bought. */
function addLot(rows: LotRows, product: DemoProduct, context: LotContext, plan: LotPlan): void {
  const [variant] = product.variants;
  if (!variant) return;
  const id = idOf(`lot:${product.key}:${plan.letter}`);
  const code = `${(variant.sku.split("-")[1] ?? "LO").slice(0, 4)}${plan.produced.slice(2).replaceAll("-", "")}-${plan.letter}`;
  const quantity = Math.max(10, Math.round(variant.stock * 1.4));
  const unitG = Math.max(1, Math.round(variant.netWeightG / (variant.unitsPerSale ?? 1)));
  const grams = Math.ceil((quantity * unitG * 10_000) / plan.source.ratioBp);
  const made = startOfDay(plan.produced).getTime();
  const picked = startOfDay(plan.harvested).getTime();
  const raw = plan.areaIds.length > 0 && !isFresh(product);
  const parts = sharesOf(grams, plan.areaIds.map(() => 1));
  const rawIds = raw ? plan.areaIds.map((areaId, plot) => addRawLot(rows, product, { ...plan, areaId, plot, sku: variant.sku, code, grams: parts[plot] ?? 0 })) : [];
  const createdAt = new Date(made + 8 * HOUR).toISOString();
  rows.lots.push({
    product_id: idOf(`product:${product.key}`), growing_area_id: plan.areaIds[0] ?? null, recalled_at: null, id, gtin: context.gtins.get(variant.sku) ?? variant.sku, code, stock_unit_id: idOf(`stock:${variant.sharesStockWith ?? variant.sku}`),
    harvested_on: plan.areaIds.length > 0 || isFresh(product) ? plan.harvested : null, produced_on: plan.produced, best_before: plan.bestBefore, quantity,
    unit: variant.unit, unit_g: unitG, ratio_bp: plan.source.ratioBp, status: plan.status, published_at: createdAt, created_at: createdAt,
  });
  if (raw) rows.inputs.push(...rawIds.map((from, plot) => inputRow(id, from, { from_lot_id: from, grams: parts[plot] })));
  else if (plan.areaIds.length > 0) rows.inputs.push(...plan.areaIds.map((area, plot) => inputRow(id, area, { growing_area_id: area, grams: parts[plot] })));
  else rows.inputs.push(...boughtFor(product, context, plan, grams).map((bought) => inputRow(id, String(bought["material"]), bought)));
  addEvents(rows, product, { id, code, quantity, unit: variant.unit, name: plan.letter }, stepsOf(product, raw, picked, made));
  rows.reports.push(...reportRows(product, id, plan.letter, plan.produced, new Date(made + 13 * HOUR).toISOString()));
  const sold = plan.status === "on_sale" ? quantity - Math.max(variant.stock, 1) : quantity;
  // Markets, fairs, shops in town: what this shop's orders do not know of.
  if (sold > 0) rows.withdrawals.push({ id: idOf(`sold-outside:${product.key}:${plan.letter}`), lot_id: id, quantity: sold, reason: "sold_outside", at: new Date(made + 20 * HOUR).toISOString(), recorded_by: null });
}

/** The harvest of one field or apiary as a lot of its own, in whole kilograms; its id. */
function addRawLot(rows: LotRows, product: DemoProduct, plan: LotPlan & { areaId: string; plot: number; sku: string; code: string; grams: number }): string {
  const number = plan.plot === 0 ? "" : String(plan.plot + 1);
  const id = idOf(`raw-lot:${product.key}:${plan.letter}${number}`);
  const code = `NL${plan.code}${number}`;
  const picked = startOfDay(plan.harvested).getTime();
  const kilograms = Math.ceil(plan.grams / 1_000);
  const createdAt = new Date(picked + 6 * HOUR).toISOString();
  rows.lots.push({
    product_id: idOf(`product:${product.key}`), growing_area_id: plan.areaId, recalled_at: null, id, gtin: `${plan.sku}-NL`, code, stock_unit_id: null, harvested_on: plan.harvested, produced_on: plan.harvested, best_before: null, quantity: kilograms,
    unit: "kg", unit_g: 1_000, ratio_bp: 10_000, status: "sold_out", published_at: createdAt, created_at: createdAt,
  });
  rows.inputs.push(inputRow(id, plan.areaId, { growing_area_id: plan.areaId, grams: kilograms * 1_000 }));
  addEvents(rows, product, { id, code, quantity: kilograms, unit: "kg", name: `raw:${plan.letter}${number}` }, [[plan.source.kind === "hives" ? honeyHarvest : harvest, picked + 6 * HOUR], [rawIntake, picked + 15 * HOUR]]);
  return id;
}

/** Grams split by shares, none lost: each whole, their sum the whole. */
function sharesOf(grams: number, shares: readonly number[]): number[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  const before = shares.map((_, index) => shares.slice(0, index).reduce((total, share) => total + share, 0));
  return shares.map((share, index) => Math.floor((grams * ((before[index] ?? 0) + share)) / sum) - Math.floor((grams * (before[index] ?? 0)) / sum));
}

function boughtFor(product: DemoProduct, context: LotContext, plan: LotPlan, grams: number): Row[] {
  const chance = new Chance(`supplier:${product.key}`);
  const commune = context.coordinates.get(product.communeCode)?.name ?? "";
  const parts = Object.entries(plan.source.kind === "bought" ? plan.source.parts : {});
  const weights = sharesOf(grams, parts.map(([, share]) => share));
  return parts.map(([material], index) => ({ supplier: supplierOf(chance, commune), document: `PN-${plan.produced.slice(2, 4)}-${chance.between(10, 999)}`, material, grams: weights[index] }));
}

/** `source` tells the inputs of one lot apart: the id of what it came from, or the material. */
function inputRow(lotId: string, source: string, row: Row): Row {
  return { id: idOf(`lot-input:${lotId}:${source}`), lot_id: lotId, from_lot_id: null, growing_area_id: null, supplier: null, document: null, material: null, ...row };
}

function addEvents(rows: LotRows, product: DemoProduct, lot: { id: string; code: string; quantity: number; unit: string; name: string }, steps: readonly Timed[]): void {
  for (const [step, moment] of steps) {
    const at = new Date(moment).toISOString();
    rows.events.push({
      id: idOf(`lot-event:${product.key}:${lot.name}:${step.bizStep}${step === arrive ? ":arrive" : ""}`), lot_id: lot.id, at, zone_offset: "+07:00",
      biz_step: step.bizStep, action: step.action, place: { ...step.place, communeCode: product.communeCode },
      detail: { ...step.text(lot), disposition: step.disposition, quantity: lot.quantity, unit: lot.unit }, recorded_at: at,
    });
  }
}

function stepsOf(product: DemoProduct, raw: boolean, picked: number, made: number): Timed[] {
  if (isFresh(product)) return [[product.setNo === 2 ? animalIntake : harvest, picked + 5.5 * HOUR], [inspectFresh, made + 9 * HOUR], [pack, made + 11 * HOUR], [ship, made + 16 * HOUR], [arrive, made + 20 * HOUR]];
  const inspection = product.setNo >= 21 ? inspectCraft : inspectFood;
  const first: Timed[] = raw ? [] : [[intake, picked + 6 * HOUR]];
  return [...first, [process, made + 8 * HOUR], [inspection, made + 13 * HOUR], [pack, made + 15 * HOUR], [ship, made + 18 * HOUR], [arrive, made + 21 * HOUR]];
}
