import { redirect } from "@remix-run/node";
import { spiritsOnline } from "~/domain/cart/spirits-online.server";
import { strongAlcoholAmong } from "~/domain/catalog/strong-alcohol.server";
import { engine } from "~/domain/search/engine.server";
import { emptyQuery, parseSearchQuery, searchUrl } from "~/domain/search/search-query";
import type { SearchHit, SearchQuery, SearchResult } from "~/domain/search/search";
import { listCommunes } from "~/domain/places/place-queries.server";
import { findProducer } from "~/domain/producers/producer-queries.server";
import { localDateAt, toDateColumn } from "~/lib/local-date";
import { pick, type Locale } from "~/lib/localized-text";
import { pack, withhold } from "~/platform/http/packed";
import { env } from "~/platform/env/env.server";
import { localePath } from "~/platform/i18n/locale";
import { serverT } from "~/platform/i18n/texts.server";
import { ALCOHOL_SETS, cardOfHit } from "~/ui/commerce/card-data";
import type { PageHead } from "~/ui/layout/page-head";

/** Pages made of an answer, by query: they go with the answer, which is kept until anything changes that they show. */
const made = new WeakMap<SearchHit[], Map<string, Promise<SearchPage>>>();

/**
 * One state of the search page. Parameters that make no sense are left out; a page beyond the last leads to the last.
 * `shown`: the data go with a document, whose cards the browser finds there.
 */
export async function loadSearch(params: URLSearchParams, locale: Locale, at: Date, { shown }: { shown: boolean }) {
  const parsed = parseSearchQuery(params, { strict: false, locale });
  const query: SearchQuery = { ...(parsed.ok ? parsed.value : emptyQuery(locale)), locale };
  const { cards, ...rest } = await pageOf(query, await engine().search(query, at), at);
  return { ...rest, cards: shown ? withhold(cards) : pack(cards) };
}

function pageOf(query: SearchQuery, result: SearchResult, at: Date): Promise<SearchPage> {
  const pages = made.get(result.hits) ?? new Map<string, Promise<SearchPage>>();
  const key = JSON.stringify(query);
  const known = pages.get(key);
  if (known) return known;
  const page = makePage(query, result, at);
  made.set(result.hits, pages.set(key, page));
  page.catch(() => pages.delete(key));
  return page;
}

type SearchPage = Awaited<ReturnType<typeof makePage>>;
export type SearchPageData = NonNullable<SearchPage["found"]["of"]>;

async function makePage(query: SearchQuery, result: SearchResult, at: Date) {
  const { locale } = query;
  const { siteUrl, provinceCode } = env();
  // Only drinks can be spirits, so that most searches need not ask.
  const drinks = spiritsOnline() ? [] : result.hits.filter(({ setNo }) => ALCOHOL_SETS.includes(setNo));
  const [communes, producer, notOnline] = await Promise.all([
    listCommunes(provinceCode),
    query.producer === null ? null : findProducer(query.producer, toDateColumn(localDateAt(at))),
    strongAlcoholAmong(drinks.map(({ slug }) => slug)),
  ]);
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
    facets,
    communes: communeOptions,
    producerName: producer ? pick(producer.name, locale) : null,
  };
  const cards = result.hits.map((hit) => cardOfHit(hit, locale, notOnline.has(hit.slug)));
  return { head: headOf(query, heading, locale, siteUrl), found: pack(found), cards };
}

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
