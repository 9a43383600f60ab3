import { describe, expect, it, test } from "vitest";
import { parseCsv } from "~/platform/spreadsheet/parse-csv";
import { READ_LIMITS } from "~/platform/spreadsheet/sheet";
import { readStatement } from "./read-statement";
import { cellAmount, cellDay } from "./statement-cells";

function read(text: string) {
  const sheet = parseCsv(Buffer.from(text), READ_LIMITS);
  if (!sheet.ok) throw new Error(sheet.error);
  return readStatement(sheet.value);
}

describe("layouts of banks", () => {
  it("two columns, Vietnamese and English, lines before the heading, sums behind it, semicolons and a BOM", () => {
    const text = `\uFEFFNGÂN HÀNG TMCP NGOẠI THƯƠNG;;;;;
SAO KÊ TÀI KHOẢN / STATEMENT OF ACCOUNT;;;;;
Số dư đầu kỳ / Opening balance;;;;;1.000.000
Ngày giao dịch/ Trans. Date;Số tham chiếu (Reference number);Ghi nợ / Debit;Ghi có / Credit;Số dư / Balance;Nội dung chi tiết
26/11/2026;FT26330001;;1.250.000;2.250.000;XLABCDEFGH23 thanh toan
27/11/2026 10:15:00;FT26331002;1,000,000.00;;1.250.000;CT23456789A TRA TIEN
;;1.000.000;1.250.000;;Cộng phát sinh
Số dư cuối kỳ;;;;1.250.000;`;
    expect(read(text)).toEqual({
      ok: true,
      value: {
        firstDay: "2026-11-26", lastDay: "2026-11-27", opening: 1_000_000n, closing: 1_250_000n,
        rows: [
          { line: 5, day: "2026-11-26", reference: "FT26330001", amount: 1_250_000n, content: "XLABCDEFGH23 thanh toan" },
          { line: 6, day: "2026-11-27", reference: "FT26331002", amount: -1_000_000n, content: "CT23456789A TRA TIEN" },
        ],
      },
    });
  });
  it("one signed column, tabs, the newest first, balances by their run", () => {
    const text = "Date\tReference No\tDescription\tAmount\tBalance\n2026-11-27\tB2\tphi\t-5,500\t94,500\n26-11-2026\tB1\tXL\t+100,000\t100,000\n";
    expect(read(text)).toMatchObject({ ok: true, value: { opening: 0n, closing: 94_500n, rows: [{ amount: -5_500n }, { amount: 100_000n }] } });
  });
  it("one column and a side beside it", () => {
    const text = "Ngày GD,Mã giao dịch,Diễn giải,Số tiền,Nợ/Có\n1/11/2026,A1,x,10.000,C\n2/11/2026,A2,y,20.000,Nợ\n";
    expect(read(text)).toMatchObject({ ok: true, value: { opening: null, closing: null, rows: [{ amount: 10_000n, day: "2026-11-01" }, { amount: -20_000n }] } });
  });
});

describe("what is wrong", () => {
  it("names the columns that are missing", () => {
    expect(read("Ngày giao dịch,Nội dung,Ghi có\n1/11/2026,x,5\n")).toEqual({ ok: false, error: { kind: "columns", missing: ["reference"] } });
    expect(read("lorem,ipsum\n1,2\n")).toEqual({ ok: false, error: { kind: "columns", missing: ["day", "reference", "content", "amount"] } });
  });
  it("names every row that cannot be read, and takes none", () => {
    const text = "Ngày,Mã giao dịch,Nội dung,Ghi nợ,Ghi có\n31/02/2026,A,x,,5\n1/11/2026,B,x,5,5\n1/11/2026,,x,,5\n1/11/2026,C,x,,12.34\n1/11/2026,D,x,,7\n";
    const answer = read(text);
    expect(answer.ok ? [] : answer.error.kind === "rows" ? answer.error.rows.map(({ line, fault }) => [line, fault]) : answer.error).toEqual([[2, "day"], [3, "both_sides"], [4, "reference"], [5, "amount"]]);
  });
  it("says that there are none", () => {
    expect(read("Ngày,Mã giao dịch,Nội dung,Số tiền\n")).toEqual({ ok: false, error: { kind: "no_rows" } });
  });
});

test.each([
  ["1.250.000", 1_250_000n], ["1,250,000.00 VND", 1_250_000n], ["1250000", 1_250_000n], ["-50.000", -50_000n], ["(50.000)", -50_000n], ["50.000-", -50_000n], ["+7 đ", 7n], ["", 0n], ["-", 0n],
  ["1.25", null], ["1.250,5", null], ["12,34,567", null], ["1e9", null], ["999999999999999999", null],
])("%s is %s", (text, amount) => expect(cellAmount(text)).toBe(amount));

test.each([["27/11/2026", "2026-11-27"], ["7-1-2026", "2026-01-07"], ["27/11/2026 08:00:01", "2026-11-27"], ["08:00:01 27/11/2026", "2026-11-27"], ["2026-11-27T01:02", "2026-11-27"], ["29/02/2026", null], ["11/27/2026", null], ["hôm qua", null]])("%s is %s", (text, day) => expect(cellDay(text)).toBe(day));
