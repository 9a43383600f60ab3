import type { CartView } from "~/domain/cart/cart-view";
import { formatVnd } from "~/platform/i18n/format";
import { useLocalePath } from "~/platform/i18n/react";
import { ButtonLink } from "~/ui/kit/button";
import { EmptyState } from "~/ui/kit/empty-state";
import { Notice } from "~/ui/kit/notice";
import { BirthForm, type AgeQuestion } from "./birth-form";
import { CartLine } from "./cart-line";
import { MoneyRows } from "./money-rows";
import { useCheckoutT } from "./use-checkout-t";

export type CartMessage = { tone: "good" | "bad"; text: string };

/** The cart, one part a producer, and what it comes to. */
export function CartPage({ cart, message, age }: { cart: CartView | null; message: CartMessage | null; age: AgeQuestion | null }) {
  const t = useCheckoutT();
  const to = useLocalePath();
  return (
    <div className="page py-6 md:py-10">
      <h1>{t("cart.title")}</h1>
      {message ? (
        <div className="mt-4">
          <Notice tone={message.tone} live>
            {message.text}
          </Notice>
        </div>
      ) : null}
      {age ? <BirthForm {...age} /> : null}
      {!cart || cart.lineCount === 0 ? (
        <div className="mt-6">
          <EmptyState title={t("cart.empty.title")} actions={<ButtonLink href={to("/san-pham")}>{t("cart.empty.action")}</ButtonLink>}>
            {t("cart.empty.text")}
          </EmptyState>
        </div>
      ) : (
        <div className="mt-6 grid items-start gap-6 lg:grid-cols-[1fr_22rem] lg:gap-10">
          <div className="grid gap-6">
            {cart.groups.map((group) => (
              <section key={group.producer.id} className="panel px-4 py-4 sm:px-6" aria-label={t("cart.from", { producer: group.producer.name })}>
                <h2 className="text-base font-semibold">
                  <a href={to(`/nha-san-xuat/${group.producer.slug}`)} className="hover:text-leaf hover:underline">
                    {t("cart.from", { producer: group.producer.name })}
                  </a>
                </h2>
                {group.shipsNothing ? <p className="hint">{t("cart.shipsNothing")}</p> : null}
                <ul className="divide-y divide-line">
                  {group.lines.map((line) => (
                    <CartLine key={line.sku} line={line} />
                  ))}
                </ul>
              </section>
            ))}
          </div>
          <CartSummary cart={cart} />
        </div>
      )}
    </div>
  );
}

function CartSummary({ cart }: { cart: CartView }) {
  const t = useCheckoutT();
  const to = useLocalePath();
  const { goods, vatIncluded, shippingFrom, shippingTo } = cart.totals;
  return (
    <aside className="panel grid gap-4 px-5 py-5 lg:sticky lg:top-6" aria-label={t("cart.summary")}>
      <h2 className="text-xl">{t("cart.summary")}</h2>
      <MoneyRows
        rows={[
          { name: t("cart.goods"), detail: t("cart.items", { count: cart.itemCount }), amount: formatVnd(goods, t.locale) },
          {
            name: t("cart.shipping"),
            detail: t("cart.shippingLater"),
            amount: shippingFrom === shippingTo ? formatVnd(shippingFrom, t.locale) : `${formatVnd(shippingFrom, t.locale)} – ${formatVnd(shippingTo, t.locale)}`,
          },
          { name: t("checkout.totalFrom"), amount: formatVnd(goods + shippingFrom, t.locale), strong: true },
        ]}
      />
      <p className="hint">{vatIncluded > 0n ? t("cart.vat", { amount: formatVnd(vatIncluded, t.locale) }) : t("cart.vatNone")}</p>
      {cart.canCheckOut ? (
        <ButtonLink size="lg" href={to("/thanh-toan")}>{t("cart.checkout")}</ButtonLink>
      ) : (
        <span className="btn btn-primary btn-lg" aria-disabled="true">{t("cart.checkout")}</span>
      )}
      <ButtonLink variant="quiet" href={to("/san-pham")}>{t("cart.keepShopping")}</ButtonLink>
    </aside>
  );
}
