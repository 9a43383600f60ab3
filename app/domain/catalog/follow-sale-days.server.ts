import { localDateAt } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";

/** Tells pages and search of every product of which something is on sale from this day, or was until yesterday. */
export async function followSaleDays(at: Date): Promise<void> {
  await db().$executeRaw`SELECT follow_sale_days(${localDateAt(at)}::date)`;
}
