import { BANKS } from "~/domain/producers/joining/banks";
import { changePayoutAccount, readPayoutAccount, type AccountProblems, type PayoutAccount } from "~/domain/settlement/payout-account.server";
import { err, ok, type Result } from "~/lib/result";

export type AccountRefusal = { problems: AccountProblems; values: PayoutAccount };

/** Takes the form of the account that a producer's money is sent to. */
export async function changeAccount({ producerId, userId, at }: { producerId: string; userId: string; at: Date }, form: ReadonlyMap<string, string>): Promise<Result<null, AccountRefusal>> {
  const typed = (name: keyof PayoutAccount) => (form.get(name) ?? "").slice(0, 200);
  const values = { bankBin: typed("bankBin"), account: typed("account"), holder: typed("holder") };
  const read = readPayoutAccount(values);
  const unknownBank: AccountProblems = values.bankBin !== "" && !BANKS.some(({ bin }) => bin === values.bankBin) ? { bankBin: "malformed" } : {};
  if (!read.ok || unknownBank.bankBin) return err({ problems: { ...(read.ok ? {} : read.error), ...unknownBank }, values });
  await changePayoutAccount(producerId, read.value, { userId, at });
  return ok(null);
}
