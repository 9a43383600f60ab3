import { useState } from "react";
import { formatNumber, formatVnd } from "~/platform/i18n/format";
import { useLocalePath, useT } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { Icon } from "~/ui/kit/icon";
import { Notice } from "~/ui/kit/notice";
import { Quantity } from "~/ui/kit/quantity";
import { RadioCard } from "~/ui/kit/radio-card";
import type { ProductPageData } from "./product.server";
import { Alcohol } from "./still-parts";
import { WaitingForm } from "./waiting-form";

type Variant = ProductPageData["product"]["variants"][number];

const FEW = 10;

/** Choose, see the price, add. A plain form to the cart; the shell sends it along where it can. */
export function BuyBox({ variants, alcohol }: Pick<ProductPageData["product"], "variants" | "alcohol">) {
  const t = useT();
  const to = useLocalePath();
  const first = variants.find(sellable) ?? variants[0];
  const [sku, setSku] = useState(first?.sku);
  const chosen = variants.find((variant) => variant.sku === sku) ?? first;
  if (!chosen) return null;

  return (
    <div className="grid gap-4">
      <form method="post" action={to("/gio-hang")} data-add className="grid gap-4">
        <input type="hidden" name="intent" value="add" />
        <div>
          <p>
            <span className="display num text-3xl">{formatVnd(chosen.price, t.locale)}</span>
            <span className="text-soft"> / {chosen.unit}</span>
          </p>
          <p className="text-[0.9375rem] text-soft">{t("product.taxIncluded")}</p>
        </div>
        {variants.length > 1 ? (
          <fieldset>
            <legend className="label mb-2">{t("product.choose")}</legend>
            <div className="grid gap-2">
              {variants.map((variant) => (
                <RadioCard
                  key={variant.sku}
                  name="sku"
                  value={variant.sku}
                  title={variant.name}
                  detail={sellable(variant) ? (variant.minQuantity > 1 ? t("product.minimum", { count: variant.minQuantity }) : variant.sku === chosen.sku ? undefined : variant.note) : (variant.closed ?? t("product.soldOut"))}
                  aside={formatVnd(variant.price, t.locale)}
                  checked={variant.sku === chosen.sku}
                  onChange={() => setSku(variant.sku)}
                  disabled={!sellable(variant) && !variant.waiting}
                />
              ))}
            </div>
          </fieldset>
        ) : (
          <input type="hidden" name="sku" value={chosen.sku} />
        )}
        {chosen.note ? <Notice tone="info">{chosen.note}</Notice> : null}
        {alcohol ? <Alcohol ask /> : null}
        {!sellable(chosen) ? (
          chosen.closed ? <Notice tone="info">{chosen.closed}</Notice> : <Notice tone="info" title={t("product.soldOut")}>{t("product.soldOutText")}</Notice>
        ) : (
          <>
            {chosen.left === null ? <StockLine stock={chosen.stock} /> : chosen.left ? <p className="font-semibold text-leaf">{chosen.left}</p> : null}
            <div className="flex flex-wrap gap-3">
              <Quantity key={chosen.sku} label={t("shop.quantity")} min={chosen.minQuantity} max={chosen.maxQuantity} labels={{ less: t("shop.less"), more: t("shop.more") }} />
              <Button type="submit" size="lg" icon="cart" className="flex-1">{t("product.add")}</Button>
            </div>
          </>
        )}
      </form>
      {chosen.waiting && !sellable(chosen) ? <WaitingForm key={chosen.sku} sku={chosen.sku} text={chosen.waiting} least={chosen.minQuantity} /> : null}
    </div>
  );
}

function sellable(variant: Variant): boolean {
  return variant.stock >= variant.minQuantity;
}

function StockLine({ stock }: { stock: number }) {
  const t = useT();
  const few = stock <= FEW;
  return (
    <p className={`flex items-center gap-2 font-semibold ${few ? "text-persimmon" : "text-leaf"}`}>
      <Icon name={few ? "clock" : "check"} />
      {few ? t("product.fewLeft", { count: formatNumber(stock, t.locale) }) : t("product.inStock")}
    </p>
  );
}
