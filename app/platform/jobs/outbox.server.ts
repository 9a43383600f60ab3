import type { Db } from "~/platform/db/client.server";

/**
 * Leaves a message in the transaction of the change it tells of. After the commit the relay hands it to the job
 * queue, at least once; a rolled-back change takes its message with it.
 */
export async function leaveMessage(tx: Db, topic: string, payload: Record<string, string | number | boolean | null>): Promise<void> {
  await tx.outboxMessage.create({ data: { topic, payload } });
}
