import { Icon } from "./icon";

/** The pages around `page`: first, last, two to each side; null stands for the gap. */
export function pageWindow(page: number, pages: number): (number | null)[] {
  const wanted = new Set([1, pages, page - 1, page, page + 1].filter((number) => number >= 1 && number <= pages));
  const sorted = [...wanted].sort((a, b) => a - b);
  return sorted.flatMap((number, index) => (index > 0 && number - (sorted[index - 1] ?? 0) > 1 ? [null, number] : [number]));
}

/** Links to the other pages of a list; nothing when there is only one. */
export function Pager({
  page,
  pages,
  href,
  labels,
}: {
  page: number;
  pages: number;
  href: (page: number) => string;
  labels: { nav: string; previous: string; next: string };
}) {
  if (pages <= 1) return null;
  return (
    <nav className="pager" aria-label={labels.nav}>
      {page > 1 ? (
        <a href={href(page - 1)} rel="prev" aria-label={labels.previous}>
          <Icon name="arrow-left" />
        </a>
      ) : null}
      {pageWindow(page, pages).map((number, index) =>
        number === null ? (
          <span key={`gap${index}`}>…</span>
        ) : number === page ? (
          <span key={number} aria-current="page">{number}</span>
        ) : (
          <a key={number} href={href(number)}>{number}</a>
        ),
      )}
      {page < pages ? (
        <a href={href(page + 1)} rel="next" aria-label={labels.next}>
          <Icon name="arrow-right" />
        </a>
      ) : null}
    </nav>
  );
}
