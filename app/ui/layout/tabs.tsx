import { useActiveInView } from "./use-active-in-view";

/** The lists of one desk, each a link with how much it holds. */
export function Tabs({ label, tabs }: { label: string; tabs: { href: string; text: string; count?: number; current: boolean; urgent?: boolean }[] }) {
  const row = useActiveInView<HTMLElement>(tabs.find(({ current }) => current)?.href ?? "");
  return (
    <nav ref={row} aria-label={label} className="mb-4 overflow-x-auto border-b border-line">
      <ul className="flex gap-1">
        {tabs.map(({ href, text, count, current, urgent }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={current ? "page" : undefined}
              className={`flex min-h-11 items-center gap-2 border-b-4 px-3 font-semibold whitespace-nowrap no-underline ${current ? "border-b-leaf" : "border-b-transparent text-soft hover:border-b-line"}`}
            >
              {text}
              {count === undefined ? null : <span className={`badge num ${urgent && count > 0 ? "badge-warn" : "badge-neutral"}`}>{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
