import type { ReactNode } from "react";
import { Icon } from "~/ui/kit/icon";

/** Something that waits for the reader; `action` says what the link does. */
export type Attention = { key: string; text: ReactNode; href: string; action: string; urgent: boolean };

/** What waits for somebody, the urgent marked, each a large link to where it is done. */
export function AttentionList({ items }: { items: Attention[] }) {
  return (
    <ul className="grid gap-3">
      {items.map(({ key, text, href, action, urgent }) => (
        <li key={key}>
          <a href={href} className={`panel flex min-h-16 items-center gap-3 border-l-4 p-4 no-underline hover:border-edge ${urgent ? "border-l-persimmon" : "border-l-gold"}`}>
            <Icon name={urgent ? "warning" : "clock"} className="size-6 flex-none" />
            <span className="min-w-0 grow">
              <span className="block">{text}</span>
              <span className="font-semibold text-leaf">{action}</span>
            </span>
            <Icon name="chevron-right" className="flex-none" />
          </a>
        </li>
      ))}
    </ul>
  );
}
