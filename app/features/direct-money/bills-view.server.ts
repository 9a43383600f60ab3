import { producerRefundTasks, transferTasks } from "~/domain/payments/direct/disputes.server";
import { billStanding } from "~/domain/settlement/bills/bill";
import { listBills } from "~/domain/settlement/bills/bill-queries.server";
import { localDateAt } from "~/lib/local-date";

const PAID = 50;

/** Bills that wait and those paid last, transfers to be decided, and what producers owe buyers back. */
export async function directMoneyView(at: Date) {
  const today = localDateAt(at);
  const [open, paid, transfers, refunds] = await Promise.all([listBills({ state: "open" }), listBills({ state: "paid" }, PAID), transferTasks(at), producerRefundTasks(at)]);
  const seen = (bills: typeof open) => bills.map(({ id, code, producer, day, dueOn, amount, paid: came, state }) => ({ id, code, producer, day, dueOn, amount, rest: amount - came, standing: billStanding({ state, dueOn }, today) }));
  return { open: seen(open), paid: seen(paid), transfers, refunds };
}

export type DirectMoneyView = Awaited<ReturnType<typeof directMoneyView>>;
