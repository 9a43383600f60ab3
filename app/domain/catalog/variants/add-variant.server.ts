import type { Actor } from "~/domain/audit/audit";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { newCode, newId } from "~/lib/id";
import type { LocalizedText } from "~/lib/localized-text";
import { err, ok, type Result } from "~/lib/result";
import type { Db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import { parcelOf } from "../drafts/write-listing.server";
import { saleColumns } from "../sale-days";
import type { NewVariant } from "./variant-form";

/** So many variants of one product are on sale at once. */
export const MOST_ON_SALE = 20;

export type AddVariantFailure = { kind: "not_found" | "gtin_taken" | "too_many" };

/** Puts one more variant of a producer's own published product on sale, with a number of its own and what is on the shelf. */
export function addVariant({ userId, ...rest }: Omit<Addition, "actor"> & { userId: string }): Promise<Result<{ sku: string }, AddVariantFailure>> {
  return transact<{ sku: string }, AddVariantFailure>((tx) => addVariantIn(tx, { ...rest, actor: { kind: "user", userId } }));
}

type Addition = { producerId: string; productId: string; variant: NewVariant; actor: Actor; at: Date };

/** The same in a transaction that has more to do. */
export async function addVariantIn(tx: Db, { producerId, productId, variant, actor, at }: Addition): Promise<Result<{ sku: string }, AddVariantFailure>> {
  // Two who press at once follow one another, so that places and the limit hold.
  await tx.$queryRaw`SELECT id FROM product WHERE id = ${productId}::uuid FOR UPDATE`;
  const product = await tx.product.findFirst({ where: { id: productId, producerId, state: "published" }, select: { name: true, variants: { select: { active: true, position: true } } } });
  if (!product) return err({ kind: "not_found" });
  if (product.variants.filter(({ active }) => active).length >= MOST_ON_SALE) return err({ kind: "too_many" });
  const [id, stockUnitId] = [newId(), newId()];
  const position = Math.max(-1, ...product.variants.map((one) => one.position)) + 1;
  const sku = `XL-${newCode(5)}-${position + 1}`;
  const { stock, name, unit, priceVnd, ...columns } = variant;
  await tx.stockUnit.create({ data: { id: stockUnitId, producerId, label: `${(product.name as LocalizedText).vi} – ${name}`, available: stock } });
  if (stock > 0) await tx.stockMovement.create({ data: { id: newId(), stockUnitId, delta: stock, reason: "opening", note: "Tồn kho khi đăng", at } });
  const { count } = await tx.variant.createMany({
    skipDuplicates: true,
    data: [{ ...columns, ...saleColumns(columns), id, productId, sku, name: { vi: name }, unit: { vi: unit }, ...parcelOf(variant.netWeightG), priceVnd: BigInt(priceVnd), stockUnitId, position }],
  });
  if (count === 0) return err({ kind: "gtin_taken" });
  await recordAudit(tx, { actor, action: "listing.variant_added", subjectType: "listing", subjectId: productId, after: { variant: sku, amount: priceVnd, mode: variant.saleMode } });
  return ok({ sku });
}
