import { gatherMessages } from "~/domain/aftersales/gather-messages.server";
import { writeAftersalesMails, type AftersalesOccasion } from "~/domain/notifications/aftersales-mails.server";
import { isId } from "~/lib/id";

/** Outbox topic "mail.aftersales", payload `{ about, id, occasion, key }`. Run again, it writes nothing twice. */
export async function mailAftersales(payloads: Record<string, unknown>[]): Promise<void> {
  const occasions = payloads.flatMap(({ about, id, occasion, key }): AftersalesOccasion[] =>
    (about === "talk" || about === "problem" || about === "return") && typeof id === "string" && isId(id) && typeof occasion === "string" && typeof key === "string" ? [{ about, id, occasion, key }] : [],
  );
  for (const occasion of occasions) await writeAftersalesMails(occasion);
}

/** Every minute: what was written some minutes ago and not read since is told of, one mail for all of it. */
export async function gatherTalk(at: Date): Promise<void> {
  await gatherMessages(at);
}
