import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ProducerTile, producerTile } from "~/features/browse/producer-tile";
import { useBrowseT } from "~/features/browse/use-browse-t";
import { PRODUCER_KINDS } from "~/domain/producers/producer-kinds";
import { countProducerKinds, listProducers } from "~/domain/producers/producer-queries.server";
import { pick } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { shopHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { useLocalePath, useT } from "~/platform/i18n/react";
import { serverT } from "~/platform/i18n/texts.server";
import { headTags, type PageHead } from "~/ui/layout/page-head";

export { PageError as ErrorBoundary } from "~/ui/layout/error-page";
export const headers = shopHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

/** `?kind=` narrows to one legal kind; anything else shows all. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const t = serverT(locale);
  const asked = new URL(request.url).searchParams.get("kind");
  const kind = PRODUCER_KINDS.find((one) => one === asked);
  const [producers, kinds] = await Promise.all([listProducers({ kind, at: new Date() }), countProducerKinds()]);
  const head: PageHead = {
    title: kind ? `${t("producers.title")}: ${t(`kind.${kind}`)}` : t("producers.title"),
    description: t("producers.description"),
    locale,
    siteUrl: env().siteUrl,
    path: kind ? `/nha-san-xuat?kind=${kind}` : "/nha-san-xuat",
    image: "/scenes/hero-share.jpg",
  };
  return { head, kind: kind ?? null, kinds, producers: producers.map((producer) => producerTile({ ...producer, name: pick(producer.name, locale) })) };
}

export default function Producers() {
  const { kind, kinds, producers } = useLoaderData<typeof loader>();
  const shared = useT();
  const t = useBrowseT();
  const to = useLocalePath();
  const total = kinds.reduce((sum, one) => sum + one.count, 0);
  return (
    <div className="page pt-6 md:pt-10">
      <h1>{t("producers.title")}</h1>
      <p className="mt-2 max-w-prose text-lg text-soft">{t("producers.lead", { count: total })}</p>
      <nav className="sorts mt-5" aria-label={shared("nav.producers")}>
        <a href={to("/nha-san-xuat")} aria-current={kind === null ? "true" : undefined}>{t("producers.all")}</a>
        {kinds.map((one) => (
          <a key={one.kind} href={to(`/nha-san-xuat?kind=${one.kind}`)} aria-current={kind === one.kind ? "true" : undefined}>
            {shared(`kind.${one.kind}`)} <span className="num">{one.count}</span>
          </a>
        ))}
      </nav>
      <h2 className="sr-only">{shared("nav.producers")}</h2>
      <ul className="mt-2 grid gap-3 sm:grid-cols-2 md:gap-5 lg:grid-cols-4">
        {producers.map((producer) => (
          <li key={producer.slug}>
            <ProducerTile producer={producer} />
          </li>
        ))}
      </ul>
    </div>
  );
}
