import { data as answer, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AtProducerOnly } from "~/features/product-page/at-producer-only";
import { BuyBox } from "~/features/product-page/buy-box";
import { Gallery } from "~/features/product-page/gallery";
import { loadProduct } from "~/features/product-page/product.server";
import { ReviewsScore } from "~/features/product-page/reviews-score";
import { Delivery, Journey, Label, Producer, Reviews } from "~/features/product-page/still-parts";
import { TrustLists } from "~/features/product-page/trust-lists";
import { shopHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { useLocalePath, useT } from "~/platform/i18n/react";
import { CertificatePanel } from "~/ui/commerce/certificate-panel";
import { ProductGrid } from "~/ui/commerce/product-grid";
import { StarRating } from "~/ui/commerce/stars";
import { Breadcrumbs } from "~/ui/kit/breadcrumbs";
import { Section } from "~/ui/kit/section";
import { headTags } from "~/ui/layout/page-head";

export { PageError as ErrorBoundary } from "~/ui/layout/error-page";
export const headers = shopHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export async function loader({ params }: LoaderFunctionArgs) {
  const page = await loadProduct(params.slug ?? "", localeOf(params), new Date());
  if (!page) throw answer(null, { status: 404 });
  return page;
}

export default function Product() {
  const { product, certificate, journey, delivery, related, crumbs, rating, reviews } = useLoaderData<typeof loader>();
  const t = useT();
  const to = useLocalePath();
  return (
    <div className="page pt-3 md:pt-5">
      <Breadcrumbs crumbs={crumbs} label={t("shop.breadcrumbs")} />
      <article className="mt-3 grid gap-6 lg:grid-cols-[minmax(0,11fr)_minmax(0,10fr)] lg:gap-12">
        <Gallery key={product.slug} pictures={product.pictures} name={product.name} />
        <div className="grid content-start gap-5">
          <div>
            {product.stars > 0 ? (
              <p className="mb-2 flex items-center gap-2.5 font-semibold text-anise">
                <StarRating stars={product.stars} className="text-xl" />
                {t("card.stars", { stars: product.stars })}
              </p>
            ) : null}
            <h1>{product.name}</h1>
            <p className="mt-2">
              <a className="link" href={to(`/nha-san-xuat/${product.producer.slug}`)}>{product.producer.name}</a>
              <span className="text-soft"> · {product.commune}</span>
            </p>
            {rating ? <a href="#danh-gia" className="inline-flex min-h-11 items-center text-ink no-underline hover:underline"><ReviewsScore rating={rating} /></a> : null}
          </div>
          <p className="order-1 text-lg text-soft lg:order-none">{product.summary}</p>
          {product.soldOnline ? (
            <BuyBox key={product.slug} variants={product.variants} alcohol={product.alcohol} />
          ) : (
            <AtProducerOnly variants={product.variants} />
          )}
          <div className="order-1 grid gap-5 lg:order-none">
            {product.soldOnline ? <Delivery key={product.slug} rows={delivery} unit={product.variants[0]?.unit ?? ""} /> : null}
            <CertificatePanel certificate={certificate} />
            <TrustLists quality={product.quality} protectedNames={product.protectedNames} awards={product.awards} />
          </div>
        </div>
      </article>
      <div className="mt-12 grid gap-x-12 gap-y-10 md:mt-16 lg:grid-cols-2">
        <div className="grid content-start gap-10">
          <Section title={t("product.about")}>
            <p className="prose text-lg">{product.description}</p>
          </Section>
          <Label key={product.slug} facts={product.facts} commune={product.commune} />
        </div>
        <Journey key={product.slug} journey={journey} />
      </div>
      <Reviews key={product.slug} slug={product.slug} producer={product.producer.name} rating={rating} reviews={reviews} />
      <div className="mt-12 md:mt-16">
        <Producer key={product.slug} producer={product.producer} />
      </div>
      {related.length > 0 ? (
        <Section title={t("product.related")} className="mt-12 md:mt-16">
          <ProductGrid cards={related} wide shelf />
        </Section>
      ) : null}
    </div>
  );
}
