import fc from "fast-check";
import { expect, it, test } from "vitest";
import { addDays, type LocalDate } from "~/lib/local-date";
import { ADJUST_REASONS, daysLeft, freshnessOf, judgeAdjustment, shelfChange } from "./shelf-lot";

const today = "2026-11-27" as LocalDate;
const lot = (madeAgo: number, ends: number) => ({ producedOn: addDays(today, -madeAgo), bestBefore: addDays(today, ends) });

it.each([
  ["two-year honey with 31 days", lot(699, 31), "good"],
  ["two-year honey with 30 days", lot(700, 30), "near"],
  ["persimmons of twelve days with four", lot(8, 4), "good"],
  ["persimmons of twelve days with three", lot(9, 3), "near"],
  ["anything on its last day", lot(9, 0), "near"],
  ["anything the day after", lot(9, -1), "expired"],
  ["what does not end", { producedOn: today, bestBefore: null }, "good"],
])("%s is as it is", (_what, of, freshness) => expect(freshnessOf(of, today)).toBe(freshness));

it("has as many days left as the calendar says", () => {
  expect(daysLeft(addDays(today, 45), today)).toBe(45);
  expect(daysLeft(addDays(today, -1), today)).toBe(-1);
  expect(daysLeft(null, today)).toBeNull();
});

test("a count that says what is written already changes nothing, one above what can be is refused with what can be", () => {
  const judge = (reason: "spoiled" | "counted", quantity: number) => judgeAdjustment({ reason, quantity, remaining: 10, missed: 2 });
  expect(judge("counted", 10)).toEqual({ ok: false, error: { fault: "same" } });
  expect(judge("counted", 0)).toEqual({ ok: true, value: 10 });
  expect(judge("counted", 12)).toEqual({ ok: true, value: -2 });
  expect(judge("counted", 13)).toEqual({ ok: false, error: { fault: "found", most: 12 } });
  expect(judge("spoiled", 11)).toEqual({ ok: false, error: { fault: "short", most: 10 } });
  expect(judge("spoiled", 0)).toEqual({ ok: false, error: { fault: "whole" } });
});

test("however a lot is counted, spoiled, lost and sold, nothing appears from nowhere: not in it, and not on the shelf", () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constantFrom(...ADJUST_REASONS), amount: fc.integer({ min: 0, max: 120 }) }),
    fc.record({ kind: fc.constant("ordered" as const), amount: fc.integer({ min: 1, max: 30 }) }),
  );
  fc.assert(fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 100 }), fc.array(step, { maxLength: 40 }), (made, listed, steps) => {
    let remaining = made;
    let missed = 0;
    let available = Math.min(listed, made);
    const start = available;
    let ordered = 0;
    let takenOff = 0;
    let writtenOff = 0;
    for (const { kind, amount } of steps) {
      if (kind === "ordered") {
        const units = Math.min(amount, available);
        available -= units;
        ordered += units;
        continue;
      }
      const judged = judgeAdjustment({ reason: kind, quantity: amount, remaining, missed });
      if (!judged.ok) continue;
      const delta = shelfChange(judged.value, { available, takenOff });
      remaining -= judged.value;
      available += delta;
      if (kind === "counted") [missed, takenOff] = [missed + judged.value, takenOff - delta];
      else writtenOff -= delta;
      expect(remaining).toBeGreaterThanOrEqual(0);
      expect(remaining).toBeLessThanOrEqual(made);
      expect(missed).toBeGreaterThanOrEqual(0);
      expect(available).toBeGreaterThanOrEqual(0);
      expect(available + ordered + takenOff + writtenOff).toBe(start);
      expect(takenOff).toBeGreaterThanOrEqual(0);
    }
  }));
});
