import { expect, test } from "vitest";
import type { Sheet } from "~/platform/spreadsheet/sheet";
import { findHeader, guessMapping, mergedHeading, readMapping } from "./import-columns";

const sheet = (rows: string[][], merges: Sheet["merges"] = []): Sheet => ({
  name: "", rows: rows.map((cells, index) => ({ line: index + 1, cells })), merges, hiddenLines: [], otherSheets: [], date1904: false, encoding: null,
});

test("columns are known by what offices call them, the exact heading first", () => {
  expect(guessMapping(["STT", "Mã số sản phẩm", "Tên sản phẩm", "Chủ thể", "Địa chỉ (xã)", "Bộ SP", "Điểm", "Hạng sao"])).toEqual({
    number: 2, productName: 3, producerName: 4, commune: 5, setNo: 6, score: 7, stars: 8,
  });
  expect(guessMapping(["Sản phẩm", "Mã số", "MST", "Ngày cấp GCN", "Tổng điểm:", "Số QĐ", "Ngày QĐ"])).toEqual({
    productName: 1, number: 2, taxCode: 3, issuedOn: 4, score: 5, decisionNumber: 6, decisionDate: 7,
  });
});

test("the heading is the line with most known headings, below titles", () => {
  const found = findHeader(sheet([["DANH SÁCH SẢN PHẨM"], ["Sản phẩm", "", "Kết quả"], ["Tên sản phẩm", "Chủ thể", "Điểm", "Hạng sao"], ["Mật ong", "HTX", "70", "4"]]));
  expect(found).toMatchObject({ line: 3, titles: ["Tên sản phẩm", "Chủ thể", "Điểm", "Hạng sao"], signature: "ten san pham|chu the|diem|hang sao" });
  expect(findHeader(sheet([["a", "b", "c"], ["Tên sản phẩm", "Chủ thể"]]))).toBeNull();
});

test("only a heading merged over several columns is in the way", () => {
  const merged = sheet([], [{ top: 1, left: 1, bottom: 1, right: 9 }, { top: 3, left: 2, bottom: 4, right: 2 }, { top: 4, left: 5, bottom: 4, right: 6 }]);
  expect(mergedHeading(merged, 3)).toBeNull();
  expect(mergedHeading(merged, 4)).toEqual({ line: 4, from: 5, to: 6 });
});

test("a mapping from outside keeps known fields and columns, each column once", () => {
  expect(readMapping([["number", "2"], ["stars", "2"], ["score", "99"], ["price", "3"], ["commune", ""], ["setNo", 1]], 9)).toEqual({ mapping: { number: 2, setNo: 1 }, twice: ["stars"] });
});
