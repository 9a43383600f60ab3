import { log } from "~/platform/log/log.server";
import { gateway } from "./card-gateway.server";

/** Closes the card page of a payment that was given up. Where the gateway cannot be reached, late money lands in suspense. */
export async function closePaymentPage(sessionId: string | null): Promise<void> {
  if (sessionId === null) return;
  const closed = await gateway()?.expireCheckout(sessionId);
  if (closed && !closed.ok) log.warn({ sessionId }, "the gateway did not close a payment page");
}
