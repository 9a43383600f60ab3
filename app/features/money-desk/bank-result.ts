/** What a bank reports of a run, as its file has it; no I/O. */
import type { PayoutEnd } from "~/domain/settlement/settle-payouts.server";
import type { PayoutState } from "~/domain/settlement/payout";
import { NEXT_STATES } from "~/domain/settlement/payout";
import { fold } from "~/lib/vietnamese-text";
import { withoutGuard } from "~/platform/spreadsheet/table";
import type { Cell, Sheet } from "~/platform/spreadsheet/sheet";

const COLUMNS = ["code", "amount", "result", "reference", "reason"] as const;
type Column = (typeof COLUMNS)[number];

/** What banks call the columns, without marks. Without such a heading the columns are taken in the order above. */
const HEADINGS: Record<Column, readonly string[]> = {
  code: ["noi dung", "noi dung chuyen tien", "noi dung chuyen khoan", "ma", "ma ky", "ma lenh", "code", "content"],
  amount: ["so tien", "so tien chuyen", "amount"],
  result: ["ket qua", "trang thai", "tinh trang", "result", "status"],
  reference: ["ma giao dich", "so giao dich", "ma tham chieu", "so tham chieu", "so but toan", "reference"],
  reason: ["ly do", "ly do tra lai", "dien giai", "ghi chu", "reason", "note"],
};
/** Asked in this order: "không thành công" holds "thành công". */
const BOUNCED = ["khong thanh cong", "that bai", "tra lai", "tra ve", "hoan tra", "tu choi", "loi", "bounced", "returned", "failed", "rejected"];
const PAID = ["thanh cong", "da chuyen", "da tra", "hoan thanh", "hoan tat", "success", "paid", "completed"];

export type RowFault = "code" | "amount" | "result" | "reason" | "twice" | "other_run" | "wrong_amount" | "wrong_state";
/** One row of the file: what it would do (`end`), or why it can do nothing; `same` when that was done already. */
export type ResultRow = { line: number; text: string; end: PayoutEnd | null; fault: RowFault | null; same: boolean };
type Known = { code: string; amount: bigint; state: PayoutState };

/** Every row of the file with what it would do to the payouts of a run, or why nothing. */
export function readBankResult(sheet: Pick<Sheet, "rows">, known: readonly Known[]): ResultRow[] {
  const [head] = sheet.rows;
  const named = head ? columnsOf(head.cells) : null;
  const at = named ?? new Map(COLUMNS.map((column, index) => [column, index]));
  const seen = new Set<string>();
  return sheet.rows.slice(named ? 1 : 0).map(({ line, cells }) => {
    const cell = (column: Column) => textOf(cells[at.get(column) ?? -1]);
    const read = readRow(cell);
    const row = "fault" in read ? read : foresee(read, known, seen);
    if (row.end) seen.add(row.end.code);
    return { line, text: cells.map(textOf).filter(Boolean).join(" · ").slice(0, 200), ...row };
  });
}

/** What a row would do to the run as it is now; asked again before it is done. */
export function foresee(end: PayoutEnd, known: readonly Known[], seen: ReadonlySet<string> = new Set()): Pick<ResultRow, "end" | "fault" | "same"> {
  const payout = known.find(({ code }) => code === end.code);
  const fault: RowFault | null = !payout ? "other_run"
    : seen.has(end.code) ? "twice"
    : payout.amount !== end.amount ? "wrong_amount"
    : payout.state !== end.to && !NEXT_STATES[payout.state].includes(end.to) ? "wrong_state" : null;
  return { end: fault ? null : end, fault, same: fault === null && payout?.state === end.to };
}

function readRow(cell: (column: Column) => string): PayoutEnd | { end: null; fault: RowFault; same: false } {
  const bad = (fault: RowFault) => ({ end: null, fault, same: false }) as const;
  // The code stands alone or among the words of the transfer.
  const code = /\bCT[2-9A-HJKMNP-Z]{9}\b/.exec(cell("code").toUpperCase())?.[0];
  if (!code) return bad("code");
  const amount = readAmount(cell("amount"));
  if (amount === null) return bad("amount");
  const said = fold(cell("result"));
  const to = BOUNCED.some((word) => said.includes(word)) ? "bounced" : PAID.some((word) => said.includes(word)) ? "paid" : null;
  if (to === null) return bad("result");
  const reason = to === "bounced" ? cell("reason").slice(0, 300) : null;
  if (reason === "") return bad("reason");
  return { code, amount, to, bankReference: cell("reference").slice(0, 100) || null, reason };
}

/** `1.250.000`, `1,250,000.00 VND`: whole đồng; null for anything that is no amount. */
export function readAmount(text: string): bigint | null {
  const bare = text.replaceAll(/[\s\u00a0]|₫|đ|VND/giu, "");
  const whole = /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,]0{1,2})?$/.exec(bare)?.[1]?.replaceAll(/[.,]/g, "");
  return whole && whole.length <= 15 ? BigInt(whole) : null;
}

function columnsOf(cells: readonly Cell[]): Map<Column, number> | null {
  const names = cells.map((cell) => fold(textOf(cell)));
  const found = new Map(COLUMNS.flatMap((column) => {
    const index = HEADINGS[column].map((name) => names.indexOf(name)).find((one) => one >= 0);
    return index === undefined ? [] : [[column, index] as const];
  }));
  return found.has("code") && found.has("result") ? found : null;
}

function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "string") return withoutGuard(cell.trim()).normalize("NFC");
  return "day" in cell ? cell.day : "";
}
