import { countCatalogue, listCommunesWithGoods } from "~/domain/catalog/count-queries.server";
import { SECTORS } from "~/domain/catalog/listing";
import { listInSeason, listNewestWithStars } from "~/domain/catalog/shelf-queries.server";
import { countCertificatesInForce } from "~/domain/certificates/certificate-queries.server";
import { listProducers } from "~/domain/producers/producer-queries.server";
import { localDateAt } from "~/lib/local-date";
import { pick, type Locale } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { serverT } from "~/platform/i18n/texts.server";
import { cardOfListing } from "~/ui/commerce/card-data";
import type { PageHead } from "~/ui/layout/page-head";
import { mapOfCommunes } from "./commune-map";
import { producerTile } from "./producer-tile";

const SEASON_CARDS = 8;
const NEWEST_CARDS = 4;
const PRODUCER_TILES = 6;

/** Everything on the home page, in a constant number of queries. */
export async function loadHome(locale: Locale, at: Date) {
  const t = serverT(locale);
  const { siteUrl, provinceCode } = env();
  const month = Number(localDateAt(at).slice(5, 7));
  const [season, newest, counts, communes, producers, inForce] = await Promise.all([
    listInSeason(month, at, SEASON_CARDS),
    listNewestWithStars(4, at, NEWEST_CARDS),
    countCatalogue(at),
    listCommunesWithGoods(provinceCode),
    listProducers({ at, limit: PRODUCER_TILES }),
    countCertificatesInForce(at),
  ]);
  const head: PageHead = {
    title: t("home.title"),
    description: t("home.description"),
    locale,
    siteUrl,
    path: "/",
    image: "/scenes/hero-share.jpg",
    jsonLd: [organisation(siteUrl, t("shop.tagline"))],
  };
  return {
    head,
    month,
    months: counts.months,
    season: season.map((listing) => cardOfListing(listing, locale)),
    newest: newest.map((listing) => cardOfListing(listing, locale)),
    groups: SECTORS.map((sector) => ({ sector, count: counts.sectors[sector] ?? 0 })),
    map: mapOfCommunes(communes),
    producers: producers.map((producer) => producerTile({ ...producer, name: pick(producer.name, locale) })),
    inForce,
  };
}

function organisation(siteUrl: string, description: string): object {
  return {
    "@context": "https://schema.org",
    "@type": "WebSite",
    name: "Chợ Xứ Lạng",
    description,
    url: `${siteUrl}/`,
    inLanguage: ["vi", "en", "zh-Hans"],
    potentialAction: { "@type": "SearchAction", target: `${siteUrl}/san-pham?q={search_term_string}`, "query-input": "required name=search_term_string" },
  };
}
