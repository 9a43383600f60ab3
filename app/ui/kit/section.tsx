import { useId, type ReactNode } from "react";
import { Icon } from "./icon";

/** A part of a page with its heading and, at the right, the way to more. */
export function Section({ title, lead, more, className, children }: { title: ReactNode; lead?: ReactNode; more?: { href: string; text: string }; className?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={className}>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-1 md:mb-5">
        <div className="min-w-0">
          <h2 id={id}>{title}</h2>
          {lead ? <p className="mt-1 max-w-prose text-soft">{lead}</p> : null}
        </div>
        {more ? (
          <a href={more.href} className="inline-flex items-center gap-1 py-1 font-semibold text-leaf hover:underline">
            {more.text}
            <Icon name="arrow-right" />
          </a>
        ) : null}
      </div>
      {children}
    </section>
  );
}
