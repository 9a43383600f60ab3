import { recordAudit } from "~/domain/audit/record-audit.server";
import { err, ok, type Result } from "~/lib/result";
import { saleColumns } from "../sale-days";
import { transact } from "~/platform/db/transact.server";
import { MOST_ON_SALE } from "./add-variant.server";
import type { SaleTerms } from "./variant-form";

export type ChangeVariantFailure = { kind: "not_found" | "last" | "too_many" | "weight_missing" };

type Change = { producerId: string; variantId: string; userId: string; at: Date };

/**
 * Changes how a producer's own variant is sold from now on; what is ordered stays as it was agreed. Leaving pre-order closes
 * its harvest and lets go who waits for it.
 */
export function changeTerms({ producerId, variantId, terms, userId, at }: Change & { terms: SaleTerms }): Promise<Result<null, ChangeVariantFailure>> {
  return transact<null, ChangeVariantFailure>(async (tx) => {
    const before = await tx.variant.findFirst({ where: { id: variantId, product: { producerId } }, select: { productId: true, sku: true, saleMode: true, netWeightG: true, stockUnitId: true } });
    if (!before) return err({ kind: "not_found" });
    if (terms.saleMode === "by_weight" && before.netWeightG === 0) return err({ kind: "weight_missing" });
    // Orders hold the shelf's lock: none is between what it read and what it writes.
    await tx.$queryRaw`SELECT id FROM stock_unit WHERE id = ${before.stockUnitId}::uuid FOR NO KEY UPDATE`;
    await tx.variant.update({ where: { id: variantId }, data: { ...terms, ...saleColumns(terms) } });
    if (before.saleMode === "preorder" && terms.saleMode !== "preorder") {
      await tx.harvest.updateMany({ where: { variantId, closedAt: null }, data: { closedAt: at } });
      await tx.$executeRaw`SELECT settle_harvest(id, ${at}) FROM harvest WHERE variant_id = ${variantId}::uuid AND closed_at = ${at}`;
    }
    await recordAudit(tx, { actor: { kind: "user", userId }, action: "listing.variant_changed", subjectType: "listing", subjectId: before.productId, before: { variant: before.sku, mode: before.saleMode }, after: { ...terms } });
    return ok(null);
  });
}

/** Takes a variant off sale or puts it back; the last one stays, for a product without any could not be shown. */
export function switchVariant({ producerId, variantId, active, userId }: Omit<Change, "at"> & { active: boolean }): Promise<Result<null, ChangeVariantFailure>> {
  return transact<null, ChangeVariantFailure>(async (tx) => {
    const variant = await tx.variant.findFirst({ where: { id: variantId, product: { producerId } }, select: { productId: true, sku: true } });
    if (!variant) return err({ kind: "not_found" });
    await tx.$queryRaw`SELECT id FROM product WHERE id = ${variant.productId}::uuid FOR UPDATE`;
    const others = await tx.variant.count({ where: { productId: variant.productId, active: true, id: { not: variantId } } });
    if (!active && others === 0) return err({ kind: "last" });
    if (active && others >= MOST_ON_SALE) return err({ kind: "too_many" });
    const { count } = await tx.variant.updateMany({ where: { id: variantId, active: !active }, data: { active } });
    if (count === 0) return ok(null);
    await recordAudit(tx, { actor: { kind: "user", userId }, action: "listing.variant_changed", subjectType: "listing", subjectId: variant.productId, before: { variant: variant.sku, active: !active }, after: { active } });
    return ok(null);
  });
}
