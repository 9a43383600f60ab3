import { expect, test } from "vitest";
import { readProviderResult } from "./provider-result";

const sheet = (rows: (string | number | null)[][]) => ({ rows: rows.map((cells, index) => ({ line: index + 1, cells })) });
const HEAD = ["Mã chứng từ", "Ký hiệu", "Số hóa đơn", "Mã CQT", "Ngày", "Lỗi"];

test("each row is a number, a refusal, or says what is wrong with it", () => {
  const rows = readProviderResult(sheet([
    HEAD,
    ["BK26-000001", "1C26TXL", 17, "M1-26-ABCDE", "28/11/2026", null],
    ["bk26-000002", null, null, null, null, "Mã số thuế người mua không tồn tại"],
    ["BK26-000003", "1C26TXL", null, null, "2026-11-28", null],
    ["BK26-000004", "1C26TXL", "18", null, "31/02/2026", null],
    ["BK26-000005", null, "19", null, "2026-11-28", null],
    ["XYZ", "1C26TXL", "20", null, "2026-11-28", null],
    ["BK26-000001", "1C26TXL", "21", null, "2026-11-28", null],
  ]));
  expect(rows?.map(({ result, fault }) => result ?? fault)).toEqual([
    { reference: "BK26-000001", series: "1C26TXL", number: "00000017", authorityCode: "M1-26-ABCDE", day: "2026-11-28" },
    { reference: "BK26-000002", rejected: "Mã số thuế người mua không tồn tại" },
    "number", "day", "series", "reference", "twice",
  ]);
});

test("a file that names no documents is refused whole", () => {
  expect(readProviderResult(sheet([["Ngày", "Số hóa đơn"], ["2026-11-28", "1"]]))).toBeNull();
  expect(readProviderResult({ rows: [] })).toBeNull();
});
