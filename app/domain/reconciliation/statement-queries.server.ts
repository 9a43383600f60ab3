import { findTransferReferences } from "~/domain/payments/transfer-reference";
import { addDays, fromDateColumn, startOfDay, toDateColumn, type LocalDate } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { foreseeRows, payoutCodeIn, ROW_OUTCOMES, type Known, type KnownPayment, type RowOutcome } from "./foresee";

export type StatementSummary = { id: string; fileName: string; firstDay: LocalDate; lastDay: LocalDate; uploadedAt: Date; rows: number; open: number };

/** The last statements that were handed in, and how many of their rows are still to be recorded. */
export async function listStatements(limit: number): Promise<StatementSummary[]> {
  const rows = await db().$queryRaw<(Omit<StatementSummary, "firstDay" | "lastDay"> & { firstDay: Date; lastDay: Date })[]>`
    SELECT s.id, s.file_name AS "fileName", s.first_day AS "firstDay", s.last_day AS "lastDay", s.uploaded_at AS "uploadedAt", c.rows, c.open
    FROM bank_statement AS s CROSS JOIN LATERAL (SELECT count(*)::int AS rows, count(*) FILTER (WHERE outcome IS NULL)::int AS open FROM bank_statement_row WHERE statement_id = s.id) AS c
    ORDER BY s.last_day DESC, s.uploaded_at DESC LIMIT ${limit}`;
  return rows.map((row) => ({ ...row, firstDay: fromDateColumn(row.firstDay), lastDay: fromDateColumn(row.lastDay) }));
}

export type StatementLine = { line: number; day: LocalDate; reference: string; amount: bigint; content: string; outcome: RowOutcome; recorded: boolean };
export type FullStatement = {
  id: string; fileName: string; firstDay: LocalDate; lastDay: LocalDate; opening: bigint | null; closing: bigint | null; uploadedAt: Date; uploadedBy: string;
  /** Each with what became of it, or would if it were recorded now. */
  rows: StatementLine[];
};

export async function findStatement(id: string): Promise<FullStatement | null> {
  const found = await db().bankStatement.findUnique({ where: { id }, include: { rows: { orderBy: [{ day: "asc" }, { line: "asc" }] } } });
  if (!found) return null;
  const rows = found.rows.map(({ line, day, bankReference, amountVnd, content, outcome }) => ({
    line, day: fromDateColumn(day), reference: bankReference, amount: amountVnd, content, recorded: outcome !== null, outcome: ROW_OUTCOMES.find((one) => one === outcome) ?? null,
  }));
  const open = rows.filter(({ recorded }) => !recorded);
  const foreseen = open.length === 0 ? [] : foreseeRows(open, await whatIsKnown(open));
  let next = 0;
  return {
    id, fileName: found.fileName, firstDay: fromDateColumn(found.firstDay), lastDay: fromDateColumn(found.lastDay), opening: found.openingVnd, closing: found.closingVnd,
    uploadedAt: found.uploadedAt, uploadedBy: found.uploadedBy,
    rows: rows.map((row) => ({ ...row, outcome: row.outcome ?? foreseen[next++] ?? "unknown_reference" })),
  };
}

async function whatIsKnown(rows: readonly { reference: string; amount: bigint; content: string }[]): Promise<Known> {
  const references = rows.map(({ reference }) => reference);
  const named = rows.flatMap(({ content }) => findTransferReferences(content));
  const codes = rows.flatMap(({ content }) => payoutCodeIn(content) ?? []);
  const debits = rows.flatMap(({ amount }) => (amount < 0n ? [-amount] : []));
  const [credits, payments, payouts, refunds] = await Promise.all([
    db().bankCredit.findMany({ where: { bankReference: { in: references } }, select: { bankReference: true, amountVnd: true } }),
    db().$queryRaw<KnownPayment[]>`
      SELECT y.id, y.reference, y.amount_vnd AS amount, y.state::text, y.id = live_payment(y.order_id) AS live, o.cancelled_at IS NOT NULL AS cancelled, coalesce(s.free_vnd, 0)::bigint AS lies
      FROM payment AS y JOIN purchase_order AS o ON o.id = y.order_id LEFT JOIN suspense_place AS s ON s.order_id = o.id WHERE y.reference = ANY (${named}) ORDER BY y.created_at`,
    db().payout.findMany({ where: { OR: [{ code: { in: codes } }, { bankReference: { in: references } }] }, select: { code: true, amountVnd: true, state: true, bankReference: true } }),
    db().$queryRaw<Known["refunds"]>`
      SELECT f.id, f.amount_vnd AS amount, f.state::text, f.reference, o.code AS "orderCode", f.bank_account AS "bankAccount"
      FROM refund AS f LEFT JOIN purchase_order AS o ON o.id = f.order_id WHERE f.reference = ANY (${references}) OR (f.state = 'approved' AND f.method = 'bank' AND f.amount_vnd = ANY (${debits}))`,
  ]);
  return {
    credits: new Map(credits.map(({ bankReference, amountVnd }) => [bankReference, amountVnd])),
    payments,
    payouts: payouts.map(({ amountVnd, ...payout }) => ({ ...payout, amount: amountVnd })),
    refunds,
  };
}

export type Comparison = {
  /** The books' bank account before the statement's first day and at the end of its last one. */
  bookOpening: bigint;
  bookClosing: bigint;
  /** Credits of those days that the feed, or somebody by hand, told us of, and no statement has. */
  missing: { reference: string; amount: bigint; content: string; creditedAt: Date }[];
};

const MOST_MISSING = 200;

/** The statement beside the books. */
export async function compareStatement({ firstDay, lastDay }: { firstDay: LocalDate; lastDay: LocalDate }): Promise<Comparison> {
  const [from, to] = [startOfDay(firstDay), startOfDay(addDays(lastDay, 1))];
  const [[book], missing] = await Promise.all([
    db().$queryRaw<[{ opening: bigint; closing: bigint }]>`SELECT bank_book(${toDateColumn(addDays(firstDay, -1))}::date) AS opening, bank_book(${toDateColumn(lastDay)}::date) AS closing`,
    db().$queryRaw<Comparison["missing"]>`
      SELECT c.bank_reference AS reference, c.amount_vnd AS amount, c.content, c.credited_at AS "creditedAt" FROM bank_credit AS c
      WHERE c.credited_at >= ${from} AND c.credited_at < ${to} AND NOT EXISTS (SELECT 1 FROM bank_statement_row AS r WHERE r.bank_reference = c.bank_reference AND r.amount_vnd = c.amount_vnd)
      ORDER BY c.credited_at, c.bank_reference LIMIT ${MOST_MISSING}`,
  ]);
  return { bookOpening: book.opening, bookClosing: book.closing, missing };
}
