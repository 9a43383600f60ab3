import { db } from "~/platform/db/client.server";

/** Writes every document that is due, as the job does, and forgets the messages: from then on the rules excuse none that is missing. */
export async function issueDueDocuments(): Promise<void> {
  await db().$queryRaw`SELECT issue_parcel_invoices(s.id, now()) FROM (SELECT DISTINCT (payload ->> 'shipmentId')::uuid AS id FROM outbox_message WHERE topic = 'invoice.parcel' ORDER BY 1 OFFSET 0) AS s`;
  await db().$executeRaw`DELETE FROM outbox_message WHERE topic = 'invoice.parcel'`;
}
