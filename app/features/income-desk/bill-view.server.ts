import { placesDirectOrders } from "~/domain/payments/direct/direct-mode.server";
import { qrSvg, transferDetails } from "~/domain/payments/transfer-details.server";
import { billStanding } from "~/domain/settlement/bills/bill";
import { directIncome, listBills, type BillRow } from "~/domain/settlement/bills/bill-queries.server";
import { statementLines } from "~/domain/settlement/payout-queries.server";
import { localDateAt, type LocalDate } from "~/lib/local-date";

/** What buyers paid a producer directly and what it owes the shop for it; null when it has nothing to do with that. */
export async function billsView(producerId: string, at: Date) {
  const today = localDateAt(at);
  const [income, bills] = await Promise.all([directIncome(producerId, today), listBills({ producerId })]);
  if (income.ever === 0n && bills.length === 0 && !placesDirectOrders()) return null;
  return { income, bills: bills.map((bill) => seen(bill, today)) };
}

/** One of the producer's own bills: what it consists of, how it is paid; null when it has none of that code. */
export async function billStatement(producerId: string, code: string, at: Date) {
  const [bill] = await listBills({ producerId, code });
  if (!bill) return null;
  const rest = bill.amount - bill.paid;
  const details = rest > 0n ? transferDetails({ amount: rest, reference: bill.code }) : null;
  const transfer = details && {
    bank: details.bankName, account: details.account, holder: details.accountName, amount: details.amount, content: details.content,
    qr: `data:image/svg+xml;base64,${Buffer.from(qrSvg(details.payload)).toString("base64")}`,
  };
  return { bill: seen(bill, localDateAt(at)), transfer, lines: await statementLines({ billId: bill.id }) };
}

function seen(bill: BillRow, today: LocalDate) {
  const { code, day, dueOn, amount, paid, payments } = bill;
  return {
    code, day, dueOn, amount, rest: amount - paid, standing: billStanding(bill, today),
    payments: payments.map((one) => ({ ...one, amount: BigInt(one.amount), surplus: BigInt(one.surplus), creditedAt: new Date(one.creditedAt) })),
  };
}

export type BillsView = Awaited<ReturnType<typeof billsView>>;
export type BillStatement = NonNullable<Awaited<ReturnType<typeof billStatement>>>;
