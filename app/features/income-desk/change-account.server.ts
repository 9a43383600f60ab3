import { readBankAccount, type BankAccount, type BankAccountProblems } from "~/domain/producers/joining/banks";
import { changePayoutAccount } from "~/domain/settlement/payout-account.server";
import { err, ok, type Result } from "~/lib/result";

export type AccountRefusal = { problems: BankAccountProblems; values: BankAccount };

/** Takes the form of the account that a producer's money is sent to. */
export async function changeAccount({ producerId, userId, at }: { producerId: string; userId: string; at: Date }, form: ReadonlyMap<string, string>): Promise<Result<null, AccountRefusal>> {
  const typed = (name: keyof BankAccount) => (form.get(name) ?? "").slice(0, 200);
  const values = { bankBin: typed("bankBin"), account: typed("account"), holder: typed("holder") };
  const read = readBankAccount(values);
  if (!read.ok) return err({ problems: read.error, values });
  await changePayoutAccount(producerId, read.value, { userId, at });
  return ok(null);
}
