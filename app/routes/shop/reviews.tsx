import { data as answer, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ReviewList } from "~/features/product-page/review-list";
import { ReviewsSpread } from "~/features/product-page/reviews-panel";
import { loadReviews } from "~/features/product-page/reviews.server";
import { shopHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { useLocalePath, useT } from "~/platform/i18n/react";
import { Breadcrumbs } from "~/ui/kit/breadcrumbs";
import { Pager } from "~/ui/kit/pager";
import { headTags } from "~/ui/layout/page-head";

export { PageError as ErrorBoundary } from "~/ui/layout/error-page";
export const headers = shopHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await loadReviews(params.slug ?? "", new URL(request.url).searchParams.get("page"), localeOf(params), new Date());
  if (!page) throw answer(null, { status: 404 });
  return page;
}

export default function Reviews() {
  const { crumbs, slug, name, producer, rating, reviews, page, pages } = useLoaderData<typeof loader>();
  const t = useT();
  const to = useLocalePath();
  const path = to(`/san-pham/${slug}/danh-gia`);
  return (
    <div className="page pt-3 pb-10 md:pt-5">
      <Breadcrumbs crumbs={crumbs} label={t("shop.breadcrumbs")} />
      <h1 className="mt-3">{t("reviews.of", { name })}</h1>
      <p className="mt-2 mb-6 max-w-prose text-soft">{rating ? t("reviews.lead") : t("reviews.none")}</p>
      {rating ? (
        <div className="grid gap-6 lg:grid-cols-[17rem_1fr] lg:gap-12">
          <ReviewsSpread rating={rating} />
          <div className="grid gap-5">
            <ReviewList producer={producer} reviews={reviews} />
            <Pager page={page} pages={pages} href={(number) => (number === 1 ? path : `${path}?page=${number}`)} labels={{ nav: t("shop.pages"), previous: t("shop.pagePrevious"), next: t("shop.pageNext") }} />
          </div>
        </div>
      ) : null}
      <p className="mt-6"><a className="link" href={to(`/san-pham/${slug}`)}>{t("reviews.back")}</a></p>
    </div>
  );
}
