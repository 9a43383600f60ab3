import fc from "fast-check";
import { expect, it } from "vitest";
import { parseLocalDate } from "~/lib/local-date";
import { SALE_TEXTS } from "~/platform/i18n/messages/sale";
import { makeTranslate } from "~/platform/i18n/translator";
import { portionPrice, pricePerKg, saleNote, type SaleFacts } from "./sale-note";

const facts: SaleFacts = { mode: "stock", leadDays: null, marginBp: null, priceVnd: 22_500, netWeightG: 500, window: null };
const note = (change: Partial<SaleFacts>, locale: "vi" | "zh" = "vi") => saleNote({ ...facts, ...change }, makeTranslate(SALE_TEXTS[locale], locale));

it("says how something is sold, and nothing of what stands on the shelf", () => {
  expect(note({})).toBeNull();
  expect(note({ mode: "made_to_order", leadDays: 7 })).toBe("Làm theo đơn, gửi trong 7 ngày");
  expect(note({ mode: "by_weight", marginBp: 500 })).toContain("45.000\u00a0₫/kg");
  expect(note({ mode: "by_weight", marginBp: 250 })).toContain("2,5\u00a0%");
  const [from, to] = [parseLocalDate("2026-12-10"), parseLocalDate("2026-12-20")];
  if (!from || !to) throw new Error("no days");
  expect(note({ mode: "preorder", window: { from, to } }, "zh")).toContain("2026年12月10日");
});

it("a portion's price at a price per kilogram leads back to it", () => {
  fc.assert(fc.property(fc.integer({ min: 1_000, max: 10_000_000 }), fc.constantFrom(100, 250, 500, 1_000, 1_800, 5_000), (perKg, grams) => {
    const back = Number(pricePerKg(portionPrice(perKg, grams), grams));
    expect(Math.abs(back - perKg)).toBeLessThanOrEqual(Math.ceil(500 / grams) + 1);
  }));
});
