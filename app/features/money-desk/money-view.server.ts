import { LEDGER_ACCOUNTS, trialBalance } from "~/domain/ledger/trial-balance.server";
import { codesOfOrders, findOrderIds } from "~/domain/orders/order-codes.server";
import { listOwed, runOfDay } from "~/domain/settlement/money-desk.server";
import { standingOf } from "~/domain/settlement/payout";
import { payoutClock } from "~/domain/settlement/payout-clock.server";
import { listRuns, payoutTerms } from "~/domain/settlement/payout-queries.server";
import { localDateAt } from "~/lib/local-date";

const RUNS = 30;

/** What the desk of money opens with: who is owed what, what a run of today would hold, the runs, the books. */
export async function moneyView(at: Date) {
  const today = localDateAt(at);
  const [balance, rows, terms, runs, todays, clock] = await Promise.all([trialBalance(), listOwed(at), payoutTerms(today), listRuns(RUNS), runOfDay(today), payoutClock(at)]);
  const minimum = terms?.minimum ?? 0n;
  const owed = rows.map((row) => ({ ...row, standing: standingOf(row, minimum) }));
  const accounts = LEDGER_ACCOUNTS.flatMap((account) => (balance[account] === undefined ? [] : [{ account, amount: balance[account] }]));
  return { accounts, underWay: -(balance.payout_pending ?? 0n), owed, minimum, runs, todays, clock };
}

export type MoneyView = Awaited<ReturnType<typeof moneyView>>;

/** The order somebody looks for by its code, however it was typed; null when there is none. */
export async function findOrderCode(text: string): Promise<string | null> {
  const typed = text.replaceAll(/[\s-]/g, "").toUpperCase();
  if (typed === "" || typed.length > 20) return null;
  const codes = await codesOfOrders(await findOrderIds(typed));
  return [...codes.values()].find((code) => code === typed) ?? null;
}
