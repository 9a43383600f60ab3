import { db } from "~/platform/db/client.server";

/** Stores an event as it came, before anything else; true when it still has to be handled. */
export async function receiveEvent(id: string, provider: string, rawBody: string): Promise<boolean> {
  // PostgreSQL's JSON holds no NUL; nothing that matters contains one.
  const payload = rawBody.replaceAll("\\u0000", "");
  const rows = await db().$queryRaw<{ waiting: boolean }[]>`
    WITH added AS (INSERT INTO webhook_event (id, provider, payload) VALUES (${id}, ${provider}, ${payload}::jsonb) ON CONFLICT (id) DO NOTHING RETURNING id)
    SELECT NOT EXISTS (SELECT 1 FROM webhook_event WHERE id = ${id} AND handled_at IS NOT NULL) AS waiting`;
  return rows[0]?.waiting ?? true;
}

/** Marks it handled, with what came of it; the first mark stands. */
export async function eventHandled(id: string, outcome: string): Promise<void> {
  await db().webhookEvent.updateMany({ where: { id, handledAt: null }, data: { handledAt: new Date(), outcome } });
}
