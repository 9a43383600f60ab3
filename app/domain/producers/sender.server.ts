import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";

/** Who sends a producer's parcels, as it stands on them. */
export type Sender = { name: string; legalName: string; address: string; phone: string | null };

/** The senders of some producers, by producer. */
export async function sendersOf(producerIds: readonly string[]): Promise<Map<string, Sender>> {
  const rows = await db().producer.findMany({
    where: { id: { in: [...producerIds] } },
    select: { id: true, name: true, legalName: true, addressLine: true, phone: true, commune: { select: { fullName: true, province: { select: { fullName: true } } } } },
  });
  return new Map(rows.map(({ id, name, legalName, addressLine, phone, commune }) => [
    id, { name: (name as LocalizedText).vi, legalName, phone, address: [addressLine, commune.fullName, commune.province.fullName].filter(Boolean).join(", ") },
  ]));
}
