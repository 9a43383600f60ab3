import { findProduct } from "~/domain/catalog/product-queries.server";
import { findRating, listReviews } from "~/domain/reviews/review-queries.server";
import { pick, type Locale } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { localePath } from "~/platform/i18n/locale";
import { serverT } from "~/platform/i18n/texts.server";
import type { PageHead } from "~/ui/layout/page-head";

const PAGE_SIZE = 20;

/** One page of all that buyers say of a product; null when there is no such product or page. */
export async function loadReviews(slug: string, asked: string | null, locale: Locale, at: Date) {
  const page = /^[1-9]\d{0,4}$/.test(asked ?? "1") ? Number(asked ?? "1") : 0;
  const product = await findProduct(slug, at);
  if (!product || page === 0) return null;
  const [rating, reviews] = await Promise.all([findRating(product.id), listReviews(product.id, { take: PAGE_SIZE, skip: (page - 1) * PAGE_SIZE })]);
  const pages = Math.max(1, Math.ceil((rating?.count ?? 0) / PAGE_SIZE));
  if (page > pages) return null;
  const t = serverT(locale);
  const name = pick(product.name, locale);
  const head: PageHead = {
    title: t("reviews.of", { name }), description: t("reviews.lead"), locale, siteUrl: env().siteUrl,
    path: page === 1 ? `/san-pham/${slug}/danh-gia` : `/san-pham/${slug}/danh-gia?page=${page}`, noindex: rating === null,
  };
  const crumbs = [{ name: t("nav.home"), href: localePath(locale, "/") }, { name, href: localePath(locale, `/san-pham/${slug}`) }, { name: t("reviews.title") }];
  return { head, crumbs, slug, name, producer: pick(product.producer.name, locale), rating, reviews, page, pages };
}
