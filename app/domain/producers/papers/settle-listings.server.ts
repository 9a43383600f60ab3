import type { Actor } from "~/domain/audit/audit";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { localDateAt } from "~/lib/local-date";
import type { Db } from "~/platform/db/client.server";

/**
 * Takes listings off that may not be shown at this moment (the seller's identity or a licence for alcohol has run out), and
 * brings back what was taken off so and may be shown again; each audited. Of one producer, or of all when `producerId` is null.
 */
export async function settleListings(tx: Db, { producerId, actor, at }: { producerId: string | null; actor: Actor; at: Date }): Promise<number> {
  const moved = await tx.$queryRaw<{ id: string; slug: string; to: string; why: string }[]>`
    SELECT product_id AS id, slug, moved_to AS to, why FROM settle_listings(${producerId}::uuid, ${localDateAt(at)}::date)`;
  for (const { id, slug, to, why } of moved) {
    await recordAudit(tx, { actor, action: to === "published" ? "listing.brought_back" : "listing.taken_off", subjectType: "listing", subjectId: id, after: { listing: slug, state: to, because: why } });
  }
  return moved.length;
}
