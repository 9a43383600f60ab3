import { Icon } from "./icon";

export type Crumb = { name: string; href?: string };

/** Where the page lies; the last one is the page itself. */
export function Breadcrumbs({ crumbs, label }: { crumbs: Crumb[]; label: string }) {
  return (
    <nav aria-label={label} className="no-print">
      <ol className="crumbs">
        {crumbs.map((crumb, index) => (
          <li key={crumb.name} className="inline-flex items-center gap-1">
            {index > 0 ? <Icon name="chevron-right" className="size-3.5 opacity-60" /> : null}
            {crumb.href ? (
              <a href={crumb.href} className="py-1 hover:text-leaf hover:underline">{crumb.name}</a>
            ) : (
              <span aria-current="page" className="py-1">{crumb.name}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
