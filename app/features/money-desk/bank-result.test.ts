import { describe, expect, test } from "vitest";
import type { PayoutRow } from "~/domain/settlement/payout-queries.server";
import { newCode } from "~/lib/id";
import type { LocalDate } from "~/lib/local-date";
import { parseCsv } from "~/platform/spreadsheet/parse-csv";
import { READ_LIMITS } from "~/platform/spreadsheet/sheet";
import { writeCsv } from "~/platform/spreadsheet/write-csv";
import { bankFile, bankLetters } from "./bank-file";
import { readAmount, readBankResult } from "./bank-result";

const [a, b, c] = [`CT${newCode(8)}`, `CT${newCode(8)}`, `CT${newCode(8)}`] as const;
const known = [{ code: a, amount: 1_250_000n, state: "sent" }, { code: b, amount: 300_000n, state: "sent" }, { code: c, amount: 90_000n, state: "prepared" }] as const;
const read = (csv: string) => {
  const sheet = parseCsv(new TextEncoder().encode(csv), READ_LIMITS);
  if (!sheet.ok) throw new Error(sheet.error);
  return readBankResult(sheet.value, known);
};
const payout = (change: Partial<PayoutRow>): PayoutRow => ({
  id: "i", code: a, runId: "r", day: "2026-11-23" as LocalDate, producerId: "p", producer: { vi: "Ong" }, amount: 1_250_000n, state: "prepared",
  bankBin: "970405", account: "0000000001234", holder: "Hợp tác xã Ong Đồi", bankReference: null, reason: null, settledAt: null, ...change,
});

describe("the file for the bank", () => {
  test("begins with its mark, writes holders without marks, keeps noughts, and ends with count and sum", () => {
    const file = writeCsv(bankFile([payout({}), payout({ code: b, amount: 300_000n, bankBin: "970436" }), payout({ code: c, amount: 90_000n, state: "called_off" })]));
    expect(file).toBe(
      `\uFEFFSTT,Số tài khoản,Tên người hưởng,Ngân hàng,Số tiền,Nội dung\r\n1,0000000001234,HOP TAC XA ONG DOI,Agribank,1250000,${a}\r\n2,0000000001234,HOP TAC XA ONG DOI,Vietcombank,300000,${b}\r\nTỔNG,2 lệnh,,,1550000,\r\n`,
    );
  });
  test("nothing in it runs as a formula", () => {
    expect(bankLetters('=HYPERLINK("http://x")')).toBe("HYPERLINK HTTP X");
    expect(bankLetters("+Nguyễn Thị Đào, (mẫu)")).toBe("NGUYEN THI DAO MAU");
  });
});

describe("the bank's result", () => {
  test("by the names of its columns, in any order", () => {
    const rows = read(`Ngày;Trạng thái;Số tiền;Nội dung chuyển khoản;Mã giao dịch;Lý do\n1;Thành công;1.250.000;${a} cho xu lang;FT1;\n1;Không thành công;300.000,00 VND;${b};FT2;Sai số tài khoản\n`);
    expect(rows.map(({ end, fault }) => ({ end, fault }))).toEqual([
      { fault: null, end: { code: a, amount: 1_250_000n, to: "paid", bankReference: "FT1", reason: null } },
      { fault: null, end: { code: b, amount: 300_000n, to: "bounced", bankReference: "FT2", reason: "Sai số tài khoản" } },
    ]);
  });
  test("by position where the file has no headings", () => {
    expect(read(`${a},1250000,đã chuyển,FT1\n`)[0]).toMatchObject({ line: 1, fault: null, end: { code: a, to: "paid" } });
  });
  test.each([
    ["no code", "abc,1,thành công", "code"],
    ["another amount", `${a},1250001,thành công`, "wrong_amount"],
    ["no amount", `${a},nhiều,thành công`, "amount"],
    ["a word nobody knows", `${a},1250000,đang xử lý`, "result"],
    ["no reason", `${b},300000,trả lại,FT2,`, "reason"],
    ["a payout of another run", `CT${newCode(8)},1,thành công`, "other_run"],
    ["one that was not sent", `${c},90000,thành công`, "wrong_state"],
  ])("%s is said of the row", (_what, row, fault) => {
    expect(read(`${row}\n${b},300000,thành công`).map((one) => one.fault)).toEqual([fault, null]);
  });
  test("a code that comes twice counts once", () => {
    expect(read(`${a},1250000,thành công\n${a},1250000,thành công`).map(({ fault }) => fault)).toEqual([null, "twice"]);
  });
  test.each([["1.250.000", 1_250_000n], ["1,250,000.00 VND", 1_250_000n], ["300000 ₫", 300_000n], ["-5", null], ["1.25", null], ["", null], ["=1+1", null]])("%s is read as an amount", (text, amount) => {
    expect(readAmount(text)).toBe(amount);
  });
});
