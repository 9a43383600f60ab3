/** What a statement's row would become if it were recorded now; asked again when it is. No I/O. */
import { findTransferReferences } from "~/domain/payments/transfer-reference";

export const ROW_OUTCOMES = [
  "matched", "added_up", "overpaid", "underpaid", "late", "duplicate", "replaced", "unknown_reference", "payout", "refund", "debit_unknown", "conflict", "known",
] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** Rows that somebody should look at; the others say what they did. */
export const NEEDS_A_LOOK: readonly RowOutcome[] = ["overpaid", "underpaid", "late", "duplicate", "replaced", "unknown_reference", "debit_unknown", "conflict"];

export type KnownPayment = { id: string; reference: string; amount: bigint; state: string; live: boolean; cancelled: boolean; /** What lies in suspense with its order. */ lies: bigint };

/** All that the rows of a statement may be about, as it is now. */
export type Known = {
  /** Amounts by the bank's reference. */
  credits: ReadonlyMap<string, bigint>;
  payments: readonly KnownPayment[];
  payouts: readonly { code: string; amount: bigint; state: string; bankReference: string | null }[];
  refunds: readonly { id: string; amount: bigint; state: string; reference: string | null; orderCode: string | null; bankAccount: string | null }[];
};

type Row = { reference: string; amount: bigint; content: string };

/** The code of a payout among the words of a transfer; null when there is none. */
export function payoutCodeIn(content: string): string | null {
  return /\bCT[2-9A-HJKMNP-Z]{9}\b/.exec(content.toUpperCase())?.[0] ?? null;
}

/** Row by row, each as if those before it were recorded: of two that pay the same order the second is a duplicate. */
export function foreseeRows(rows: readonly Row[], known: Known): RowOutcome[] {
  const credits = new Map(known.credits);
  const payments = new Map(known.payments.map((payment) => [payment.reference, { ...payment }]));
  const debits = new Set<string>();
  return rows.map((row) => {
    if (row.amount > 0n) {
      const before = credits.get(row.reference);
      if (before !== undefined) return before === row.amount ? "known" : "conflict";
      credits.set(row.reference, row.amount);
      return foreseeCredit(row, payments);
    }
    const key = `${row.reference} ${row.amount}`;
    const again = debits.has(key);
    debits.add(key);
    return again ? "known" : foreseeDebit(row, known);
  });
}

function foreseeCredit({ amount, content }: Row, payments: Map<string, KnownPayment>): RowOutcome {
  const named = findTransferReferences(content).flatMap((reference) => payments.get(reference) ?? []);
  const payment = named.find(({ state }) => state === "awaiting") ?? named[0];
  if (!payment) return "unknown_reference";
  if (payment.state === "paid") return "duplicate";
  if (!payment.live) return "replaced";
  if (amount < payment.amount) {
    payment.lies += amount;
    if (payment.lies < payment.amount) return "underpaid";
    payment.state = "paid";
    return "added_up";
  }
  if (payment.cancelled || (payment.state !== "awaiting" && payment.state !== "due_on_delivery")) return "late";
  payment.state = "paid";
  return amount > payment.amount ? "overpaid" : "matched";
}

function foreseeDebit({ reference, amount, content }: Row, { payouts, refunds }: Known): RowOutcome {
  if ([...payouts.map((one) => ({ ...one, reference: one.bankReference })), ...refunds].some((one) => one.reference === reference && one.amount === -amount)) return "known";
  const code = payoutCodeIn(content);
  if (code !== null) {
    const payout = payouts.find((one) => one.code === code && one.amount === -amount);
    return payout?.state === "sent" ? "payout" : payout?.state === "paid" ? "known" : "debit_unknown";
  }
  const bare = content.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
  const named = (text: string | null) => text !== null && bare.includes(text);
  const fits = refunds.filter((one) => one.state === "approved" && one.amount === -amount && (named(one.orderCode) || named(one.bankAccount)));
  return fits.length === 1 ? "refund" : "debit_unknown";
}
