import { recordAudit } from "~/domain/audit/record-audit.server";
import { newId } from "~/lib/id";
import { localDateAt, toDateColumn } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import { transact } from "~/platform/db/transact.server";
import { bestBeforeOf, judgeLot, type LotDraft, type LotFault } from "./lot-draft";
import { publishLot } from "./publish-lot.server";
import { roomsOf } from "./source-rooms.server";

export type CreateRefusal = LotFault | { field: "code"; fault: "code_taken" } | { field: "variant"; fault: "gone" };

/**
 * Opens a lot of a producer's own variant from their growing areas, their lots and what was bought, and publishes it, all
 * in one transaction. Going over what its sources are declared to give needs the draft's reason, which administrators see.
 */
export async function createLot(wanted: { draft: LotDraft; producerId: string; userId: string; at: Date }): Promise<Result<{ number: string; code: string; id: string }, CreateRefusal>> {
  const { draft, producerId, userId, at } = wanted;
  const actor = { kind: "user", userId } as const;
  return transact<{ number: string; code: string; id: string }, CreateRefusal>(async (tx) => {
    const variant = await tx.variant.findFirst({ where: { id: draft.variant, product: { producerId } }, select: { sku: true, gtin: true, unit: true, netWeightG: true, unitsPerSale: true, stockUnitId: true, productId: true, product: { select: { shelfLifeDays: true } } } });
    if (!variant) return err({ field: "variant", fault: "gone" });
    const number = variant.gtin ?? variant.sku;
    const { rooms, growingAreaId } = await roomsOf(tx, draft, producerId);
    const unitG = Math.max(1, Math.round(variant.netWeightG / variant.unitsPerSale));
    const { fault, excessG, grams } = judgeLot(draft, { number, unitG }, rooms, localDateAt(at));
    if (fault) return err(fault);
    if (await tx.lot.findUnique({ where: { gtin_code: { gtin: number, code: draft.code } }, select: { id: true } })) return err({ field: "code", fault: "code_taken" });

    const id = newId();
    const bestBefore = draft.bestBefore ?? bestBeforeOf(draft.producedOn, variant.product.shelfLifeDays);
    await tx.lot.create({
      data: {
        id, productId: variant.productId, stockUnitId: variant.stockUnitId, gtin: number, code: draft.code, growingAreaId, quantity: draft.quantity, unit: (variant.unit as { vi: string }).vi,
        unitG, ratioBp: draft.ratioBp, harvestedOn: draft.harvestedOn && toDateColumn(draft.harvestedOn), producedOn: toDateColumn(draft.producedOn), bestBefore: bestBefore && toDateColumn(bestBefore), createdAt: at,
      },
    });
    if (excessG > 0) {
      await tx.lotOverride.create({ data: { lotId: id, reason: draft.reason, excessG, userId, at } });
      await recordAudit(tx, { actor, action: "lot.overridden", subjectType: "lot", subjectId: id, after: { number, code: draft.code, excessGrams: excessG }, reason: draft.reason });
    }
    await tx.lotInput.createMany({ data: draft.sources.map((source, index) => ({ id: newId(), lotId: id, grams: grams[index] ?? 0, ...columnsOf(source) })) });
    await recordAudit(tx, { actor, action: "lot.created", subjectType: "lot", subjectId: id, after: { number, code: draft.code, quantity: draft.quantity, producedOn: draft.producedOn } });
    await publishLot(tx, { lotId: id, actor, at });
    return ok({ number, code: draft.code, id });
  });
}

function columnsOf(source: LotDraft["sources"][number]) {
  if (source.kind === "bought") return { supplier: source.supplier, material: source.material, document: source.document || null };
  return source.kind === "area" ? { growingAreaId: source.id } : { fromLotId: source.id };
}
