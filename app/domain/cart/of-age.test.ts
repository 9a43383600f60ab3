import { expect, it } from "vitest";
import type { LocalDate } from "~/lib/local-date";
import { ageFault } from "./of-age";

it.each([
  ["2008-11-27", "2026-11-27", null],
  ["2008-11-28", "2026-11-27", "under_age"],
  ["1960-01-01", "2026-11-27", null],
  ["2008-02-29", "2026-02-28", "under_age"],
  ["2008-02-29", "2026-03-01", null],
  ["2026-11-28", "2026-11-27", "invalid"],
  ["1899-01-01", "2026-11-27", "invalid"],
  ["2000-02-30", "2026-11-27", "invalid"],
  ["27/11/1990", "2026-11-27", "invalid"],
  ["x".repeat(5_000), "2026-11-27", "invalid"],
  ["", "2026-11-27", "missing"],
  [undefined, "2026-11-27", "missing"],
])("born %s on %s: %s", (birth, today, fault) => expect(ageFault(birth, today as LocalDate)).toBe(fault));
