import fc from "fast-check";
import { expect, it } from "vitest";
import { readNewVariant, readTerms } from "./variant-form";

const form = (fields: Record<string, string>) => new Map(Object.entries(fields));
const GOOD = { name: "Túi 500 g", unit: "túi", weight: "500", price: "45k", stock: "12", gtin: "", mode: "stock" };

it("reads a variant of the shelf as it is written", () => {
  expect(readNewVariant(form({ ...GOOD, lead: "x", margin: "y" }), 1)).toEqual({
    faults: {},
    variant: { name: "Túi 500 g", unit: "túi", netWeightG: 500, priceVnd: 45_000, stock: 12, gtin: null, saleMode: "stock", leadDays: null, weeklyCapacity: null, weightMarginBp: null, saleFrom: null, saleUntil: null },
  });
});

it("by weight, the price is of a kilogram and the margin 5 % unless said", () => {
  expect(readNewVariant(form({ ...GOOD, mode: "by_weight" }), 1)).toMatchObject({ faults: {}, variant: { priceVnd: 22_500, netWeightG: 500, weightMarginBp: 500 } });
  expect(readTerms(form({ mode: "by_weight", margin: "2,5 %" }))).toMatchObject({ faults: {}, terms: { weightMarginBp: 250 } });
  expect(readTerms(form({ mode: "by_weight", margin: "21" })).faults).toEqual({ margin: "invalid" });
  expect(readNewVariant(form({ ...GOOD, mode: "by_weight", weight: "" }), 24).faults).toEqual({ weight: "missing" });
});

it("made to order asks for days, not for stock", () => {
  expect(readNewVariant(form({ ...GOOD, mode: "made_to_order", stock: "", lead: "7", capacity: "20" }), 22)).toMatchObject({ faults: {}, variant: { leadDays: 7, weeklyCapacity: 20, stock: 0 } });
  expect(readTerms(form({ mode: "made_to_order", lead: "", capacity: "0" })).faults).toEqual({ lead: "missing", capacity: "invalid" });
});

it("days of sale are both or either, and end after they begin", () => {
  expect(readTerms(form({ mode: "stock", saleFrom: "2027-07-01", saleUntil: "2027-09-30" }))).toMatchObject({ faults: {}, terms: { saleFrom: "2027-07-01", saleUntil: "2027-09-30" } });
  expect(readTerms(form({ mode: "stock", saleFrom: "2027-07-01", saleUntil: "2027-06-30" })).faults).toEqual({ saleUntil: "dates" });
  expect(readTerms(form({ mode: "stock", saleFrom: "2027-02-30" })).faults).toEqual({ saleFrom: "invalid" });
});

it("names what is missing or malformed", () => {
  expect(readNewVariant(form({ gtin: "4006381333932", price: "không" }), 1).faults).toEqual({ mode: "missing", name: "missing", unit: "missing", gtin: "invalid", weight: "missing", price: "invalid", stock: "missing" });
});

it("whatever is typed, what has no fault is within the limits of the database", () => {
  const field = fc.oneof(fc.string({ maxLength: 12 }), fc.integer({ min: -5, max: 2_000_000 }).map(String));
  fc.assert(fc.property(fc.record({ name: field, unit: field, weight: field, price: field, stock: field, lead: field, capacity: field, margin: field, mode: fc.constantFrom("stock", "made_to_order", "by_weight", "preorder", "") }), fc.integer({ min: 1, max: 26 }), (fields, setNo) => {
    const { variant, faults } = readNewVariant(form(fields), setNo);
    if (Object.keys(faults).length > 0) return;
    expect(variant.priceVnd >= 1 && variant.stock >= 0 && variant.netWeightG >= 0).toBe(true);
    expect((variant.leadDays !== null) === (variant.saleMode === "made_to_order") && (variant.weightMarginBp !== null) === (variant.saleMode === "by_weight")).toBe(true);
  }));
});
