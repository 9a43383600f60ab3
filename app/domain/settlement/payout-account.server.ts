import { recordAudit } from "~/domain/audit/record-audit.server";
import type { BankAccount } from "~/domain/producers/joining/banks";
import { newId } from "~/lib/id";
import { ok } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";

/** Where a producer's money is sent now; null before it has said so. */
export async function payoutAccount(producerId: string): Promise<BankAccount | null> {
  return db().payoutAccount.findFirst({ where: { producerId }, orderBy: [{ at: "desc" }, { id: "desc" }], select: { bankBin: true, account: true, holder: true } });
}

/** Keeps another account; what is under way still goes to the one before. The producer's people are told by mail, for it may not have been them. */
export async function changePayoutAccount(producerId: string, account: BankAccount, { userId, at }: { userId: string; at: Date }): Promise<void> {
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
