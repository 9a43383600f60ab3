import { expect, test } from "vitest";
import type { Sheet } from "~/platform/spreadsheet/sheet";
import { dayOf, scoreOf, setNumberOf, starsOf, textOf } from "./cell-values";
import { factsAbove } from "./decision-facts";

test.each([
  ["12/11/2026", "2026-11-12"], ["1-2-2026", "2026-02-01"], ["01.02.2026", "2026-02-01"], ["2026-11-12", "2026-11-12"], ["ngày 5 tháng 3 năm 2026", "2026-03-05"],
  ["46338", "2026-11-12"], [46_338, "2026-11-12"], [46_338.75, "2026-11-12"], [{ day: "2026-11-12" }, "2026-11-12"],
])("the day %j is %s", (cell, day) => expect(dayOf(cell, false)).toBe(day));

test("days counted from 1904 are four years and a day later", () => expect(dayOf(46_338 - 1_462, true)).toBe("2026-11-12"));

test.each(["31/02/2026", "12/13/2026", "11/2026", "12/11/26", "2026", "hôm qua", "", 7])("what is no day comes back as it was: %j", (cell) => {
  expect(dayOf(cell, false)).toBe(String(cell));
});

test.each([
  ["4", "4"], ["4 sao", "4"], ["OCOP 4 sao", "4"], ["Bốn sao", "4"], ["★★★", "3"], ["Đạt 3 sao", "3"], ["4.5", "4.5"], ["hai sao", "hai sao"], ["", ""],
])("stars %j are %j", (text, stars) => expect(starsOf(text)).toBe(stars));

test.each([["72,5", "72,5"], ["72,5 điểm", "72,5"], ["72.5/100", "72.5"], ["bảy", "bảy"]])("score %j is %j", (text, score) => expect(scoreOf(text)).toBe(score));

test.each([["4", "4"], ["04", "4"], ["Bộ 4", "4"], ["Bộ số 12: Trà", "12"], ["Mật ong, mật khác", "4"], ["Đồ lạ", ""], ["4a", ""]])("set %j is %j", (text, no) => {
  expect(setNumberOf(text, new Map([["mat ong, mat khac", 4]]))).toBe(no);
});

test("numbers lose what binary fractions add; guards and blanks go", () => {
  expect(textOf(0.1 + 72.2)).toBe("72.3");
  expect(textOf("'+84 912")).toBe("+84 912");
  expect(textOf("  Mật   ong ")).toBe("Mật ong");
  expect([textOf(null), textOf(undefined)]).toEqual(["", ""]);
});

test("the decision is found above the table", () => {
  const sheet = (title: string): Sheet => ({ name: "", rows: [{ line: 1, cells: [title] }], merges: [], hiddenLines: [], otherSheets: [], date1904: false, encoding: null });
  expect(factsAbove(sheet("(Kèm theo Quyết định số 2865 /QĐ-UBND ngày 12/11/2026 của UBND tỉnh Lạng Sơn)"), 3)).toEqual({ number: "2865/QĐ-UBND", date: "2026-11-12", authority: "UBND tỉnh Lạng Sơn", level: "" });
  expect(factsAbove(sheet("Quyết định số 5/QĐ-UBND ngày 3 tháng 2 năm 2026"), 3)).toMatchObject({ number: "5/QĐ-UBND", date: "2026-02-03" });
  expect(factsAbove(sheet("Danh sách"), 3)).toMatchObject({ number: "", date: "" });
});
