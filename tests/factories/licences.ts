import { newId } from "~/lib/id";
import type { Db } from "~/platform/db/client.server";

/** What papers of a producer say when only their kind and term matter. */
export function paperRow(producerId: string, userId: string, kind: string, validUntil: Date | null) {
  const at = new Date();
  return {
    id: newId(), producerId, kind, number: `${kind}-${newId().slice(-6)}`, body: "Cơ quan cấp", issuedOn: new Date("2020-01-01"), validUntil, scope: "Phạm vi", fileName: "giay.pdf", storageName: "giay.pdf",
    mediaType: "application/pdf", bytes: 10, addedAt: at, addedBy: userId, state: "verified" as const, decidedAt: at, decidedBy: userId,
  };
}

/** Gives producers both licences for alcohol, checked by an officer of their own. */
export async function licenceForAlcohol(tx: Db, producers: readonly string[]): Promise<void> {
  const userId = newId();
  await tx.user.create({ data: { id: userId, email: `${userId}@example.vn`, name: "Cán bộ cấp phép", passwordHash: "none", roles: ["officer"] } });
  await tx.producerPaper.createMany({ data: producers.flatMap((producer) => ["alcohol_production", "alcohol_retail"].map((kind) => paperRow(producer, userId, kind, new Date("2099-12-31")))) });
}
