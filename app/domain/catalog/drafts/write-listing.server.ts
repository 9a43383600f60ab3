import { newCode, newId } from "~/lib/id";
import type { LocalizedText } from "~/lib/localized-text";
import { slugify } from "~/lib/vietnamese-text";
import type { Db } from "~/platform/db/client.server";
import { Prisma } from "~/platform/db/generated/client";
import { localized, vatClassOf, type DraftPicture, type ListingFacts } from "./listing-facts";

/** A parcel of its own until the producer measures one: a shoe box, and a tenth for packing. */
const BOX = { lengthCm: 20, widthCm: 15, heightCm: 10 };
const LEAST_PARCEL_G = 100;

/** What a carrier is told of one piece of that net weight. */
export function parcelOf(netWeightG: number) {
  return { shippingWeightG: Math.max(LEAST_PARCEL_G, Math.ceil(netWeightG * 1.1)), ...BOX };
}

/** Puts a new listing into the shop with its variants and what is on the shelf; null when another product has one of its GTINs. */
export async function createListing(tx: Db, { facts, pictures, producerId, communeCode, at }: { facts: ListingFacts; pictures: DraftPicture[]; producerId: string; communeCode: string; at: Date }): Promise<{ id: string; slug: string } | null> {
  const id = newId();
  const name = localized(facts.name) ?? { vi: "" };
  const slug = `${slugify(name.vi).slice(0, 60)}-${newCode(4).toLowerCase()}`;
  await tx.product.create({ data: { ...columns(facts, name), id, slug, producerId, communeCode, state: "published", publishedAt: at, createdAt: at } });
  await tx.picture.createMany({ data: pictures.map((picture, position) => pictureRow(picture, id, name, position)) });
  const code = newCode(5);
  const variants = facts.variants.map((variant, index) => ({ ...variant, variantId: newId(), stockUnitId: newId(), sku: `XL-${code}-${index + 1}` }));
  await tx.stockUnit.createMany({ data: variants.map((one) => ({ id: one.stockUnitId, producerId, label: `${name.vi} – ${one.name}`, available: one.stock ?? 0 })) });
  await tx.stockMovement.createMany({ data: variants.flatMap((one) => (one.stock ? [{ id: newId(), stockUnitId: one.stockUnitId, delta: one.stock, reason: "opening" as const, note: "Tồn kho khi đăng", at }] : [])) });
  const { count } = await tx.variant.createMany({
    skipDuplicates: true,
    data: variants.map((one, position) => ({
      id: one.variantId, productId: id, sku: one.sku, gtin: one.gtin, name: { vi: one.name }, unit: { vi: one.unit }, netWeightG: one.netWeightG ?? 0,
      ...parcelOf(one.netWeightG ?? 0), priceVnd: BigInt(one.priceVnd ?? 0), stockUnitId: one.stockUnitId, position,
    })),
  });
  return count === variants.length ? { id, slug } : null;
}

/** Replaces what stands in the shop about a listing; its address, variants, prices and stock stay. */
export async function replaceListing(tx: Db, { productId, facts, pictures }: { productId: string; facts: ListingFacts; pictures: DraftPicture[] }): Promise<{ id: string; slug: string }> {
  const name = localized(facts.name) ?? { vi: "" };
  const before = new Map((await tx.picture.findMany({ where: { productId } })).map((picture) => [picture.key, picture]));
  await tx.picture.deleteMany({ where: { productId } });
  await tx.picture.createMany({ data: pictures.map((picture, position) => ({ ...pictureRow(picture, productId, name, position), hasAvif: before.get(picture.key)?.hasAvif ?? false })) });
  const { slug } = await tx.product.update({ where: { id: productId }, data: columns(facts, name), select: { slug: true } });
  return { id: productId, slug };
}

function columns(facts: ListingFacts, name: LocalizedText) {
  return {
    name,
    summary: localized(facts.summary) ?? name,
    description: localized(facts.description) ?? name,
    ingredients: localized(facts.ingredients) ?? Prisma.DbNull,
    storage: localized(facts.storage) ?? Prisma.DbNull,
    setNo: facts.setNo ?? 0,
    shelfLifeDays: facts.shelfLifeDays,
    abvBp: facts.abvBp,
    seasonMonths: facts.seasonMonths,
    handling: facts.abvBp ? ["liquid", "glass"] : facts.ownProduce ? ["fresh"] : ["ambient"],
    vatClass: vatClassOf(facts),
  };
}

function pictureRow({ key, width, height, widths, tone }: DraftPicture, productId: string, alt: LocalizedText, position: number) {
  return { id: newId(), productId, key, width, height, widths, tone, alt, position };
}
