import fc from "fast-check";
import { expect, test } from "vitest";
import { chargeableGrams, quoteShipment, quoteZone, type ParcelLine, type ShippingRate } from "./quote-shipment";

const rate: ShippingRate = { carrier: "courier", zone: "near", baseGrams: 1000, baseVnd: 25_000n, stepGrams: 500, stepVnd: 3_500n, divisor: 6000, minDays: 1, maxDays: 3 };
const parcel = (change: Partial<ParcelLine> = {}): ParcelLine => ({ quantity: 1, weightG: 700, lengthCm: 10, widthCm: 10, heightCm: 10, service: false, ...change });

test.each([
  ["below the base", [parcel()], 700, 25_000n],
  ["exactly the base", [parcel({ weightG: 1000 })], 1000, 25_000n],
  ["one gram more begins a step", [parcel({ weightG: 1001 })], 1001, 28_500n],
  ["a light but bulky basket", [parcel({ weightG: 500, lengthCm: 40, widthCm: 30, heightCm: 20 })], 4000, 46_000n],
  ["three jars", [parcel({ quantity: 3 })], 2100, 35_500n],
  ["a homestay and a jar", [parcel({ service: true, weightG: 99_999 }), parcel()], 700, 25_000n],
  ["only a homestay", [parcel({ service: true })], 0, 0n],
])("%s", (_, lines, chargeableG, fee) => {
  expect(quoteShipment(lines, rate)).toMatchObject({ chargeableG, fee });
});

test("the cheapest carrier of the zone is taken, and none where none goes", () => {
  const freight = { ...rate, carrier: "freight", baseGrams: 10_000, baseVnd: 62_000n, stepGrams: 1000 };
  expect(quoteZone([parcel()], [rate, freight], "near")?.carrier).toBe("courier");
  expect(quoteZone([parcel({ quantity: 20 })], [rate, freight], "near")?.carrier).toBe("freight");
  expect(quoteZone([parcel()], [rate], "south")).toBeNull();
});

const parcels = fc.array(
  fc.record({ quantity: fc.integer({ min: 1, max: 999 }), weightG: fc.nat(50_000), lengthCm: fc.nat(200), widthCm: fc.nat(200), heightCm: fc.nat(200), service: fc.boolean() }),
  { minLength: 1, maxLength: 10 },
);

test("more to carry never weighs or costs less, and the weight covers both weight and volume", () => {
  fc.assert(
    fc.property(parcels, parcels, (lines, more) => {
      const [few, many] = [quoteShipment(lines, rate), quoteShipment([...lines, ...more], rate)];
      expect(many.chargeableG).toBeGreaterThanOrEqual(few.chargeableG);
      expect(many.fee >= few.fee).toBe(true);
      const goods = lines.filter((line) => !line.service);
      const volume = goods.reduce((sum, line) => sum + line.quantity * line.lengthCm * line.widthCm * line.heightCm, 0);
      expect(few.chargeableG * rate.divisor).toBeGreaterThanOrEqual(volume * 1000);
      expect(few.chargeableG).toBeGreaterThanOrEqual(goods.reduce((sum, line) => sum + line.quantity * line.weightG, 0));
      expect(chargeableGrams([...lines].reverse(), rate.divisor)).toBe(few.chargeableG);
    }),
  );
});
