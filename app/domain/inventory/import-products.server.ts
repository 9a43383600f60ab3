import type { Actor } from "~/domain/audit/audit";
import { EMPTY_FACTS, type ListingFacts } from "~/domain/catalog/drafts/listing-facts";
import { addVariantIn } from "~/domain/catalog/variants/add-variant.server";
import { newId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import { changeStockIn } from "./change-stock.server";
import type { Catalogue, ProductReading } from "./product-list";

/** So many new variants are taken from one file: each is written on its own. */
export const MOST_ADDITIONS = 500;

/** What a list of products is read against, in four questions however much there is. */
export async function catalogueForImport(): Promise<Catalogue> {
  const [variants, products, producers, drafts] = await Promise.all([
    db().$queryRaw<Catalogue["variants"]>`
      SELECT v.id, v.sku, p.producer_id AS "producerId", p.id AS "productId", p.name ->> 'vi' AS product, v.name ->> 'vi' AS variant, v.unit ->> 'vi' AS unit,
        v.price_vnd::float8 AS "priceVnd", s.available, v.gtin, v.net_weight_g AS "netWeightG"
      FROM variant AS v JOIN product AS p ON p.id = v.product_id JOIN stock_unit AS s ON s.id = v.stock_unit_id`,
    db().$queryRaw<Catalogue["products"]>`SELECT id, producer_id AS "producerId", name ->> 'vi' AS name, set_no AS "setNo" FROM product WHERE state = 'published'`,
    db().$queryRaw<Catalogue["producers"]>`SELECT id, slug, legal_name AS "legalName", name ->> 'vi' AS name, tax_code AS "taxCode" FROM producer`,
    db().$queryRaw<Catalogue["drafts"]>`
      SELECT producer_id AS "producerId", facts #>> '{name,vi}' AS name FROM listing_draft WHERE product_id IS NULL AND state IN ('editing', 'submitted') AND facts #>> '{name,vi}' IS NOT NULL`,
  ]);
  return { variants, products, producers, drafts };
}

export type ImportFailure = { kind: "stale" } | { kind: "too_many_new" } | { kind: "refused"; line: number; reason: "not_found" | "gtin_taken" | "too_many" };

/** Writes what a list says, all of it or nothing; somebody else's change in between is not undone (`stale`). New products become drafts of their producers. */
export function importProducts({ changes, additions, products }: ProductReading, { actor, note, at }: { actor: Actor; note: string; at: Date }): Promise<Result<{ saved: number }, ImportFailure>> {
  return transact<{ saved: number }, ImportFailure>(async (tx) => {
    if (additions.length > MOST_ADDITIONS) return err({ kind: "too_many_new" });
    let saved = 0;
    for (const producerId of new Set(changes.map((change) => change.producerId))) {
      const answer = await changeStockIn(tx, { producerId, changes: changes.filter((change) => change.producerId === producerId), note, actor, at });
      if (answer.stale.length > 0) return err({ kind: "stale" });
      saved += answer.saved;
    }
    for (const { line, producerId, productId, variant } of additions) {
      const added = await addVariantIn(tx, { producerId, productId, variant, actor, at });
      if (!added.ok) return err({ kind: "refused", line, reason: added.error.kind });
    }
    await tx.listingDraft.createMany({
      data: products.map(({ producerId, name, setNo, variants }) => {
        const facts: ListingFacts = {
          ...EMPTY_FACTS, name: { vi: name }, setNo,
          variants: variants.map((variant) => ({ name: variant.name, unit: variant.unit, netWeightG: variant.netWeightG || null, priceVnd: variant.priceVnd, stock: variant.stock, gtin: variant.gtin })),
        };
        return { id: newId(), producerId, facts, pictures: [], createdAt: at, updatedAt: at };
      }),
    });
    return ok({ saved: saved + additions.length + products.length });
  });
}
