import type { ReactNode } from "react";
import { Th } from "~/ui/kit/table";

type Props = { children: ReactNode; path: string; query: string; sort: string; /** The sorts this column offers, the one a first press asks for first. */ sorts: readonly [string, ...string[]]; end?: boolean };

/** A heading that sorts by its column: a link, so that the order is in the address like the filter. */
export function SortHeading({ children, path, query, sort, sorts, end }: Props) {
  const present = sorts.indexOf(sort);
  const next = new URLSearchParams(query);
  next.set("sort", sorts[(present + 1) % sorts.length] ?? sorts[0]);
  next.delete("page");
  const falling = sort.startsWith("-");
  return (
    <Th end={end} aria-sort={present < 0 ? undefined : falling ? "descending" : "ascending"}>
      <a href={`${path}?${next}`} className="inline-flex items-center gap-1 text-inherit no-underline hover:underline">
        {children}
        <span aria-hidden="true" className={present < 0 ? "opacity-40" : "text-ink"}>{present < 0 ? "↕" : falling ? "↓" : "↑"}</span>
      </a>
    </Th>
  );
}
