import { expect, it } from "vitest";
import { pageWindow } from "./pager";

it("keeps both ends and the neighbours, with gaps between", () => {
  expect(pageWindow(1, 1)).toEqual([1]);
  expect(pageWindow(1, 3)).toEqual([1, 2, 3]);
  expect(pageWindow(5, 9)).toEqual([1, null, 4, 5, 6, null, 9]);
  expect(pageWindow(9, 9)).toEqual([1, null, 8, 9]);
});
