import { randomUUID } from "node:crypto";
import type { ReactElement } from "react";
import { renderToString } from "react-dom/server";
import { LRUCache } from "lru-cache";

const MAX_BYTES = 24 * 1_048_576;

const byContent = new LRUCache<string, Buffer>({ maxSize: MAX_BYTES, sizeCalculation: (markup, key) => markup.length + key.length });
/** Search results are kept as they are: the same objects come again and need not be written out to be compared. */
const byItem = new WeakMap<object, Map<string, Buffer>>();

/** Begins the place of a kept piece. React escapes the sign it begins with wherever it stands in a text. */
const PLACE = `<!--kept ${randomUUID().slice(0, 8)} `;
const END = "-->";

/**
 * The markup of an element that shows `item` and what `variant` says, and nothing else. Kept by content: a changed item
 * is another one, so that nothing here is ever stale. Items are plain JSON and never changed in place.
 */
function keptMarkup(item: object, variant: string, make: () => ReactElement): Buffer {
  const variants = byItem.get(item) ?? new Map<string, Buffer>();
  const seen = variants.get(variant);
  if (seen !== undefined) return seen;
  const key = variant + JSON.stringify(item);
  const markup = byContent.get(key) ?? written(make());
  byContent.set(key, markup);
  byItem.set(item, variants.set(variant, markup));
  return markup;
}

function written(element: ReactElement): Buffer {
  const markup = renderToString(element);
  // The page's policy lists the scripts of what is rendered with it.
  if (markup.includes("<script")) throw new Error("what is kept holds a script");
  return Buffer.from(markup);
}

/**
 * What is kept of one page. While the page is rendered a mark stands for each piece; the bytes of the pieces, most of the
 * page, are copied into it at the end and never made into text again.
 */
export class KeptPieces {
  private readonly pieces: Buffer[] = [];

  readonly keep = (item: object, variant: string, make: () => ReactElement): string => {
    const piece = keptMarkup(item, variant, make);
    return `${PLACE}${this.pieces.push(piece) - 1}${END}`;
  };

  /** The page with every piece in its place. */
  fill(page: string): Buffer {
    const [first = "", ...others] = page.split(PLACE);
    const parts = others.flatMap((part) => {
      const end = part.indexOf(END);
      return [this.pieces[Number(part.slice(0, end))] ?? Buffer.alloc(0), Buffer.from(part.slice(end + END.length))];
    });
    return Buffer.concat([Buffer.from(first), ...parts]);
  }
}
