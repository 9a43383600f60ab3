import { data as answer, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { loadProducer } from "~/features/browse/producer.server";
import { ProducerFacts } from "~/features/browse/producer-facts";
import { useBrowseT } from "~/features/browse/use-browse-t";
import { shopHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { useT } from "~/platform/i18n/react";
import { Picture } from "~/ui/commerce/picture";
import { ProductGrid } from "~/ui/commerce/product-grid";
import { Badge } from "~/ui/kit/badge";
import { Breadcrumbs } from "~/ui/kit/breadcrumbs";
import { Section } from "~/ui/kit/section";
import { headTags } from "~/ui/layout/page-head";

export { PageError as ErrorBoundary } from "~/ui/layout/error-page";
export const headers = shopHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export async function loader({ params }: LoaderFunctionArgs) {
  const page = await loadProducer(params.slug ?? "", localeOf(params), new Date());
  if (!page) throw answer(null, { status: 404 });
  return page;
}

export default function Producer() {
  const { producer, cards, crumbs } = useLoaderData<typeof loader>();
  const shared = useT();
  const t = useBrowseT();
  return (
    <div className="page pt-3 md:pt-5">
      <Breadcrumbs crumbs={crumbs} label={shared("shop.breadcrumbs")} />
      <div className="mt-3 grid items-center gap-6 lg:grid-cols-2 lg:gap-12">
        <div className="scene">
          <Picture picture={producer.picture} alt={producer.picture?.alt ?? ""} sizes="(min-width: 64rem) 38rem, 100vw" width={1200} height={900} eager />
        </div>
        <div>
          <p className="text-soft">
            {shared(`kind.${producer.kind}`)} · {producer.commune}
          </p>
          <h1>{producer.name}</h1>
          <p className="mt-3 flex flex-wrap gap-2">
            {producer.verified ? <Badge tone="good" icon="check">{shared("producer.verified")}</Badge> : null}
            {producer.establishedYear ? <Badge tone="info">{shared("producer.since", { year: producer.establishedYear })}</Badge> : null}
            {producer.memberCount ? <Badge tone="info">{shared("producer.members", { count: producer.memberCount })}</Badge> : null}
          </p>
          <p className="prose mt-4 text-lg">{producer.story}</p>
        </div>
      </div>
      <Section title={t("producer.sells")} className="mt-12 md:mt-16">
        {cards.length > 0 ? <ProductGrid cards={cards} wide /> : <p className="text-soft">{t("producer.nothing")}</p>}
      </Section>
      <ProducerFacts producer={producer} />
    </div>
  );
}
