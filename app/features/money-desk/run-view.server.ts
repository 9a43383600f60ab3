import { bankName } from "~/domain/producers/joining/banks";
import { findRun } from "~/domain/settlement/money-desk.server";
import { masked } from "~/domain/settlement/payout-account.server";
import { listPayouts } from "~/domain/settlement/payout-queries.server";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";

/** One run with its payouts; account numbers leave the server masked, only the file for the bank has them whole. Throws 404. */
export async function runView(id: string) {
  const run = isId(id) ? await findRun(id) : null;
  if (!run) throw notFound();
  const payouts = (await listPayouts({ runId: id })).map(({ account, bankBin, ...payout }) => ({ ...payout, account: masked(account) ?? "", bank: bankName(bankBin) }));
  return { run, payouts };
}

export type RunView = Awaited<ReturnType<typeof runView>>;
