import { useId, type ReactNode } from "react";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { EMPTY_LIST_TEXTS, type ListName } from "~/platform/i18n/messages/empty-lists";
import { useTexts } from "~/platform/i18n/react";
import { EmptyState } from "~/ui/kit/empty-state";
import { Pager } from "~/ui/kit/pager";
import { isFiltered } from "./list-query";

/** Heading and actions of a page of the administration. */
export function AdminHead({ title, lead, children }: { title: ReactNode; lead?: ReactNode; children?: ReactNode }) {
  return (
    <div className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-2xl">{title}</h1>
        {lead ? <div className="mt-1 text-soft">{lead}</div> : null}
      </div>
      {children ? <div className="flex flex-wrap items-center gap-3">{children}</div> : null}
    </div>
  );
}

/** A part of a record's page. */
export function AdminPanel({ title, children, className }: { title: ReactNode; children: ReactNode; className?: string }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={`panel p-4 md:p-5 ${className ?? ""}`}>
      <h2 id={id} className="mb-3 text-lg">{title}</h2>
      {children}
    </section>
  );
}

type ListProps = { total: number; page: number; pageSize: number; path: string; /** The filter in the address. */ query: string; /** Whose words stand where nothing is. */ name: ListName; children: ReactNode };

/** A list: how many were found, the dense table, the pages; or that nothing fits the filter, or nothing is there at all. */
export function AdminList({ total, page, pageSize, path, query, name, children }: ListProps) {
  const t = useTexts(ADMIN_TEXTS);
  const empty = useTexts(EMPTY_LIST_TEXTS);
  const href = (number: number) => {
    const next = new URLSearchParams(query);
    next.set("page", String(number));
    return `${path}?${next}`;
  };
  if (total === 0) return isFiltered(query) ? <EmptyState title={t("list.none")}>{t("list.noneText")}</EmptyState> : <EmptyState title={empty(name)}>{empty(`${name}.text`)}</EmptyState>;
  return (
    <>
      <output className="mb-2 block text-soft">{t("list.found", { count: total })}</output>
      <div className="panel text-[0.9375rem] [&_td]:py-1.5 [&_th]:py-1.5">{children}</div>
      <div className="mt-4">
        <Pager page={page} pages={Math.ceil(total / pageSize)} href={href} labels={{ nav: t("list.pages"), previous: t("list.previous"), next: t("list.next") }} />
      </div>
    </>
  );
}
