import { expireUnpaidOrders as expire } from "~/domain/payments/expire-unpaid-orders.server";

/** Every minute: orders nobody paid in time give their stock back. */
export async function expireUnpaidOrders(at: Date): Promise<void> {
  await expire(at);
}
