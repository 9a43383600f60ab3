import { writeCancellationMails } from "~/domain/notifications/cancellation-mails.server";
import { isId } from "~/lib/id";

/** Outbox topic "mail.lines_cancelled", payload `{ cancellationId, producerKnew }`. Run again, it writes nothing twice. */
export async function mailCancellations(payloads: Record<string, unknown>[]): Promise<void> {
  await writeCancellationMails(payloads.flatMap(({ cancellationId, producerKnew }) => (typeof cancellationId === "string" && isId(cancellationId) ? [{ id: cancellationId, producerKnew: producerKnew === true }] : [])));
}
