import type { CartView } from "~/domain/cart/cart-view";
import type { Vnd } from "~/lib/money";
import { formatVnd } from "~/platform/i18n/format";
import { useLocalePath } from "~/platform/i18n/react";
import { LineThumb } from "~/ui/commerce/line-thumb";
import { Button } from "~/ui/kit/button";
import type { DeliveryQuote } from "./delivery-quote";
import { MoneyRows } from "./money-rows";
import { SaleNote } from "./sale-note";
import { useCheckoutT } from "./use-checkout-t";

/** What is bought, what it costs delivered there, and the button that orders it. */
export function CheckoutSummary({ cart, quote, voucher, placing }: { cart: CartView; quote: DeliveryQuote | null; voucher: { code: string; discount: Vnd } | null; placing: boolean }) {
  const t = useCheckoutT();
  const to = useLocalePath();
  const money = (amount: bigint) => formatVnd(amount, t.locale);
  const off = voucher?.discount ?? 0n;
  const { goods, vatIncluded, shippingFrom, shippingTo } = cart.totals;
  return (
    <aside className="panel grid gap-4 px-5 py-5 lg:sticky lg:top-6" aria-labelledby="summary-heading">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="summary-heading" className="text-xl">{t("checkout.summary")}</h2>
        <a href={to("/gio-hang")} className="font-semibold text-leaf hover:underline">{t("checkout.backToCart")}</a>
      </div>
      {cart.groups.map((group, index) => {
        const parcel = quote?.parcels[index];
        return (
          <section key={group.producer.id} className="grid gap-2 border-b border-line pb-4">
            <h3 className="text-sm font-semibold text-soft">{t("cart.from", { producer: group.producer.name })}</h3>
            <ul className="grid gap-3">
              {group.lines.map((line) => (
                <li key={line.sku} className="grid grid-cols-[3rem_1fr_auto] items-start gap-3">
                  <LineThumb picture={line.picture} />
                  <span className="min-w-0 leading-snug">
                    {line.name}
                    <span className="hint block">
                      {line.variantName} × {line.quantity}
                    </span>
                    <SaleNote facts={line.sale} />
                  </span>
                  <span className="num">{money(line.total)}</span>
                </li>
              ))}
            </ul>
            {parcel && !group.shipsNothing ? (
              <p className="flex justify-between gap-4 text-sm text-soft">
                <span>
                  {t("cart.shipping")}
                  {parcel.minDays !== null && parcel.maxDays !== null ? ` · ${t("checkout.arrives", { min: parcel.minDays, max: parcel.maxDays })}` : ""}
                </span>
                <span className="num">{money(parcel.fee)}</span>
              </p>
            ) : null}
          </section>
        );
      })}
      <div aria-live="polite">
        <MoneyRows
          rows={[
            { name: t("cart.goods"), amount: money(goods) },
            quote
              ? { name: t("cart.shipping"), amount: money(quote.shipping) }
              : { name: t("cart.shipping"), detail: t("cart.shippingLater"), amount: shippingFrom === shippingTo ? money(shippingFrom) : `${money(shippingFrom)} – ${money(shippingTo)}` },
            voucher && { name: t("checkout.discount", { code: voucher.code }), detail: t("checkout.discountBy"), amount: `−${money(off)}` },
            { name: quote ? t("checkout.total") : t("checkout.totalFrom"), amount: money((quote?.total ?? goods + shippingFrom) - off), strong: true },
          ]}
        />
      </div>
      <p className="hint">{vatIncluded > 0n ? t("cart.vat", { amount: money(vatIncluded) }) : t("cart.vatNone")}</p>
      <Button type="submit" name="intent" value="place" size="lg" busy={placing}>
        {placing ? t("checkout.placing") : quote ? t("checkout.placeAmount", { amount: money(quote.total - off) }) : t("checkout.place")}
      </Button>
      <p className="hint">{t("checkout.terms")}</p>
    </aside>
  );
}
