import { expect, test } from "vitest";
import { changedFacts } from "./audit";

test("only what changed is kept, as it was and as it is", () => {
  expect(changedFacts({ stars: 3, name: "Na", note: null }, { stars: 4, name: "Na", note: "x" })).toEqual({
    before: { stars: 3, note: null },
    after: { stars: 4, note: "x" },
  });
});
