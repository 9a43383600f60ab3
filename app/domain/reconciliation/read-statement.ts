/** A statement of the shop's bank account, read whole or refused with every reason; no I/O. */
import type { LocalDate } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import { fold } from "~/lib/vietnamese-text";
import type { Cell, Sheet, SheetRow } from "~/platform/spreadsheet/sheet";
import { cellAmount, cellDay, cellText } from "./statement-cells";
import { findHead, type StatementColumn, type StatementHead } from "./statement-columns";

/** `amount`: what came in is positive. */
export type StatementRow = { line: number; day: LocalDate; reference: string; amount: bigint; content: string };
export type Statement = { rows: StatementRow[]; firstDay: LocalDate; lastDay: LocalDate; /** Null when the bank does not say. */ opening: bigint | null; closing: bigint | null };

export type StatementRowFault = "day" | "amount" | "reference" | "both_sides" | "side";
export type StatementFault =
  | { kind: "columns"; missing: StatementHead["missing"] }
  | { kind: "rows"; rows: { line: number; text: string; fault: StatementRowFault }[] }
  | { kind: "no_rows" };

const CONTENT_LENGTH = 500;

/** A row that cannot be read spoils the whole statement: what is left out would be money that nobody looks at. */
export function readStatement(sheet: Pick<Sheet, "rows">): Result<Statement, StatementFault> {
  const head = findHead(sheet.rows);
  if (!head || head.missing.length > 0) return err({ kind: "columns", missing: head?.missing ?? ["day", "reference", "content", "amount"] });
  const body = sheet.rows.slice(head.at + 1);
  const cellOf = ({ cells }: SheetRow, column: StatementColumn) => cells[head.columns.get(column) ?? -1];
  const read = body.filter((row) => isMovement(row, cellOf)).map((row) => ({ row, read: readRow(row, cellOf) }));
  const bad = read.flatMap(({ row, read: { fault } }) => (fault ? [{ line: row.line, text: row.cells.map(cellText).filter(Boolean).join(" · ").slice(0, 200), fault }] : []));
  if (bad.length > 0) return err({ kind: "rows", rows: bad });
  const rows = read.flatMap(({ read: one }) => (one.fault === null ? [one.value] : []));
  const days = rows.map(({ day }) => day).sort();
  const [firstDay, lastDay] = [days[0], days.at(-1)];
  if (!firstDay || !lastDay) return err({ kind: "no_rows" });
  const told = { opening: toldBalance(sheet.rows, OPENING), closing: toldBalance(sheet.rows, CLOSING) };
  const run = head.columns.has("balance") ? balancesOf(read.map(({ row }) => cellAmount(cellOf(row, "balance"))), rows) : null;
  return ok({ rows, firstDay, lastDay, opening: told.opening ?? run?.opening ?? null, closing: told.closing ?? run?.closing ?? null });
}

type CellOf = (row: SheetRow, column: StatementColumn) => Cell | undefined;

/** Sums and notes that stand among the movements have no day and are none. A second heading on a later page is none either. */
function isMovement(row: SheetRow, cellOf: CellOf): boolean {
  const hasDay = cellText(cellOf(row, "day")) !== "";
  const hasSum = (["amount", "debit", "credit"] as const).some((column) => /\d/.test(cellText(cellOf(row, column))));
  if (balanceWords(row)) return false;
  return hasSum && (hasDay || cellText(cellOf(row, "reference")) !== "");
}

function readRow(row: SheetRow, cellOf: CellOf): { fault: StatementRowFault } | { fault: null; value: StatementRow } {
  const day = cellDay(cellOf(row, "day"));
  if (!day) return { fault: "day" };
  const amount = signedAmount(row, cellOf);
  if (typeof amount === "string") return { fault: amount };
  const reference = cellText(cellOf(row, "reference")).replaceAll(/\s/g, "");
  if (!/^[!-~]{1,100}$/.test(reference)) return { fault: "reference" };
  return { fault: null, value: { line: row.line, day, reference, amount, content: cellText(cellOf(row, "content")).replaceAll(/[\0\p{Cs}]/gu, "").slice(0, CONTENT_LENGTH) } };
}

const OUT = ["no", "d", "dr", "debit", "-", "ra", "tien ra", "rut", "ghi no", "chi"];
const IN = ["co", "c", "cr", "credit", "+", "vao", "tien vao", "gui", "ghi co", "thu"];

function signedAmount(row: SheetRow, cellOf: CellOf): bigint | StatementRowFault {
  const [debit, credit, amount] = [cellAmount(cellOf(row, "debit")), cellAmount(cellOf(row, "credit")), cellAmount(cellOf(row, "amount"))];
  if (debit === null || credit === null || amount === null) return "amount";
  if (debit !== 0n && credit !== 0n) return "both_sides";
  if (debit !== 0n || credit !== 0n) return debit !== 0n ? (debit < 0n ? debit : -debit) : credit < 0n ? "amount" : credit;
  if (amount === 0n) return "amount";
  const side = fold(cellText(cellOf(row, "side")));
  if (side === "" || amount < 0n) return amount;
  return OUT.includes(side) ? -amount : IN.includes(side) ? amount : "side";
}

const OPENING = /^(?:so du dau|so du dau ky|opening balance|beginning balance)/;
const CLOSING = /^(?:so du cuoi|so du cuoi ky|closing balance|ending balance)/;

function balanceWords({ cells }: SheetRow): boolean {
  return cells.some((cell) => OPENING.test(fold(cellText(cell))) || CLOSING.test(fold(cellText(cell))));
}

/** `Số dư cuối kỳ: 12.000.000`, in one cell or in the next that holds an amount. */
function toldBalance(rows: readonly SheetRow[], words: RegExp): bigint | null {
  for (const { cells } of rows) {
    const at = cells.findIndex((cell) => words.test(fold(cellText(cell))));
    if (at < 0) continue;
    const behind = cellText(cells[at]).split(":")[1] ?? "";
    const amounts = [behind, ...cells.slice(at + 1)].filter((cell) => /\d/.test(cellText(cell))).map(cellAmount);
    const found = amounts.find((amount) => amount !== null);
    if (found !== undefined && found !== null) return found;
  }
  return null;
}

/** From the balance after each movement; banks write them in order of time or the other way round. Null unless they add up one way. */
function balancesOf(balances: readonly (bigint | null)[], rows: readonly StatementRow[]): { opening: bigint; closing: bigint } | null {
  const known = balances.flatMap((balance, at) => (balance === null || !rows[at] ? [] : [{ balance, amount: rows[at].amount }]));
  const [first, last] = [known[0], known.at(-1)];
  if (known.length !== rows.length || !first || !last) return null;
  const adds = (list: typeof known) => list.every((one, at) => at === 0 || (list[at - 1]?.balance ?? 0n) + one.amount === one.balance);
  if (adds(known)) return { opening: first.balance - first.amount, closing: last.balance };
  return adds([...known].reverse()) ? { opening: last.balance - last.amount, closing: first.balance } : null;
}
