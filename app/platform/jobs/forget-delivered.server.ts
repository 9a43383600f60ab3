import { db } from "~/platform/db/client.server";

/** Outbox messages handed over a week ago have done their work; those that wait are never touched. */
export async function forgetDelivered(): Promise<number> {
  return db().$executeRaw`DELETE FROM outbox_message WHERE delivered_at < now() - interval '7 days'`;
}
