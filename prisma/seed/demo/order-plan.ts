import { addDays, localDateAt, startOfDay, type LocalDate } from "~/lib/local-date";
import { Chance } from "../random";
import { buyerOf, type Buyer, type Destinations } from "./order-buyers";

/** Something to buy, as the shop has it on the day of seeding. */
export interface Offer {
  variantId: string;
  stockUnitId: string;
  producerId: string;
  publishedAt: Date;
  available: number;
  unitsPerSale: number;
  minQuantity: number;
  maxQuantity: number;
  /** The months in which alone it is sold; null: all year. */
  months: readonly number[] | null;
}

export type StepKind = "pay" | "confirmed" | "shipped" | "delivered" | "cancel" | "lapse";

export interface PlannedOrder {
  key: string;
  placedAt: Date;
  buyer: Buyer;
  payment: "cod" | "vietqr" | "card";
  lines: { variantId: string; quantity: number }[];
  /** What happened to it afterwards, in order. */
  steps: { at: Date; kind: StepKind }[];
}

export interface PlanRequest {
  offers: readonly Offer[];
  destinations: Destinations;
  /** Sells more often than others: the producer whose account the demo hands out. */
  favourite: string;
  today: LocalDate;
}

const ORDERS = 150;
const DAYS = 180;
/** Of the orders of the evening before, so that some of each kind wait. */
const LATEST_PAYMENTS = ["cod", "vietqr", "card", "vietqr", "cod"] as const;
/** No more than this part of a shelf is sold, so that history empties none. */
const SHARE_OF_SHELF = 0.25;

/**
 * Half a year of orders up to the evening before `today`, more of them lately: most delivered, the youngest under way or
 * still to be paid, a few called off or never paid. The same day and offers give the same plan.
 */
export function planOrders({ offers, destinations, favourite, today }: PlanRequest): PlannedOrder[] {
  const left = new Map(offers.map((offer) => [offer.stockUnitId, Math.floor(offer.available * SHARE_OF_SHELF)]));
  const plans: PlannedOrder[] = [];
  for (let number = 1; number <= ORDERS; number += 1) {
    const key = `order:${number}`;
    const chance = new Chance(key);
    // The last ten are of the day before, so that every state is seen on a new shop.
    const age = number > ORDERS - 10 ? 1 : 2 + Math.floor(chance.next() ** 1.4 * (DAYS - 2));
    const payment = (age === 1 ? LATEST_PAYMENTS[number % LATEST_PAYMENTS.length] : null) ?? chance.pick(["cod", "cod", "cod", "vietqr", "vietqr", "card"]);
    const untouched = age === 1 && number % 2 === 0 && payment !== "card";
    // Late, so that a transfer of the evening before can still come for the whole of the first day.
    const placedAt = untouched ? moment(addDays(today, -age), chance, 23, 23.9) : moment(addDays(today, -age), chance, age === 1 ? 19 : 7, 22);
    const lines = basket(offers.filter(({ publishedAt, months }) => publishedAt < placedAt && (months?.includes(Number(localDateAt(placedAt).slice(5, 7))) ?? true)), left, favourite, chance);
    if (lines.length === 0) continue;
    plans.push({ key, placedAt, buyer: buyerOf(chance, destinations), payment, lines, steps: untouched ? [] : fate(payment, placedAt, age, number, chance) });
  }
  return plans;
}

function moment(day: LocalDate, chance: Chance, fromHour: number, toHour: number): Date {
  return new Date(startOfDay(day).getTime() + chance.between(fromHour * 3_600, Math.round(toHour * 3_600)) * 1_000);
}

/** The same hour when people work, from eight to six, else as long after eight of the next morning as it is late. */
function byDay(at: Date): Date {
  const day = localDateAt(at);
  const hours = (at.getTime() - startOfDay(day).getTime()) / 3_600_000;
  if (hours >= 8 && hours < 18) return at;
  const morning = startOfDay(hours < 8 ? day : addDays(day, 1)).getTime() + 8 * 3_600_000;
  return new Date(morning + (hours < 8 ? hours : hours - 18) * 900_000);
}

function basket(offers: readonly Offer[], left: Map<string, number>, favourite: string, chance: Chance): PlannedOrder["lines"] {
  const lines = new Map<string, number>();
  const own = offers.filter((offer) => offer.producerId === favourite);
  const wanted = chance.pick([1, 1, 1, 2, 2, 3]);
  for (let tries = 0; tries < 12 && lines.size < wanted; tries += 1) {
    const pool = own.length > 0 && chance.next() < 0.15 ? own : offers;
    const offer = pool[chance.between(0, Math.max(0, pool.length - 1))];
    const quantity = chance.between(1, 4);
    if (!offer || lines.has(offer.variantId)) continue;
    const bought = Math.min(offer.maxQuantity, Math.max(offer.minQuantity, quantity));
    const rest = (left.get(offer.stockUnitId) ?? 0) - bought * offer.unitsPerSale;
    if (rest < 0) continue;
    left.set(offer.stockUnitId, rest);
    lines.set(offer.variantId, bought);
  }
  return [...lines].map(([variantId, quantity]) => ({ variantId, quantity }));
}

function fate(payment: PlannedOrder["payment"], placedAt: Date, age: number, number: number, chance: Chance): PlannedOrder["steps"] {
  const after = (hours: number, kind: StepKind): { at: Date; kind: StepKind } => ({ at: new Date(placedAt.getTime() + hours * 3_600_000), kind });
  const paid = payment === "cod" ? [] : [after(payment === "card" ? 0.05 : 0.2 + chance.next(), "pay")];
  if (age === 1) return [...paid, ...(number % 3 === 0 ? [after(1.5, "confirmed")] : [])];
  const luck = chance.next();
  if (luck < 0.06 && payment !== "cod") return [after(payment === "card" ? 0.6 : 25, "lapse")];
  if (luck < 0.11) return payment === "card" ? [after(0.3, "cancel")] : [after(3, "cancel")];
  // Further apart than a night, so that moving a step to the morning never puts it before the one it follows.
  const confirmed = 4 + chance.next() * 8;
  const shipped = confirmed + 18 + chance.next() * 20;
  const delivered = shipped + 30 + chance.next() * 40;
  const way = [...paid, ...[after(confirmed, "confirmed"), after(shipped, "shipped"), after(delivered, "delivered")].map((step) => ({ ...step, at: byDay(step.at) }))];
  return way.filter(({ at }) => at.getTime() < placedAt.getTime() + (age - 1) * 86_400_000);
}
