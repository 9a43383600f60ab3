import { bankName } from "~/domain/producers/joining/banks";
import type { PayoutRow } from "~/domain/settlement/payout-queries.server";
import { fold } from "~/lib/vietnamese-text";
import type { Table } from "~/platform/spreadsheet/table";

type Column = "number" | "account" | "holder" | "bank" | "amount" | "content";

/** A name as banks take it: capitals and blanks, no marks and no signs, so nothing in it can run as a formula either. */
export function bankLetters(text: string): string {
  return fold(text).toUpperCase().replaceAll(/[^A-Z0-9]+/g, " ").trim();
}

/** The orders of a run as a file for the bank, in Vietnamese; what was called off is not in it. The last row counts and sums, to be compared with what the bank has read. */
export function bankFile(payouts: readonly PayoutRow[]): Table<Column> {
  const orders = payouts.filter(({ state }) => state !== "called_off");
  const total = orders.reduce((sum, { amount }) => sum + amount, 0n);
  return {
    title: "Lệnh chuyển tiền",
    columns: [
      { key: "number", title: "STT", kind: "text" }, { key: "account", title: "Số tài khoản", kind: "text" }, { key: "holder", title: "Tên người hưởng", kind: "text" },
      { key: "bank", title: "Ngân hàng", kind: "text" }, { key: "amount", title: "Số tiền", kind: "money" }, { key: "content", title: "Nội dung", kind: "text" },
    ],
    rows: [
      ...orders.map(({ account, holder, bankBin, amount, code }, index) => ({ number: String(index + 1), account, holder: bankLetters(holder), bank: bankName(bankBin), amount, content: code })),
      { number: "TỔNG", account: `${orders.length} lệnh`, holder: null, bank: null, amount: total, content: null },
    ],
  };
}
