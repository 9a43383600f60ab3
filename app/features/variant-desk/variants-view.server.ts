import { findOwnProduct } from "~/domain/catalog/variants/own-variants.server";
import { forecastsOfProduct } from "~/domain/harvests/harvest-queries.server";
import { isId } from "~/lib/id";

/** A producer's own product with its variants and, where it is sold ahead, how their harvests stand; null when it is not theirs. */
export async function variantsView(producerId: string, id: string) {
  const product = isId(id) ? await findOwnProduct(producerId, id) : null;
  if (!product) return null;
  const forecasts = product.variants.some(({ saleMode }) => saleMode === "preorder") ? await forecastsOfProduct(product.id) : [];
  return {
    product: { id: product.id, slug: product.slug, name: product.name, published: product.published },
    setNo: product.setNo,
    variants: product.variants.map((variant) => ({
      ...variant,
      forecasts: forecasts.filter(({ variantId }) => variantId === variant.id),
    })),
  };
}

export type VariantsView = NonNullable<Awaited<ReturnType<typeof variantsView>>>;
export type VariantRow = VariantsView["variants"][number];
