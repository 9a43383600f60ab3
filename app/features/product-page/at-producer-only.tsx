import { formatVnd } from "~/platform/i18n/format";
import { useT } from "~/platform/i18n/react";
import { Notice } from "~/ui/kit/notice";
import type { ProductPageData } from "./product.server";
import { Alcohol } from "./still-parts";

/** In the place of the buy box for spirits: what they cost where they are made, and that they are sold only there. */
export function AtProducerOnly({ variants }: Pick<ProductPageData["product"], "variants">) {
  const t = useT();
  return (
    <div className="grid gap-4">
      <Notice tone="info" title={t("product.strong")}>
        <p>{t("product.strongText")}</p>
        <p className="mt-1"><a className="link" href="#nha-san-xuat">{t("product.toProducer")}</a></p>
      </Notice>
      <dl className="text-[0.9375rem]">
        <dt className="text-soft">{t("product.atProducer")}</dt>
        {variants.map(({ sku, name, unit, price }) => (
          <dd key={sku} className="num">{variants.length > 1 ? `${name}: ` : ""}{formatVnd(price, t.locale)} / {unit}</dd>
        ))}
      </dl>
      <Alcohol ask={false} />
    </div>
  );
}
