import { recordAudit } from "~/domain/audit/record-audit.server";
import { newId } from "~/lib/id";
import { fromDateColumn, localDateAt, toDateColumn } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import type { Db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import { bestBeforeOf, judgeLot, type LotDraft, type LotFault, type SourceRoom } from "./lot-draft";
import { publishLot } from "./publish-lot.server";

export type CreateRefusal = LotFault | { field: "code"; fault: "code_taken" } | { field: "variant" | "source"; fault: "gone" };

/**
 * Opens a lot of a producer's own variant from one of their growing areas, one of their lots, or something bought, and
 * publishes it. Going over what its sources are declared to give needs the draft's reason, which administrators see.
 */
export async function createLot(wanted: { draft: LotDraft; producerId: string; userId: string; at: Date }): Promise<Result<{ number: string; code: string; id: string }, CreateRefusal>> {
  const { draft, producerId, userId, at } = wanted;
  const actor = { kind: "user", userId } as const;
  return transact<{ number: string; code: string; id: string }, CreateRefusal>(async (tx) => {
    const variant = await tx.variant.findFirst({ where: { id: draft.variant, product: { producerId } }, select: { sku: true, gtin: true, unit: true, netWeightG: true, unitsPerSale: true, stockUnitId: true, productId: true, product: { select: { shelfLifeDays: true } } } });
    if (!variant) return err({ field: "variant", fault: "gone" });
    const number = variant.gtin ?? variant.sku;
    if (await tx.lot.findUnique({ where: { gtin_code: { gtin: number, code: draft.code } }, select: { id: true } })) return err({ field: "code", fault: "code_taken" });
    const source = await roomOf(tx, draft, producerId);
    if (!source) return err({ field: "source", fault: "gone" });
    const unitG = Math.max(1, Math.round(variant.netWeightG / variant.unitsPerSale));
    const { fault, excessG } = judgeLot(draft, unitG, source.room, localDateAt(at));
    if (fault) return err(fault);

    const id = newId();
    const bestBefore = draft.bestBefore ?? bestBeforeOf(draft.producedOn, variant.product.shelfLifeDays);
    await tx.lot.create({
      data: {
        id, productId: variant.productId, stockUnitId: variant.stockUnitId, gtin: number, code: draft.code, growingAreaId: source.areaId, quantity: draft.quantity, unit: (variant.unit as { vi: string }).vi,
        unitG, ratioBp: draft.ratioBp, harvestedOn: draft.harvestedOn && toDateColumn(draft.harvestedOn), producedOn: toDateColumn(draft.producedOn), bestBefore: bestBefore && toDateColumn(bestBefore), createdAt: at,
      },
    });
    if (excessG > 0) {
      await tx.lotOverride.create({ data: { lotId: id, reason: draft.reason, excessG, userId, at } });
      await recordAudit(tx, { actor, action: "lot.overridden", subjectType: "lot", subjectId: id, after: { number, code: draft.code, excessGrams: excessG }, reason: draft.reason });
    }
    const bought = draft.source === "bought" ? { supplier: draft.supplier, material: draft.material, document: draft.document || null } : {};
    await tx.lotInput.create({ data: { id: newId(), lotId: id, grams: draft.grams, growingAreaId: source.inputAreaId, fromLotId: source.fromLotId, ...bought } });
    await recordAudit(tx, { actor, action: "lot.created", subjectType: "lot", subjectId: id, after: { number, code: draft.code, quantity: draft.quantity, producedOn: draft.producedOn } });
    await publishLot(tx, { lotId: id, actor, at });
    return ok({ number, code: draft.code, id });
  });
}

type Source = { room: SourceRoom; areaId: string | null; inputAreaId: string | null; fromLotId: string | null };

/** What the source of a draft has left, its row held so that nobody else takes it meanwhile; null when it is not theirs. */
async function roomOf(tx: Db, draft: LotDraft, producerId: string): Promise<Source | null> {
  const [kind = "", id = ""] = draft.source.split(":");
  if (kind === "bought") return { room: { kind: "bought" }, areaId: null, inputAreaId: null, fromLotId: null };
  if (kind === "area") {
    await tx.$queryRaw`SELECT 1 FROM growing_area WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
    const area = await tx.growingArea.findFirst({ where: { id, producerId } });
    if (!area) return null;
    const year = Number((draft.harvestedOn ?? draft.producedOn).slice(0, 4));
    const [taken] = await tx.$queryRaw<{ grams: bigint }[]>`SELECT grams FROM growing_area_year WHERE growing_area_id = ${id}::uuid AND year = ${year}`;
    const { status, hives, yieldKg, yearlyQuotaKg } = area;
    const room = { kind: "area" as const, status, hives, yieldKg, yearlyQuotaKg, areaHa: Number(area.areaHa), validFrom: fromDateColumn(area.validFrom), validTo: area.validTo && fromDateColumn(area.validTo), takenG: Number(taken?.grams ?? 0) };
    return { room, areaId: id, inputAreaId: id, fromLotId: null };
  }
  await tx.$queryRaw`SELECT 1 FROM lot WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const from = await tx.lot.findFirst({ where: { id, product: { producerId } }, select: { status: true, producedOn: true, growingAreaId: true } });
  if (!from) return null;
  const [balance] = await tx.$queryRaw<{ left: bigint }[]>`SELECT (quantity - packed - sold_outside - lost)::bigint * unit_g - used_g AS left FROM lot_balance WHERE lot_id = ${id}::uuid`;
  const room = { kind: "lot" as const, recalled: from.status === "recalled", remainingG: Number(balance?.left ?? 0), producedOn: fromDateColumn(from.producedOn) };
  return { room, areaId: from.growingAreaId, inputAreaId: null, fromLotId: id };
}
