import { writeBillMails } from "~/domain/notifications/bill-mails.server";
import { BILL_OCCASIONS } from "~/domain/settlement/bills/bill";
import { prepareBillsByClock } from "~/domain/settlement/bills/prepare-bills.server";
import { isId } from "~/lib/id";
import { log } from "~/platform/log/log.server";

/** Every morning: on the day of bills, or after one that was missed, what producers owe is billed; who has not paid is reminded. Run again, it does nothing twice. */
export async function prepareBillsOnTheirDay(at: Date): Promise<void> {
  log.info(await prepareBillsByClock(at), "bills");
}

/** Outbox topic "mail.bill", payload `{ billId, occasion: issued | due_soon | overdue | paid, day? }`. Run again, it writes nothing twice. */
export async function mailBills(payloads: Record<string, unknown>[]): Promise<void> {
  for (const { billId, occasion: name, day } of payloads) {
    const occasion = BILL_OCCASIONS.find((one) => one === name);
    if (occasion && typeof billId === "string" && isId(billId)) await writeBillMails(billId, occasion, typeof day === "string" ? day : "");
  }
}
