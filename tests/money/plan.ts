/** Random lives of orders: what is in the basket, how it is paid, and everything that may happen to it afterwards. */
import fc from "fast-check";

export const GOODS = [
  { sku: "HONEY", producer: "bees", price: 189_999 },
  { sku: "WAX", producer: "bees", price: 7_001 },
  { sku: "TEA", producer: "hills", price: 150_003, setNo: 12 },
  { sku: "CATTLE", producer: "hills", price: 1_250_007 },
  { sku: "CHAYOTE", producer: "hills", price: 33_333, mode: { saleMode: "by_weight", weightMarginBp: 1_000 } },
  { sku: "NA", producer: "bees", price: 61_001, mode: { saleMode: "by_weight", weightMarginBp: 500 } },
] as const;

export type Move =
  | { do: "pay"; how: "exact" | "less" | "more" }
  | { do: "step"; parcel: number; /** Percent of what was ordered by weight. */ packed: number }
  | { do: "release" }
  | { do: "return"; parcel: number; line: number; pieces: number; way: "settle" | "inspect"; sound: number }
  | { do: "refund"; account: "refund_due" | "suspense"; percent: number; paid: boolean };
/** `twice`: the same move comes two times at once, as a double click or a repeated webhook. */
export type Life = { basket: [number, number][]; voucher: boolean; method: "cod" | "vietqr" | "card"; moves: (Move & { twice: boolean })[] };
export type Batch = { lives: Life[]; /** What the bank makes of each payout: percent below 70 arrives, 70 to 84 bounces, above comes back after it had arrived. */ bank: number[] };

const index = fc.nat({ max: 9 });
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant("pay" as const), how: fc.constantFrom("exact", "exact", "exact", "less", "more") }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant("step" as const), parcel: index, packed: fc.integer({ min: 40, max: 140 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("release" as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("return" as const), parcel: index, line: index, pieces: fc.integer({ min: 1, max: 4 }), way: fc.constantFrom("settle", "inspect"), sound: index }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("refund" as const), account: fc.constantFrom("refund_due", "suspense"), percent: fc.integer({ min: 1, max: 100 }), paid: fc.boolean() }) },
);
/** Most orders are paid and brought to the door before anything else happens, or little would be seen. */
const usual = (method: Life["method"]): Move[] => [
  ...(method === "cod" ? [] : [{ do: "pay" as const, how: "exact" as const }]),
  ...[0, 1].flatMap((parcel) => [0, 1, 2].map((step) => ({ do: "step" as const, parcel, packed: 90 + 10 * step }))),
];
const life: fc.Arbitrary<Life> = fc
  .record({
    basket: fc.uniqueArray(fc.tuple(fc.nat({ max: GOODS.length - 1 }), fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 4, selector: ([good]) => good }),
    voucher: fc.boolean(), method: fc.constantFrom("cod", "vietqr", "card"), straight: fc.integer({ min: 0, max: 3 }),
    moves: fc.array(fc.tuple(move, fc.boolean()), { maxLength: 12 }),
  })
  .map(({ straight, moves, ...rest }) => {
    const random = moves.map(([one, twice]) => ({ ...one, twice }));
    const first = usual(rest.method).map((one) => ({ ...one, twice: false }));
    return { ...rest, moves: straight === 0 ? random : straight === 1 ? [...random.slice(0, 2), ...first, ...random.slice(2)] : [...first, ...random] };
  });

/** So many lives side by side, and a day of payouts after them. */
export function batchOf(size: number): fc.Arbitrary<Batch> {
  return fc.record({ lives: fc.array(life, { minLength: size, maxLength: size }), bank: fc.array(fc.nat({ max: 99 }), { minLength: 2, maxLength: 2 }) });
}
