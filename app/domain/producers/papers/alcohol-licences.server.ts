import { localDateAt } from "~/lib/local-date";
import { db, type Db } from "~/platform/db/client.server";

/** Whether a producer may show alcohol at this moment: a licence to make and one to retail it, both verified and in force (Law 44/2019/QH14). */
export async function mayShowAlcohol(producerId: string, at: Date, tx: Db = db()): Promise<boolean> {
  const rows = await tx.$queryRaw<[{ licensed: boolean }]>`SELECT alcohol_licensed(${producerId}::uuid, ${localDateAt(at)}::date) AS licensed`;
  return rows[0].licensed;
}
