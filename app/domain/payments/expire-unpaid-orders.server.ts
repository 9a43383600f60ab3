import { releaseOrder } from "~/domain/orders/release-order.server";
import { db } from "~/platform/db/client.server";
import { log } from "~/platform/log/log.server";
import { gateway } from "./card-gateway.server";

const BATCH = 500;
/** A page that was paid but never reported by a webhook holds its stock no longer than this. */
const UNREPORTED_MS = 24 * 3_600_000;

/**
 * Gives back the stock of every order whose time to pay is over at `at`: 30 minutes for cards, 24 hours for VietQR.
 * The gateway's page is closed first, outside any transaction, so that nobody pays for what is being given back; who
 * was faster keeps the order. Money that comes later all the same is handled when it comes.
 */
export async function expireUnpaidOrders(at: Date): Promise<{ found: number; released: number; nextAt: Date | null }> {
  const due = await db().payment.findMany({
    where: { state: "awaiting", expiresAt: { lte: at } },
    orderBy: { expiresAt: "asc" },
    take: BATCH,
    select: { orderId: true, stripeSessionId: true, expiresAt: true },
  });
  let released = 0;
  for (const { orderId, stripeSessionId, expiresAt } of due) {
    const unreported = expiresAt !== null && at.getTime() - expiresAt.getTime() > UNREPORTED_MS;
    if (stripeSessionId !== null && (await wasPaid(stripeSessionId)) && !unreported) continue;
    const result = await releaseOrder(orderId, { reason: "unpaid", at });
    if (result.ok) released++;
  }
  // Of an order of which another parcel is spoken for, each that nobody paid ends for itself.
  await db().$queryRaw`SELECT expire_parcel_payments(${at})`;
  if (released > 0) log.info({ released }, "unpaid orders gave their stock back");
  const next = await db().payment.findFirst({ where: { state: "awaiting", expiresAt: { gt: at } }, orderBy: { expiresAt: "asc" }, select: { expiresAt: true } });
  return { found: due.length, released, nextAt: next?.expiresAt ?? null };
}

async function wasPaid(sessionId: string): Promise<boolean> {
  const closed = await gateway()?.expireCheckout(sessionId);
  if (closed && !closed.ok) log.warn({ sessionId }, "the gateway did not close a payment page");
  return closed?.ok === true && closed.value?.status === "complete" && closed.value.paymentStatus === "paid";
}
