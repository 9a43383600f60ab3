import type { ReactNode } from "react";

/** Nothing here, and what to do next. */
export function EmptyState({ title, children, actions }: { title: ReactNode; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="panel px-5 py-10 text-center">
      <svg className="mx-auto mb-4 size-14 opacity-80" viewBox="0 0 24 24" aria-hidden="true">
        <use href="#star" className="anise-off" />
      </svg>
      <h2 className="text-xl">{title}</h2>
      {children ? <div className="mx-auto mt-2 max-w-prose text-soft">{children}</div> : null}
      {actions ? <div className="mt-5 flex flex-wrap justify-center gap-3">{actions}</div> : null}
    </div>
  );
}
