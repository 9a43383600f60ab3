import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";

/** Who sends a producer's parcels, as it stands on them. */
export type Sender = { name: string; legalName: string; address: string; phone: string | null };

export async function senderOf(producerId: string): Promise<Sender> {
  const { name, legalName, addressLine, phone, commune } = await db().producer.findUniqueOrThrow({
    where: { id: producerId },
    select: { name: true, legalName: true, addressLine: true, phone: true, commune: { select: { fullName: true, province: { select: { fullName: true } } } } },
  });
  return { name: (name as LocalizedText).vi, legalName, phone, address: [addressLine, commune.fullName, commune.province.fullName].filter(Boolean).join(", ") };
}
