import { useT } from "~/platform/i18n/react";
import type { CardData } from "./card-data";
import { KeptList } from "~/ui/kit/kept";
import { ProductCard } from "./product-card";

/**
 * Cards in rows: 2 on a phone, 3 beside filters, 4 across a page (`wide`). A `shelf` is one row that a thumb pushes
 * sideways on a phone. The first `eager` pictures are loaded at once, the others when they come near. Null, with an
 * `id`, stands for cards that the document shows already: see KeptList.
 */
export function ProductGrid({ id, cards, wide = false, shelf = false, eager = 0 }: { id?: string; cards: CardData[] | null; wide?: boolean; shelf?: boolean; eager?: number }) {
  const t = useT();
  return (
    <KeptList
      id={id}
      className={`goods${wide ? " goods-4" : ""}${shelf ? " goods-shelf" : ""}`}
      items={cards}
      keyOf={(card) => card.slug}
      variantOf={(index) => (index < eager ? `card ${t.locale} eager` : `card ${t.locale}`)}
    >
      {(card, index) => <ProductCard card={card} t={t} eager={index < eager} />}
    </KeptList>
  );
}
