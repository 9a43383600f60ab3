import { newId } from "~/lib/id";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { EMPTY_FACTS, type DraftPicture, type ListingFacts } from "./listing-facts";

/** An empty draft of a product that is not in the shop yet. */
export async function beginListing(producerId: string, at: Date): Promise<string> {
  const id = newId();
  await db().listingDraft.create({ data: { id, producerId, facts: EMPTY_FACTS, pictures: [], createdAt: at, updatedAt: at } });
  return id;
}

/** The change under way of a listing of this producer, begun from what stands in the shop when there is none; null when it is not theirs. */
export async function beginChange(producerId: string, productId: string, at: Date): Promise<string | null> {
  const product = await db().product.findFirst({ where: { id: productId, producerId }, include: { pictures: { orderBy: { position: "asc" } }, drafts: { where: { state: { in: ["editing", "submitted"] } }, select: { id: true } } } });
  if (!product) return null;
  const [open] = product.drafts;
  if (open) return open.id;
  const id = newId();
  // Pressed twice at once, the second finds the first: a product has one change under way.
  const { count } = await db().listingDraft.createMany({
    data: [{ id, producerId, productId, facts: factsOf(product), pictures: product.pictures.map(toDraftPicture), createdAt: at, updatedAt: at }],
    skipDuplicates: true,
  });
  if (count === 1) return id;
  return (await db().listingDraft.findFirst({ where: { productId, state: { in: ["editing", "submitted"] } }, select: { id: true } }))?.id ?? null;
}

type ProductTexts = { name: unknown; summary: unknown; description: unknown; ingredients: unknown; storage: unknown; setNo: number; shelfLifeDays: number | null; abvBp: number | null; seasonMonths: number[]; vatClass: string };

/** What stands in the shop, as a draft has it. */
export function factsOf(product: ProductTexts): ListingFacts {
  const text = (value: unknown) => (value ?? {}) as Partial<LocalizedText>;
  return {
    name: text(product.name), summary: text(product.summary), description: text(product.description), ingredients: text(product.ingredients), storage: text(product.storage),
    setNo: product.setNo, shelfLifeDays: product.shelfLifeDays, abvBp: product.abvBp, seasonMonths: product.seasonMonths, ownProduce: product.vatClass === "agri_not_subject", variants: [],
  };
}

export function toDraftPicture({ key, width, height, widths, tone }: DraftPicture): DraftPicture {
  return { key, width, height, widths, tone };
}
