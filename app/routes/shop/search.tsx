import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NothingFound } from "~/features/browse/nothing-found";
import { ActiveFilters, SortLinks } from "~/features/browse/search-chips";
import { SearchFilters } from "~/features/browse/search-filters";
import { loadSearch, type SearchPageData } from "~/features/browse/search.server";
import { useBrowseT } from "~/features/browse/use-browse-t";
import { searchUrl } from "~/domain/search/search-query";
import { unpack } from "~/platform/http/packed";
import { shopHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { formatNumber } from "~/platform/i18n/format";
import { useLocalePath, useT } from "~/platform/i18n/react";
import { ProductGrid } from "~/ui/commerce/product-grid";
import { Pager } from "~/ui/kit/pager";
import { headTags } from "~/ui/layout/page-head";

export { PageError as ErrorBoundary } from "~/ui/layout/error-page";
export const headers = shopHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export function loader({ request, params }: LoaderFunctionArgs) {
  return loadSearch(new URL(request.url).searchParams, localeOf(params), new Date());
}

export default function Search() {
  const found = unpack<SearchPageData>(useLoaderData<typeof loader>().found);
  const shared = useT();
  const t = useBrowseT();
  const to = useLocalePath();
  return (
    <div className="page pt-5 md:pt-8">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 md:mb-5">
        <h1 className="text-[clamp(1.5rem,1.25rem+1.2vw,2.125rem)]">{found.heading}</h1>
        <p className="num text-soft" role="status">{t("search.count", { count: formatNumber(found.total, t.locale) })}</p>
      </div>
      <div className="grid gap-4 lg:grid-cols-[15rem_1fr] lg:gap-10">
        <SearchFilters query={found.query} facets={found.facets} communes={found.communes} />
        <div className="min-w-0">
          <ActiveFilters query={found.query} communes={found.communes} producerName={found.producerName} />
          {found.cards.length === 0 ? (
            <NothingFound query={found.query} />
          ) : (
            <>
              <SortLinks query={found.query} />
              <h2 className="sr-only">{shared("nav.products")}</h2>
              <ProductGrid cards={found.cards} eager={3} />
              <div className="mt-8">
                <Pager
                  page={found.query.page}
                  pages={found.pages}
                  href={(page) => to(searchUrl(found.query, { page }))}
                  labels={{ nav: shared("shop.pages"), previous: shared("shop.pagePrevious"), next: shared("shop.pageNext") }}
                />
              </div>
              <p className="mt-6 text-sm text-soft">{t("search.order")}</p>
            </>
          )}
        </div>
      </div>
    </div>
  );
}
