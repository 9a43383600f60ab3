import { expect, test } from "vitest";
import { dueNotice } from "./notices";

test.each([
  [181, null], [180, "d180"], [151, "d180"], [150, "d150"], [121, "d150"], [120, "d120"], [61, "d120"], [60, "d60"], [31, "d60"], [30, "d30"], [1, "d30"],
  [0, "d0"], [-30, "d0"], [-31, null],
])("%i days before the end: %s", (daysLeft, notice) => expect(dueNotice(daysLeft)).toBe(notice));
