import { PAYMENT_OCCASIONS, writeAccountMails, writePaymentMails } from "~/domain/notifications/payout-mails.server";
import { isId } from "~/lib/id";

/** Outbox topic "mail.payout", payload `{ payoutId, occasion: sent | paid | bounced }` or `{ producerId, occasion: account }`. Run again, it writes nothing twice. */
export async function mailPayouts(payloads: Record<string, unknown>[]): Promise<void> {
  for (const { payoutId, producerId, occasion: name } of payloads) {
    const occasion = PAYMENT_OCCASIONS.find((one) => one === name);
    if (occasion && typeof payoutId === "string" && isId(payoutId)) await writePaymentMails(payoutId, occasion);
    if (name === "account" && typeof producerId === "string" && isId(producerId)) await writeAccountMails(producerId);
  }
}
