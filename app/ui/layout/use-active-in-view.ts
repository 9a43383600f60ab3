import { useEffect, useRef, type RefObject } from "react";

/**
 * For a row of links that scrolls sideways on a phone: brings the one of this page (`aria-current`) into view, in the row
 * only, so that the page itself stays where it is. `here` is what changes when another page is shown.
 */
export function useActiveInView<Row extends HTMLElement>(here: string): RefObject<Row> {
  const row = useRef<Row>(null);
  useEffect(() => {
    const active = row.current?.querySelector('[aria-current="page"]');
    if (!row.current || !active) return;
    const [outer, inner] = [row.current.getBoundingClientRect(), active.getBoundingClientRect()];
    row.current.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
  }, [here]);
  return row;
}
