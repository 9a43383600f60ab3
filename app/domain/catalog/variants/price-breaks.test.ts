import { expect, it } from "vitest";
import { readBreaks } from "./price-breaks";

const form = (rows: [string, string][]) => new Map(rows.flatMap(([from, price], row) => [[`from${row}`, from], [`price${row}`, price]] as const));

it("reads rows as they are typed, empty ones left out", () => {
  expect(readBreaks(form([["10", "45k"], ["", ""], ["50", "41.000"]]), 48_000)).toEqual({ faults: {}, breaks: [{ minQuantity: 10, priceVnd: 45_000 }, { minQuantity: 50, priceVnd: 41_000 }] });
  expect(readBreaks(form([]), 48_000)).toEqual({ faults: {}, breaks: [] });
});

it.each([
  [[["", "45000"]], { from0: "missing" }],
  [[["10", ""]], { price0: "missing" }],
  [[["1", "45000"]], { from0: "invalid" }],
  [[["1000", "45000"]], { from0: "invalid" }],
  [[["10", "không"]], { price0: "invalid" }],
  [[["10", "48000"]], { price0: "steps" }],
  [[["10", "45000"], ["10", "44000"]], { from1: "steps" }],
  [[["10", "45000"], ["20", "45000"]], { price1: "steps" }],
] as [[string, string][], object][])("says what is wrong with %j", (rows, faults) => {
  expect(readBreaks(form(rows), 48_000).faults).toEqual(faults);
});
