import { redirect } from "@remix-run/node";
import { spiritsOnline } from "~/domain/cart/spirits-online.server";
import { strongAlcoholAmong } from "~/domain/catalog/strong-alcohol.server";
import { engine } from "~/domain/search/engine.server";
import { emptyQuery, parseSearchQuery, searchUrl } from "~/domain/search/search-query";
import type { SearchQuery } from "~/domain/search/search";
import { listCommunes } from "~/domain/places/place-queries.server";
import { findProducer } from "~/domain/producers/producer-queries.server";
import { localDateAt, toDateColumn } from "~/lib/local-date";
import { pick, type Locale } from "~/lib/localized-text";
import { pack } from "~/platform/http/packed";
import { env } from "~/platform/env/env.server";
import { localePath } from "~/platform/i18n/locale";
import { serverT } from "~/platform/i18n/texts.server";
import { ALCOHOL_SETS, cardOfHit } from "~/ui/commerce/card-data";
import type { PageHead } from "~/ui/layout/page-head";

/** One state of the search page. Parameters that make no sense are left out; a page beyond the last leads to the last. */
export async function loadSearch(params: URLSearchParams, locale: Locale, at: Date) {
  const parsed = parseSearchQuery(params, { strict: false, locale });
  const query: SearchQuery = { ...(parsed.ok ? parsed.value : emptyQuery(locale)), locale };
  const { siteUrl, provinceCode } = env();
  const [result, communes, producer] = await Promise.all([
    engine().search(query, at),
    listCommunes(provinceCode),
    query.producer === null ? null : findProducer(query.producer, toDateColumn(localDateAt(at))),
  ]);
  // Only drinks can be spirits, so that most searches need not ask.
  const drinks = spiritsOnline() ? [] : result.hits.filter(({ setNo }) => ALCOHOL_SETS.includes(setNo));
  const notOnline = await strongAlcoholAmong(drinks.map(({ slug }) => slug));
  const pages = Math.max(1, Math.ceil(result.total / query.perPage));
  if (query.page > pages) throw redirect(localePath(locale, searchUrl(query, { page: pages })));

  const counts = new Map(result.facets.commune.map(({ value, count }) => [value, count]));
  const { commune: _communeCounts, ...facets } = result.facets;
  const communeOptions = communes
    .filter(({ code }) => counts.has(code) || query.communes.includes(code))
    .map(({ code, name }) => ({ code, name, count: counts.get(code) ?? 0 }));
  const heading = headingOf(query, locale, communeOptions);
  const found = {
    heading,
    query,
    total: result.total,
    pages,
    cards: result.hits.map((hit) => cardOfHit(hit, locale, notOnline.has(hit.slug))),
    facets,
    communes: communeOptions,
    producerName: producer ? pick(producer.name, locale) : null,
  };
  return { head: headOf(query, heading, locale, siteUrl), found: pack(found) };
}

export type SearchPageData = NonNullable<Awaited<ReturnType<typeof loadSearch>>["found"]["of"]>;

function headingOf(query: SearchQuery, locale: Locale, communes: { code: string; name: string }[]): string {
  const t = serverT(locale);
  if (query.q !== "") return t("search.titleFor", { query: query.q });
  const [group] = query.groups;
  if (query.groups.length === 1 && group) return t(`sector.${group}`);
  const commune = communes.find(({ code }) => code === query.communes[0]);
  if (query.communes.length === 1 && commune) return commune.name;
  return t("search.title");
}

/** Groups and communes are pages of their own; what people filter and sort beyond that is not for an index. */
function headOf(query: SearchQuery, heading: string, locale: Locale, siteUrl: string): PageHead {
  const t = serverT(locale);
  const own = emptyQuery(locale);
  const single = query.groups.length + query.communes.length <= 1;
  const plain = searchUrl({ ...own, groups: query.groups, communes: query.communes, page: query.page }, { page: query.page });
  const path = searchUrl(query, { page: query.page });
  return {
    title: query.page > 1 ? t("search.titlePage", { title: heading, page: query.page }) : heading,
    description: t("search.description"),
    locale,
    siteUrl,
    path,
    noindex: !single || path !== plain,
    image: "/scenes/hero-share.jpg",
  };
}
