import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { LocalDate } from "~/lib/local-date";
import { areaCeilingG, outputCeilingG, remainingG, soldOf, unitsOf } from "./lot";
import { judgeLot, mostUnits, suggestLotCode, type LotDraft, type SourceRoom } from "./lot-draft";

const grams = fc.integer({ min: 1, max: 2_000_000_000 });
const ratio = fc.integer({ min: 1, max: 200_000 });
const today = "2026-11-27" as LocalDate;
const draftOf = (change: Partial<LotDraft>): LotDraft => ({
  variant: "v", code: "A", quantity: 1, harvestedOn: null, producedOn: today, bestBefore: null, source: "bought", grams: 1_000, ratioBp: 10_000, supplier: "x", material: "y", document: "", reason: "", ...change,
});

describe("nothing appears from nowhere", () => {
  test("what comes out is never more than the ratio of what went in", () => {
    fc.assert(fc.property(grams, ratio, fc.integer({ min: 1, max: 100_000 }), (put, ratioBp, unitG) => {
      const ceiling = outputCeilingG(put, ratioBp);
      expect(BigInt(ceiling) * 10_000n <= BigInt(put) * BigInt(ratioBp)).toBe(true);
      expect(unitsOf(ceiling, unitG) * unitG).toBeLessThanOrEqual(ceiling);
    }));
  });

  test("a chain of processing never gains on the product of its ratios", () => {
    fc.assert(fc.property(grams, fc.array(ratio, { minLength: 1, maxLength: 5 }), (put, ratios) => {
      const made = ratios.reduce((mass, ratioBp) => Math.min(2_000_000_000, outputCeilingG(mass, ratioBp)), put);
      const most = ratios.reduce((mass, ratioBp) => (mass * ratioBp) / 10_000, put);
      expect(made).toBeLessThanOrEqual(Math.ceil(most));
    }));
  });

  test("a draft is taken without a reason only within every ceiling, and one unit more is refused", () => {
    fc.assert(fc.property(grams, ratio, fc.integer({ min: 1, max: 5_000 }), (put, ratioBp, unitG) => {
      const most = mostUnits(put, ratioBp, unitG);
      const judge = (quantity: number) => judgeLot(draftOf({ quantity, grams: put, ratioBp }), unitG, { kind: "bought" }, today);
      if (most > 0) expect(judge(most)).toEqual({ fault: null, excessG: 0 });
      expect(judge(most + 1).fault).toMatchObject({ field: "reason", fault: "over" });
    }));
  });

  test("however lots are split, sold, lost and used up, the parts never exceed the whole", () => {
    const share = fc.array(fc.tuple(fc.constantFrom("packed", "soldOutside", "lost", "used"), fc.integer({ min: 1, max: 400 })), { maxLength: 40 });
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 1, max: 2_000 }), share, (quantity, unitG, takings) => {
      const lot = { quantity, unitG, packed: 0, soldOutside: 0, lost: 0, usedG: 0 };
      for (const [kind, amount] of takings) {
        const next = kind === "used" ? { ...lot, usedG: lot.usedG + amount * 37 } : { ...lot, [kind]: lot[kind] + amount };
        if (remainingG(next) >= 0) Object.assign(lot, next);
      }
      const { soldG, ofG } = soldOf({ ...lot, remaining: 0 });
      expect(soldG + lot.lost * unitG + lot.usedG + remainingG(lot)).toBe(ofG);
      expect(soldG).toBeLessThanOrEqual(ofG);
    }));
  });
});

describe("a growing area gives what was declared", () => {
  it("by size, by hives, and never above its quota", () => {
    expect(areaCeilingG({ areaHa: 2.5, hives: null, yieldKg: 9_000, yearlyQuotaKg: null })).toBe(22_500_000);
    expect(areaCeilingG({ areaHa: 0.5, hives: 40, yieldKg: 18, yearlyQuotaKg: null })).toBe(720_000);
    expect(areaCeilingG({ areaHa: 2.5, hives: null, yieldKg: 9_000, yearlyQuotaKg: 20_000 })).toBe(20_000_000);
  });

  const area: SourceRoom = { kind: "area", status: "active", validFrom: "2026-01-01" as LocalDate, validTo: null, areaHa: 1, hives: null, yieldKg: 400, yearlyQuotaKg: null, takenG: 100_000 };
  const kg = (quantity: number, more: Partial<LotDraft> = {}) => judgeLot(draftOf({ quantity, grams: quantity * 1_000, ...more }), 1_000, area, today);
  it("300 kg are left of 400, 301 are refused, and a reason lets them through", () => {
    expect(kg(300)).toEqual({ fault: null, excessG: 0 });
    expect(kg(301)).toEqual({ fault: { field: "reason", fault: "over", excessG: 1_000 }, excessG: 1_000 });
    expect(kg(301, { reason: "Cân lại, vụ này được mùa." })).toEqual({ fault: null, excessG: 1_000 });
  });
  it("only while its code holds", () => {
    expect(kg(1, { harvestedOn: "2025-12-31" as LocalDate }).fault).toMatchObject({ fault: "area_inactive" });
    expect(judgeLot(draftOf({}), 1_000, { ...area, status: "suspended" }, today).fault).toMatchObject({ fault: "area_inactive" });
  });
});

test("from a lot no more than is in it, reason or not, and never from a recalled or a later one", () => {
  const room: SourceRoom = { kind: "lot", recalled: false, remainingG: 5_000, producedOn: today };
  const judge = (change: Partial<LotDraft>, of: Partial<typeof room> = {}) => judgeLot(draftOf({ quantity: 1, ...change }), 1_000, { ...room, ...of }, today).fault;
  expect(judge({ grams: 5_000 })).toBeNull();
  expect(judge({ grams: 5_001, reason: "một lý do đủ dài" })).toEqual({ field: "grams", fault: "source_short", roomG: 5_000 });
  expect(judge({}, { recalled: true })).toMatchObject({ fault: "source_recalled" });
  expect(judge({}, { producedOn: "2026-11-28" as LocalDate })).toMatchObject({ fault: "source_later" });
  expect(judge({ producedOn: "2026-11-28" as LocalDate })).toEqual({ field: "producedOn", fault: "future" });
});

test("a number to begin with is one that is free", () => {
  const at = new Date("2026-11-26T18:00:00Z");
  expect(suggestLotCode(at, [])).toBe("261127-A");
  expect(suggestLotCode(at, ["261127-A", "261127-B"])).toBe("261127-C");
});
