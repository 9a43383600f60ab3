import { NEEDS_A_LOOK, type RowOutcome } from "~/domain/reconciliation/foresee";
import { compareStatement, findStatement, type StatementLine } from "~/domain/reconciliation/statement-queries.server";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import type { StatementTab } from "./statement-tabs";

const SHOWN = 200;

/** One statement: its rows by what becomes of them, and how it stands beside the books. Throws 404. */
export async function statementView(id: string, asked: string | null) {
  const found = isId(id) ? await findStatement(id) : null;
  if (!found) throw notFound();
  const { rows, ...statement } = found;
  const compared = await compareStatement(statement);
  const tab: StatementTab = asked === "all" ? "all" : "look";
  const looked = rows.filter(({ outcome }) => NEEDS_A_LOOK.includes(outcome));
  const counts = new Map<RowOutcome, number>();
  for (const { outcome } of rows) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const open = rows.filter(({ recorded }) => !recorded);
  const shown = tab === "all" ? rows : looked;
  return {
    statement, tab, counts: [...counts].map(([outcome, count]) => ({ outcome, count })), totals: { all: rows.length, look: looked.length, open: open.length },
    rows: shown.slice(0, SHOWN), more: shown.length > SHOWN, compared: explain(statement, compared, rows),
  };
}

export type StatementView = Awaited<ReturnType<typeof statementView>>;

type Part = { count: number; amount: bigint };

/** What of the difference is known: rows that are not booked, and credits that the statement lacks. */
function explain(statement: { opening: bigint | null; closing: bigint | null }, { bookOpening, bookClosing, missing }: Awaited<ReturnType<typeof compareStatement>>, rows: readonly StatementLine[]) {
  const part = (some: readonly { amount: bigint }[]): Part => ({ count: some.length, amount: some.reduce((sum, { amount }) => sum + amount, 0n) });
  const parts = {
    notRecorded: part(rows.filter(({ recorded, outcome }) => !recorded && outcome !== "known" && outcome !== "conflict" && outcome !== "debit_unknown")),
    debits: part(rows.filter(({ outcome }) => outcome === "debit_unknown")),
    conflicts: part(rows.filter(({ outcome }) => outcome === "conflict")),
    missing: { count: missing.length, amount: -part(missing).amount },
  };
  const opening = statement.opening === null ? null : statement.opening - bookOpening;
  const closing = statement.closing === null ? null : statement.closing - bookClosing;
  const arose = opening === null || closing === null ? null : closing - opening;
  const explained = Object.values(parts).reduce((sum, { amount }) => sum + amount, 0n);
  return { bookOpening, bookClosing, opening, closing, arose, parts, rest: arose === null ? null : arose - explained, missing };
}
