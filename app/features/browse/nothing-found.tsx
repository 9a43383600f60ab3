import type { SearchQuery } from "~/domain/search/search";
import { emptyQuery, searchUrl } from "~/domain/search/search-query";
import { useLocalePath, useT } from "~/platform/i18n/react";
import { ButtonLink } from "~/ui/kit/button";
import { EmptyState } from "~/ui/kit/empty-state";
import { useBrowseT } from "./use-browse-t";

/** Nothing found, and the ways on: the same words without filters, what others look for, everything. */
export function NothingFound({ query }: { query: SearchQuery }) {
  const shared = useT();
  const t = useBrowseT();
  const to = useLocalePath();
  const bare = searchUrl({ ...emptyQuery(t.locale), q: query.q });
  const filtered = bare !== searchUrl(query, { sort: "relevance" });
  return (
    <EmptyState
      title={query.q === "" ? t("search.empty") : t("search.emptyQuery", { query: query.q })}
      actions={
        <>
          {filtered ? <ButtonLink href={to(bare)}>{t("search.clear")}</ButtonLink> : null}
          <ButtonLink href={to("/san-pham")} variant="secondary">{shared("lost.browse")}</ButtonLink>
        </>
      }
    >
      <p>{t("search.emptyHint")}</p>
      <p className="mt-4 font-semibold text-ink">{t("search.popular")}</p>
      <p className="mt-2 flex flex-wrap justify-center gap-2">
        {t("search.popularTerms").split(", ").map((term) => (
          <a key={term} className="filter-chip" href={to(searchUrl({ ...emptyQuery(t.locale), q: term }))}>{term}</a>
        ))}
      </p>
    </EmptyState>
  );
}
