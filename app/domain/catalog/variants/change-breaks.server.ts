import { recordAudit } from "~/domain/audit/record-audit.server";
import { err, ok, type Result } from "~/lib/result";
import { transact } from "~/platform/db/transact.server";
import type { PriceBreak } from "./price-breaks";

type Change = { producerId: string; variantId: string; breaks: readonly PriceBreak[]; userId: string };

/** Puts these price breaks in the place of those that a producer's own variant had, at once; what is ordered stays as it was agreed. */
export function changeBreaks({ producerId, variantId, breaks, userId }: Change): Promise<Result<null, { kind: "not_found" }>> {
  return transact<null, { kind: "not_found" }>(async (tx) => {
    const variant = await tx.variant.findFirst({ where: { id: variantId, product: { producerId } }, select: { productId: true, sku: true } });
    if (!variant) return err({ kind: "not_found" });
    // Two who press at once follow one another: the later one's breaks are there, whole.
    await tx.$queryRaw`SELECT id FROM variant WHERE id = ${variantId}::uuid FOR UPDATE`;
    const before = await tx.priceBreak.findMany({ where: { variantId }, orderBy: { minQuantity: "asc" } });
    await tx.priceBreak.deleteMany({ where: { variantId } });
    await tx.priceBreak.createMany({ data: breaks.map(({ minQuantity, priceVnd }) => ({ variantId, minQuantity, priceVnd: BigInt(priceVnd) })) });
    const text = (rows: readonly { minQuantity: number; priceVnd: number | bigint }[]) => rows.map((row) => `${row.minQuantity}: ${row.priceVnd}`).join(", ");
    await recordAudit(tx, { actor: { kind: "user", userId }, action: "listing.variant_changed", subjectType: "listing", subjectId: variant.productId, before: { variant: variant.sku, breaks: text(before) }, after: { breaks: text(breaks) } });
    return ok(null);
  });
}
