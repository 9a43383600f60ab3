import { expect, test } from "vitest";
import { isFiltered, unfiltered } from "./list-query";

test("a tab, a page and conditions left empty are no filter", () => {
  for (const query of ["", "tab=late", "side=listing&page=2", "q=&state="]) expect(isFiltered(query), query).toBe(false);
  for (const query of ["q=chè", "tab=late&commune=05983"]) expect(isFiltered(query), query).toBe(true);
});

test("without its filter a list stays at its tab, on its first page", () => {
  expect(unfiltered("/quan-tri/chung-nhan/het-han", "tab=late&q=na&page=3")).toBe("/quan-tri/chung-nhan/het-han?tab=late");
  expect(unfiltered("/quan-tri/thu", "q=na")).toBe("/quan-tri/thu");
});
