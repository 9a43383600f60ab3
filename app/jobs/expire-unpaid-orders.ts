import { expireUnpaidOrders as expire } from "~/domain/payments/expire-unpaid-orders.server";
import type { JobReport } from "~/platform/jobs/job-report";

/** Every minute: orders nobody paid in time give their stock back. */
export async function expireUnpaidOrders(at: Date): Promise<JobReport> {
  const { found, released, nextAt } = await expire(at);
  return { found, done: released, nextAt };
}
