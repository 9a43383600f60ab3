import type { ReactElement } from "react";
import { renderToString } from "react-dom/server";
import { LRUCache } from "lru-cache";

const MAX_CHARACTERS = 16 * 1_048_576;

const byContent = new LRUCache<string, string>({ maxSize: MAX_CHARACTERS, sizeCalculation: (markup, key) => markup.length + key.length });
/** Search results are kept as they are: the same objects come again and need not be written out to be compared. */
const byItem = new WeakMap<object, Map<string, string>>();

/**
 * The markup of an element that shows `item` and what `variant` says, and nothing else. Kept by content: a changed item
 * is another one, so that nothing here is ever stale. Items are plain JSON and never changed in place.
 */
export function keepMarkup(item: object, variant: string, make: () => ReactElement): string {
  const variants = byItem.get(item) ?? new Map<string, string>();
  const seen = variants.get(variant);
  if (seen !== undefined) return seen;
  const key = variant + JSON.stringify(item);
  const markup = byContent.get(key) ?? renderToString(make());
  byContent.set(key, markup);
  byItem.set(item, variants.set(variant, markup));
  return markup;
}
