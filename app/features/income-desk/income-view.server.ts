import { bankName } from "~/domain/producers/joining/banks";
import { masked, payoutAccount } from "~/domain/settlement/payout-account.server";
import { nextPayoutDay } from "~/domain/settlement/payout";
import { listPayouts, payoutTerms, producerBalance, statementLines, type PayoutRow } from "~/domain/settlement/payout-queries.server";
import { withholdings } from "~/domain/settlement/withholding.server";
import { localDateAt } from "~/lib/local-date";

/** A producer's account, the rule it is paid out by, and what was paid. Account numbers leave the server masked. */
export async function incomeView(producerId: string, at: Date) {
  const today = localDateAt(at);
  const [balance, terms, payouts, account, taxes] = await Promise.all([
    producerBalance(producerId, at), payoutTerms(today), listPayouts({ producerId }), payoutAccount(producerId), withholdings(producerId),
  ]);
  return {
    balance,
    rule: terms && { ...terms, next: nextPayoutDay(today, terms.weekday) },
    payouts: payouts.map(seen),
    account: account && { bank: bankName(account.bankBin), number: masked(account.account) ?? "", holder: account.holder },
    taxes,
  };
}

/** One of the producer's own payouts with what it consists of; null when it has none of that code. */
export async function payoutStatement(producerId: string, code: string) {
  const [payout] = await listPayouts({ producerId, code });
  return payout ? { payout: seen(payout), lines: await statementLines({ payoutId: payout.id }) } : null;
}

function seen({ code, day, amount, state, bankBin, account, holder, bankReference, reason, settledAt }: PayoutRow) {
  return { code, day, amount, state, bank: bankName(bankBin), account: masked(account) ?? "", holder, bankReference, reason, settledAt };
}

export type IncomeView = Awaited<ReturnType<typeof incomeView>>;
export type SeenPayout = ReturnType<typeof seen>;
export type PayoutStatement = NonNullable<Awaited<ReturnType<typeof payoutStatement>>>;
