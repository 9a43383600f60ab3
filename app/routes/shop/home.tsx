import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HomeSeason } from "~/features/browse/home-season";
import { CheckAStar, CommuneMap, GroupTiles } from "~/features/browse/home-sections";
import { loadHome } from "~/features/browse/home.server";
import { ProducerTile } from "~/features/browse/producer-tile";
import { useHomeT } from "~/features/browse/use-home-t";
import { shopHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { useLocalePath, useT } from "~/platform/i18n/react";
import { ProductGrid } from "~/ui/commerce/product-grid";
import { Section } from "~/ui/kit/section";
import { headTags } from "~/ui/layout/page-head";

export { PageError as ErrorBoundary } from "~/ui/layout/error-page";
export const headers = shopHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export function loader({ params }: LoaderFunctionArgs) {
  return loadHome(localeOf(params), new Date());
}

export default function Home() {
  const home = useLoaderData<typeof loader>();
  const t = useHomeT();
  const shared = useT();
  const to = useLocalePath();
  return (
    <>
      <HomeSeason month={home.month} months={home.months} cards={home.season} />
      <GroupTiles groups={home.groups} />
      <Section title={t("home.newest")} lead={t("home.newestLead")} more={{ href: to("/san-pham?stars=4&sort=newest"), text: shared("shop.all") }} className="page mt-12 md:mt-16">
        <ProductGrid cards={home.newest} wide shelf />
      </Section>
      <CheckAStar inForce={home.inForce} />
      <CommuneMap dots={home.map} />
      <Section title={t("home.producers")} more={{ href: to("/nha-san-xuat"), text: t("home.allProducers") }} className="page mt-12 md:mt-16">
        <ul className="grid gap-3 sm:grid-cols-2 md:gap-5 lg:grid-cols-3">
          {home.producers.map((producer) => (
            <li key={producer.slug}>
              <ProducerTile producer={producer} />
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
