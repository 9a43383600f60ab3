import { useLocalePath, useT } from "~/platform/i18n/react";
import { Picture } from "~/ui/commerce/picture";
import { Badge } from "~/ui/kit/badge";
import { Icon } from "~/ui/kit/icon";
import type { ProductPageData } from "./product.server";

/** Who makes it. */
export function ProducerPanel({ producer }: { producer: ProductPageData["product"]["producer"] }) {
  const t = useT();
  const to = useLocalePath();
  const facts = [
    `${t(`kind.${producer.kind}`)} · ${producer.commune}`,
    producer.establishedYear ? t("producer.since", { year: producer.establishedYear }) : null,
    producer.memberCount ? t("producer.members", { count: producer.memberCount }) : null,
  ].filter(Boolean);
  return (
    <section className="panel overflow-hidden sm:grid sm:grid-cols-[2fr_3fr]" aria-labelledby="nha-san-xuat">
      <div className="maker">
        <Picture picture={producer.picture} alt="" sizes="(min-width: 36rem) 24rem, 100vw" />
      </div>
      <div className="p-5 md:p-7">
        <p className="text-sm text-soft">{t("product.producer")}</p>
        <h2 id="nha-san-xuat">{producer.name}</h2>
        <p className="mt-1 text-soft">{facts.join(" · ")}</p>
        {producer.verified ? (
          <p className="mt-2">
            <Badge tone="good" icon="check">{t("producer.verified")}</Badge>
          </p>
        ) : null}
        <p className="mt-3 max-w-prose">{producer.story}</p>
        <a className="link mt-3 inline-flex items-center gap-1" href={to(`/nha-san-xuat/${producer.slug}`)}>
          {t("product.toProducer")}
          <Icon name="arrow-right" />
        </a>
      </div>
    </section>
  );
}
