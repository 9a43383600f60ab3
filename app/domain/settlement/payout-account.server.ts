import { recordAudit } from "~/domain/audit/record-audit.server";
import { newId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";

export type PayoutAccount = { bankBin: string; account: string; holder: string };
export type AccountProblems = Partial<Record<keyof PayoutAccount, "missing" | "malformed">>;

/** Where a producer's money is sent now; null before it has said so. */
export async function payoutAccount(producerId: string): Promise<PayoutAccount | null> {
  return db().payoutAccount.findFirst({ where: { producerId }, orderBy: [{ at: "desc" }, { id: "desc" }], select: { bankBin: true, account: true, holder: true } });
}

/** What is wrong with an account as it was typed, and the account once nothing is. */
export function readPayoutAccount(typed: Record<keyof PayoutAccount, string>): Result<PayoutAccount, AccountProblems> {
  const account = { bankBin: typed.bankBin.trim(), account: typed.account.replaceAll(/[\s.-]/g, "").toUpperCase(), holder: typed.holder.trim().replaceAll(/\s+/g, " ") };
  const sound: Record<keyof PayoutAccount, boolean> = {
    bankBin: /^\d{6}$/.test(account.bankBin), account: /^[A-Z0-9]{6,19}$/.test(account.account), holder: account.holder.length <= 120,
  };
  const fields = Object.keys(sound) as (keyof PayoutAccount)[];
  const problems = fields.filter((field) => account[field] === "" || !sound[field]).map((field) => [field, account[field] === "" ? "missing" : "malformed"] as const);
  return problems.length > 0 ? err(Object.fromEntries(problems)) : ok(account);
}

/** Keeps another account; what is under way still goes to the one before. The producer's people are told by mail, for it may not have been them. */
export async function changePayoutAccount(producerId: string, account: PayoutAccount, { userId, at }: { userId: string; at: Date }): Promise<void> {
  await transact<null, never>(async (tx) => {
    const before = await tx.payoutAccount.findFirst({ where: { producerId }, orderBy: [{ at: "desc" }, { id: "desc" }] });
    if (before && before.bankBin === account.bankBin && before.account === account.account && before.holder === account.holder) return ok(null);
    await tx.payoutAccount.create({ data: { id: newId(), producerId, ...account, at, enteredBy: userId } });
    await tx.outboxMessage.create({ data: { topic: "mail.payout", payload: { producerId, occasion: "account" } } });
    await recordAudit(tx, { actor: { kind: "user", userId }, action: "payout.account", subjectType: "producer", subjectId: producerId, before: { account: masked(before?.account) }, after: { account: masked(account.account) } });
    return ok(null);
  });
}

/** All but the last four: enough to know it by. */
export function masked(account: string | undefined): string | null {
  return account === undefined ? null : `••••${account.slice(-4)}`;
}
