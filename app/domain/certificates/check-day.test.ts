import { expect, it } from "vitest";
import { checkDay, isCertificateNumber, normaliseNumber } from "./check-day";

const now = new Date("2026-11-23T03:00:00Z");

it("asks about today as of now, and about another day as of its end in Vietnam", () => {
  expect(checkDay(null, now)).toEqual({ day: "2026-11-23", at: now });
  expect(checkDay("2026-11-23", now)).toEqual({ day: "2026-11-23", at: now });
  expect(checkDay("2026-05-03", now)?.at.toISOString()).toBe("2026-05-03T16:59:59.999Z");
});

it.each(["2026-02-30", "yesterday", "2017-12-31", "9999-01-01", "2026-5-3"])("refuses %s", (on) => {
  expect(checkDay(on, now)).toBeNull();
});

it("knows both shapes of the number and mends what was pasted", () => {
  expect(isCertificateNumber("20-06463-03-2026")).toBe(true);
  expect(isCertificateNumber("83-829-28780-3-2022")).toBe(true);
  expect(isCertificateNumber("20-6463-03-2026")).toBe(false);
  expect(normaliseNumber(" 20–06463 – 03-2026 ")).toBe("20-06463-03-2026");
});
