import { SORTS, type SearchQuery } from "~/domain/search/search";
import { emptyQuery, searchUrl } from "~/domain/search/search-query";
import { formatVnd } from "~/platform/i18n/format";
import type { BrowseDictionary } from "~/platform/i18n/messages/browse";
import type { CoreDictionary } from "~/platform/i18n/messages/vi/core";
import type { Translate } from "~/platform/i18n/translator";
import { Icon } from "~/ui/kit/icon";
import type { SearchPageData } from "./search.server";
import type { SearchWords } from "./search-words";

type Chip = { text: string; changes: Partial<SearchQuery> };

/** Every filter in use and what the query becomes without it. */
function chipsOf({ query, communes, producerName }: Pick<SearchPageData, "query" | "communes" | "producerName">, t: Translate<BrowseDictionary>, shared: Translate<CoreDictionary>): Chip[] {
  const without = <Value,>(values: Value[], value: Value) => values.filter((one) => one !== value);
  const price = (amount: number) => formatVnd(amount, t.locale);
  return [
    ...query.groups.map((group) => ({ text: shared(`sector.${group}`), changes: { groups: without(query.groups, group) } })),
    ...query.sets.map((number) => ({ text: t("search.set", { number }), changes: { sets: without(query.sets, number) } })),
    ...query.stars.map((stars) => ({ text: t("search.starsOf", { stars }), changes: { stars: without(query.stars, stars) } })),
    ...query.communes.map((code) => ({ text: communes.find((one) => one.code === code)?.name ?? code, changes: { communes: without(query.communes, code) } })),
    ...query.certifications.map((name) => ({ text: shared(`certification.${name}`), changes: { certifications: without(query.certifications, name) } })),
    ...(query.producer === null ? [] : [{ text: producerName ?? query.producer, changes: { producer: null } }]),
    ...(query.minPrice === null && query.maxPrice === null
      ? []
      : [
          {
            text:
              query.minPrice !== null && query.maxPrice !== null
                ? t("search.priceRange", { from: price(query.minPrice), to: price(query.maxPrice) })
                : query.minPrice !== null
                  ? t("search.priceMin", { from: price(query.minPrice) })
                  : t("search.priceMax", { to: price(query.maxPrice ?? 0) }),
            changes: { minPrice: null, maxPrice: null },
          },
        ]),
    ...(query.inStock ? [{ text: t("search.stock"), changes: { inStock: false } }] : []),
  ];
}

/** The filters in use; each can be taken away. */
export function ActiveFilters({ words: { shared, t, to }, ...data }: Pick<SearchPageData, "query" | "communes" | "producerName"> & { words: SearchWords }) {
  const chips = chipsOf(data, t, shared);
  if (chips.length === 0) return null;
  return (
    <ul className="mb-4 flex flex-wrap items-center gap-2" aria-label={t("search.active")}>
      {chips.map((chip) => (
        <li key={chip.text}>
          <a className="filter-chip" href={to(searchUrl(data.query, chip.changes))} rel="nofollow" aria-label={t("search.remove", { name: chip.text })}>
            {chip.text}
            <Icon name="close" />
          </a>
        </li>
      ))}
      <li>
        <a className="link px-2 py-2 text-[0.9375rem]" href={to(searchUrl({ ...emptyQuery(t.locale), q: data.query.q }))}>{t("search.clear")}</a>
      </li>
    </ul>
  );
}

/** How the goods are ordered: links, so that every order has an address. */
export function SortLinks({ query, words: { t, to } }: { query: SearchQuery; words: SearchWords }) {
  return (
    <nav className="sorts" aria-label={t("search.sort")}>
      {SORTS.map((sort) => (
        <a key={sort} href={to(searchUrl(query, { sort }))} rel="nofollow" aria-current={sort === query.sort ? "true" : undefined}>
          {t(`search.sort.${sort}`)}
        </a>
      ))}
    </nav>
  );
}
