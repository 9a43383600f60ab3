import { addDays, startOfDay, type LocalDate } from "~/lib/local-date";
import type { DemoProduct } from "../../data/products/load";
import { Chance, idOf } from "../random";
import type { Row } from "../session";
import { growingArea } from "./growing-areas";
import { reportRows } from "./lot-reports";
import { type LotSource, sourceOf, supplierOf } from "./lot-sources";
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
    const areaId = source.kind === "bought" ? null : growingArea(product, source, context, areas);
    const chance = new Chance(`lots:${product.key}`);
    const shelfLife = product.shelfLifeDays ?? null;
    const newest = addDays(context.today, -chance.between(1, Math.max(1, Math.min(60, Math.floor((shelfLife ?? 300) / 5)))));
    const harvested = lastDayInSeason(product.seasonMonths ?? [], isFresh(product) ? newest : addDays(newest, -chance.between(1, 12)));
    // Fresh goods are what was picked; out of season there is none to sell.
    const produced = isFresh(product) ? harvested : newest;
    const bestBefore = shelfLife === null ? null : addDays(produced, shelfLife);
    const onSale = bestBefore === null || bestBefore >= context.today;
    addLot(rows, product, context, { status: onSale ? "on_sale" : "sold_out", harvested, produced, bestBefore, areaId, source, letter: "A" });
    if (!onSale || chance.next() < 0.5) continue;
    const earlier = addDays(produced, -chance.between(3, 20));
    const picked = lastDayInSeason(product.seasonMonths ?? [], addDays(earlier, -2));
    const made = isFresh(product) ? picked : earlier;
    addLot(rows, product, context, {
      status: "sold_out", harvested: picked, produced: made, bestBefore: shelfLife === null ? null : addDays(made, shelfLife), areaId, source, letter: "B",
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
  source: LotSource;
  letter: string;
}

const HOUR = 3_600_000;
type Timed = [LotStep, number];

/** A lot with what it was made of: the harvest itself where it is sold fresh, else a lot of raw material or what was bought. */
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
  const shared = { product_id: idOf(`product:${product.key}`), growing_area_id: plan.areaId, recalled_at: null };
  const raw = plan.areaId !== null && !isFresh(product);
  const rawKg = Math.ceil(grams / 1_000);
  const rawId = idOf(`raw-lot:${product.key}:${plan.letter}`);
  if (raw) {
    const createdAt = new Date(picked + 6 * HOUR).toISOString();
    rows.lots.push({
      ...shared, id: rawId, gtin: `${variant.sku}-NL`, code: `NL${code}`, stock_unit_id: null, harvested_on: plan.harvested, produced_on: plan.harvested, best_before: null, quantity: rawKg,
      unit: "kg", unit_g: 1_000, ratio_bp: 10_000, status: "sold_out", published_at: createdAt, created_at: createdAt,
    });
    rows.inputs.push(inputRow(rawId, { growing_area_id: plan.areaId, grams: rawKg * 1_000 }));
    addEvents(rows, product, { id: rawId, code: `NL${code}`, quantity: rawKg, unit: "kg", name: `raw:${plan.letter}` }, [[plan.source.kind === "hives" ? honeyHarvest : harvest, picked + 6 * HOUR], [rawIntake, picked + 15 * HOUR]]);
  }
  const createdAt = new Date(made + 8 * HOUR).toISOString();
  rows.lots.push({
    ...shared, id, gtin: context.gtins.get(variant.sku) ?? variant.sku, code, stock_unit_id: idOf(`stock:${variant.sharesStockWith ?? variant.sku}`),
    harvested_on: plan.areaId !== null || isFresh(product) ? plan.harvested : null, produced_on: plan.produced, best_before: plan.bestBefore, quantity,
    unit: variant.unit, unit_g: unitG, ratio_bp: plan.source.ratioBp, status: plan.status, published_at: createdAt, created_at: createdAt,
  });
  if (raw) rows.inputs.push(inputRow(id, { from_lot_id: rawId, grams }));
  else if (plan.areaId !== null) rows.inputs.push(inputRow(id, { growing_area_id: plan.areaId, grams }));
  else rows.inputs.push(inputRow(id, { ...boughtFor(product, context, plan), grams }));
  addEvents(rows, product, { id, code, quantity, unit: variant.unit, name: plan.letter }, stepsOf(product, raw, picked, made));
  rows.reports.push(...reportRows(product, id, plan.letter, plan.produced, new Date(made + 13 * HOUR).toISOString()));
  const sold = plan.status === "on_sale" ? quantity - Math.max(variant.stock, 1) : quantity;
  // Markets, fairs, shops in town: what this shop's orders do not know of.
  if (sold > 0) rows.withdrawals.push({ id: idOf(`sold-outside:${product.key}:${plan.letter}`), lot_id: id, quantity: sold, reason: "sold_outside", at: new Date(made + 20 * HOUR).toISOString(), recorded_by: null });
}

function boughtFor(product: DemoProduct, context: LotContext, plan: LotPlan): Row {
  const chance = new Chance(`supplier:${product.key}`);
  const commune = context.coordinates.get(product.communeCode)?.name ?? "";
  const material = plan.source.kind === "bought" ? plan.source.material : null;
  return { supplier: supplierOf(chance, commune), document: `PN-${plan.produced.slice(2, 4)}-${chance.between(10, 999)}`, material };
}

function inputRow(lotId: string, source: Row): Row {
  return { id: idOf(`lot-input:${lotId}`), lot_id: lotId, from_lot_id: null, growing_area_id: null, supplier: null, document: null, material: null, ...source };
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
