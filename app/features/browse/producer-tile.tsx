import type { ProducerCard } from "~/domain/producers/producer-queries.server";
import { useLocalePath, useT } from "~/platform/i18n/react";
import { Picture } from "~/ui/commerce/picture";

/** A producer in a list, in one language. */
export type ProducerTileData = Omit<ProducerCard, "name"> & { name: string };

export function producerTile({ slug, name, kind, commune, products, topStars, picture }: ProducerTileData): ProducerTileData {
  return { slug, name, kind, commune, products, topStars, picture };
}

/** Picture, name, what they are and where, how much they sell. */
export function ProducerTile({ producer }: { producer: ProducerTileData }) {
  const t = useT();
  const to = useLocalePath();
  return (
    <a className="tile" href={to(`/nha-san-xuat/${producer.slug}`)}>
      <Picture picture={producer.picture} alt="" sizes="(min-width: 64rem) 27rem, (min-width: 36rem) 46vw, 92vw" height={480} />
      <div className="grid gap-0.5 px-4 py-3">
        <h3>{producer.name}</h3>
        <p className="text-[0.9375rem] text-soft">
          {t(`kind.${producer.kind}`)} · {producer.commune}
        </p>
        <p className="text-[0.9375rem] font-semibold text-leaf">{t("producers.products", { count: producer.products })}</p>
      </div>
    </a>
  );
}
