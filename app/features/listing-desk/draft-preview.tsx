import type { DraftPicture, ListingFacts } from "~/domain/catalog/drafts/listing-facts";
import { pick, type LocalizedText } from "~/lib/localized-text";
import { formatNumber, formatVnd, formatWeight } from "~/platform/i18n/format";
import { LISTING_TEXTS } from "~/platform/i18n/messages/listing";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Picture } from "~/ui/commerce/picture";
import { Facts } from "~/ui/kit/facts";

type Props = {
  facts: ListingFacts;
  pictures: DraftPicture[];
  producer: { name: LocalizedText; legalName: string };
  sets: { no: number; name: LocalizedText }[];
};

/** A draft as its page in the shop will read. */
export function Preview({ facts, pictures, producer, sets }: Props) {
  const t = useTexts(LISTING_TEXTS);
  const locale = useLocale();
  const text = (value: ListingFacts["name"]) => value[locale] ?? value.vi ?? "";
  const [cover, ...others] = pictures;
  const set = sets.find(({ no }) => no === facts.setNo);
  return (
    <article className="panel grid grid-cols-1 gap-4 overflow-hidden p-4">
      {cover ? <div className="aspect-square overflow-hidden rounded-control sm:max-w-sm [&_img]:size-full [&_img]:object-cover"><Picture picture={{ ...cover, avif: false }} alt={text(facts.name)} sizes="(min-width: 40rem) 24rem, 100vw" /></div> : null}
      {others.length > 0 ? (
        <ul className="flex gap-2 overflow-x-auto">
          {others.map((picture) => <li key={picture.key} className="size-20 flex-none overflow-hidden rounded-control [&_img]:size-full [&_img]:object-cover"><Picture picture={{ ...picture, avif: false }} alt="" sizes="5rem" /></li>)}
        </ul>
      ) : null}
      <div>
        <h3 className="text-xl">{text(facts.name) || t("unnamed")}</h3>
        <p className="text-soft">{pick(producer.name, locale)}</p>
      </div>
      <p className="text-lg text-soft">{text(facts.summary)}</p>
      <ul className="grid gap-1">
        {facts.variants.map(({ name, unit, priceVnd }, index) => <li key={index} className="flex justify-between gap-4"><span>{name}</span><span className="num font-semibold">{priceVnd === null ? "" : `${formatVnd(priceVnd, locale)} / ${unit}`}</span></li>)}
      </ul>
      <p className="whitespace-pre-line">{text(facts.description)}</p>
      <Facts
        rows={[
          facts.variants.some(({ netWeightG }) => netWeightG) && { term: t("variant.weight"), value: facts.variants.flatMap(({ name, netWeightG }) => (netWeightG ? [`${name}: ${formatWeight(netWeightG, locale)}`] : [])).join("; ") },
          facts.abvBp !== null && { term: t("abv"), value: `${formatNumber(facts.abvBp / 100, locale)} %` },
          text(facts.ingredients) && { term: t("ingredients"), value: text(facts.ingredients) },
          text(facts.storage) && { term: t("storage"), value: text(facts.storage) },
          facts.shelfLifeDays !== null && { term: t("shelfLifeDays"), value: formatNumber(facts.shelfLifeDays, locale) },
          set && { term: t("setNo"), value: pick(set.name, locale) },
          { term: t("desk.producer"), value: producer.legalName },
        ]}
      />
    </article>
  );
}
