import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { LocalDate } from "~/lib/local-date";
import { areaCeilingG, outputCeilingG, remainingG, soldOf, unitsOf } from "./lot";
import { judgeLot, mostUnits, suggestLotCode, type LotDraft, type SourceRoom } from "./lot-draft";
import { readAmount, type Amount } from "./lot-source-row";

const grams = fc.integer({ min: 1, max: 2_000_000_000 });
const ratio = fc.integer({ min: 1, max: 200_000 });
const today = "2026-11-27" as LocalDate;
const bought: SourceRoom = { kind: "bought" };
const of = (grams: number): LotDraft["sources"][number] => ({ kind: "bought", supplier: "x", material: "y", document: "", amount: { grams } });
const draftOf = (change: Partial<LotDraft>): LotDraft => ({
  variant: "v", code: "A", quantity: 1, harvestedOn: null, producedOn: today, bestBefore: null, sources: [of(1_000)], ratioBp: 10_000, reason: "", ...change,
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
      const judge = (quantity: number) => judgeLot(draftOf({ quantity, sources: [of(put)], ratioBp }), { number: "N", unitG }, [bought], today);
      if (most > 0) expect(judge(most)).toEqual({ fault: null, grams: [put], excessG: 0 });
      expect(judge(most + 1).fault).toMatchObject({ field: "reason", fault: "over" });
    }));
  });

  test("of several sources no more comes out than of their sum, whatever their kinds and order", () => {
    const source = fc.record({ kind: fc.constantFrom("area" as const, "lot" as const, "bought" as const), grams: fc.integer({ min: 1, max: 50_000_000 }) });
    fc.assert(fc.property(fc.array(source, { minLength: 1, maxLength: 8 }), ratio, fc.integer({ min: 1, max: 5_000 }), (named, ratioBp, unitG) => {
      const sources = named.map(({ kind, grams: put }, index) => (kind === "bought" ? of(put) : { kind, id: String(index), amount: { grams: put } }));
      const rooms = named.map(({ kind, grams: put }): SourceRoom => {
        if (kind === "lot") return { kind, number: "N", code: "B", recalled: false, remainingG: put, unit: "kg", unitG: 1_000, producedOn: today };
        return kind === "bought" ? bought : { kind, status: "active", validFrom: today, validTo: null, areaHa: 1, hives: null, yieldKg: Math.ceil(put / 1_000), yearlyQuotaKg: null, takenG: 0 };
      });
      const sum = named.reduce((total, { grams: put }) => total + put, 0);
      const most = mostUnits(sum, ratioBp, unitG);
      const judge = (quantity: number) => judgeLot(draftOf({ quantity, sources, ratioBp }), { number: "N", unitG }, rooms, today);
      if (most > 0) expect(judge(most)).toEqual({ fault: null, grams: named.map(({ grams: put }) => put), excessG: 0 });
      expect(judge(most + 1).fault).toMatchObject({ field: "reason", fault: "over" });
      // One gram more of any lot than it has is refused at that row, reason or not.
      const index = named.findIndex(({ kind }) => kind === "lot");
      if (index >= 0) {
        const greedy = sources.map((one, at) => (at === index ? { ...one, amount: { grams: (named[index]?.grams ?? 0) + 1 } } : one));
        expect(judgeLot(draftOf({ quantity: 1, sources: greedy, ratioBp, reason: "một lý do đủ dài" }), { number: "N", unitG }, rooms, today).fault).toMatchObject({ field: `sources.${index}.amount`, fault: "source_short" });
      }
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
  const kg = (quantity: number, more: Partial<LotDraft> = {}) => judgeLot(draftOf({ quantity, sources: [{ kind: "area", id: "a", amount: { grams: quantity * 1_000 } }], ...more }), { number: "N", unitG: 1_000 }, [area], today);
  it("300 kg are left of 400, 301 are refused, and a reason lets them through", () => {
    expect(kg(300)).toEqual({ fault: null, grams: [300_000], excessG: 0 });
    expect(kg(301)).toEqual({ fault: { field: "reason", fault: "over", excessG: 1_000 }, grams: [], excessG: 1_000 });
    expect(kg(301, { reason: "Cân lại, vụ này được mùa." })).toEqual({ fault: null, grams: [301_000], excessG: 1_000 });
  });
  it("only while its code holds", () => {
    expect(kg(1, { harvestedOn: "2025-12-31" as LocalDate }).fault).toMatchObject({ fault: "area_inactive" });
    expect(judgeLot(draftOf({}), { number: "N", unitG: 1_000 }, [{ ...area, status: "suspended" }], today).fault).toMatchObject({ fault: "area_inactive" });
  });
});

test("from a lot no more than is in it, reason or not, and never from a recalled or a later one", () => {
  const room: SourceRoom = { kind: "lot", number: "N", code: "B", recalled: false, remainingG: 5_000, unit: "hũ", unitG: 500, producedOn: today };
  const take = (amount: Amount): Partial<LotDraft> => ({ sources: [{ kind: "lot", id: "l", amount }] });
  const judge = (change: Partial<LotDraft>, other: Partial<typeof room> = {}) => judgeLot(draftOf({ quantity: 1, ...take({ grams: 1_000 }), ...change }), { number: "N", unitG: 1_000 }, [{ ...room, ...other }], today).fault;
  expect(judge(take({ grams: 5_000 }))).toBeNull();
  expect(judge({ ...take({ grams: 5_001 }), reason: "một lý do đủ dài" })).toEqual({ field: "sources.0.amount", fault: "source_short", roomG: 5_000 });
  expect(judge(take({ units: 10, unit: "hũ" }))).toBeNull();
  expect(judge(take({ units: 11, unit: "hũ" }))).toMatchObject({ field: "sources.0.amount", fault: "source_short" });
  expect(judge(take({ units: 1, unit: "thùng" }))).toEqual({ field: "sources.0.amount", fault: "unit" });
  expect(judge({ code: "B" })).toEqual({ field: "sources.0.source", fault: "itself" });
  expect(judge({}, { recalled: true })).toMatchObject({ fault: "source_recalled" });
  expect(judge({}, { producedOn: "2026-11-28" as LocalDate })).toMatchObject({ fault: "source_later" });
  expect(judge({ producedOn: "2026-11-28" as LocalDate })).toEqual({ field: "producedOn", fault: "future" });
});

test("a number to begin with is one that is free", () => {
  const at = new Date("2026-11-26T18:00:00Z");
  expect(suggestLotCode(at, [])).toBe("261127-A");
  expect(suggestLotCode(at, ["261127-A", "261127-B"])).toBe("261127-C");
});

test.each([["120", { grams: 120_000 }], ["12,5 kg", { grams: 12_500 }], ["2 tạ", { grams: 200_000 }], ["1.250 g", { grams: 1_250 }], ["20 Hũ", { units: 20, unit: "hũ" }], ["", null], ["hũ", null], ["-3", null], ["1,5,5", null]])(
  "%s is read as what it says", (text, amount) => expect(readAmount(text)).toEqual(amount));
