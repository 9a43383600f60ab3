import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NothingFound } from "~/features/browse/nothing-found";
import { ActiveFilters, SortLinks } from "~/features/browse/search-chips";
import { SearchFilters } from "~/features/browse/search-filters";
import { loadSearch, type SearchPageData } from "~/features/browse/search.server";
import type { CardData } from "~/ui/commerce/card-data";
import { useSearchWords } from "~/features/browse/search-words";
import { searchUrl } from "~/domain/search/search-query";
import { unpack, unpackSent } from "~/platform/http/packed";
import { shopHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { formatNumber } from "~/platform/i18n/format";
import { ProductGrid } from "~/ui/commerce/product-grid";
import { Kept } from "~/ui/kit/kept";
import { Pager } from "~/ui/kit/pager";
import { headTags } from "~/ui/layout/page-head";

export { PageError as ErrorBoundary } from "~/ui/layout/error-page";
export const headers = shopHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export function loader({ request, params, context }: LoaderFunctionArgs) {
  return loadSearch(new URL(request.url).searchParams, localeOf(params), new Date(), { shown: context.forDocument ?? false });
}

export default function Search() {
  const data = useLoaderData<typeof loader>();
  const found = unpack<SearchPageData>(data.found);
  const words = useSearchWords();
  const { shared, t, to } = words;
  return (
    <div className="page pt-5 md:pt-8">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 md:mb-5">
        <h1 className="text-[clamp(1.5rem,1.25rem+1.2vw,2.125rem)]">{found.heading}</h1>
        <p className="num text-soft" role="status">{t("search.count", { count: formatNumber(found.total, t.locale) })}</p>
      </div>
      <div className="grid gap-4 lg:grid-cols-[15rem_1fr] lg:gap-10">
        <Kept as="div" className="filters" name={`filters ${t.locale}`} item={found}>
          {() => <SearchFilters query={found.query} facets={found.facets} communes={found.communes} words={words} />}
        </Kept>
        <div className="min-w-0">
          <Kept as="div" name={`above ${t.locale}`} item={found}>
            {() => (
              <>
                <ActiveFilters query={found.query} communes={found.communes} producerName={found.producerName} words={words} />
                {found.total === 0 ? null : <SortLinks query={found.query} words={words} />}
              </>
            )}
          </Kept>
          {found.total === 0 ? (
            <NothingFound query={found.query} />
          ) : (
            <>
              <h2 className="sr-only">{shared("nav.products")}</h2>
              <ProductGrid id="found" cards={unpackSent<CardData[]>(data.cards)} eager={3} />
              <Kept as="div" className="mt-8" name={`pager ${t.locale}`} item={found}>
                {() => (
                  <Pager
                    page={found.query.page}
                    pages={found.pages}
                    href={(page) => to(searchUrl(found.query, { page }))}
                    labels={{ nav: shared("shop.pages"), previous: shared("shop.pagePrevious"), next: shared("shop.pageNext") }}
                  />
                )}
              </Kept>
              <p className="mt-6 text-sm text-soft">{t("search.order")}</p>
            </>
          )}
        </div>
      </div>
    </div>
  );
}
