import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { CartLineView } from "~/domain/cart/cart-view";
import { LANGUAGE_TAG } from "~/platform/i18n/locale";
import { formatVnd } from "~/platform/i18n/format";
import { useLocalePath } from "~/platform/i18n/react";
import { LineThumb } from "~/ui/commerce/line-thumb";
import { Button } from "~/ui/kit/button";
import { FieldError } from "~/ui/kit/field";
import { Icon } from "~/ui/kit/icon";
import { Quantity } from "~/ui/kit/quantity";
import { useHydrated } from "~/ui/kit/use-hydrated";
import type { CartMessage } from "./cart-page";
import { lineProblemText } from "./line-problem";
import { ListPrice, SaleNote } from "./sale-note";
import { useCheckoutT } from "./use-checkout-t";

/** One line of the cart. Changing the number sends it at once; without JavaScript there is a button for it. */
export function CartLine({ line }: { line: CartLineView }) {
  const t = useCheckoutT();
  const to = useLocalePath();
  const fetcher = useFetcher<{ message: CartMessage }>();
  const hydrated = useHydrated();
  // A refused number is not left standing as if it held: the line shows its own again, and says why.
  const [refusals, setRefusals] = useState(0);
  const refused = fetcher.state === "idle" && fetcher.data?.message.tone === "bad" ? fetcher.data.message.text : null;
  useEffect(() => {
    if (refused !== null) setRefusals((count) => count + 1);
  }, [refused, fetcher.data]);
  const busy = fetcher.state !== "idle";
  const ceiling = Math.max(line.maxQuantity, line.minQuantity);
  return (
    <li className="grid grid-cols-[4.5rem_1fr] gap-x-4 gap-y-3 py-4 sm:grid-cols-[6rem_1fr_auto]" aria-busy={busy || undefined}>
      <LineThumb picture={line.picture} />
      <div className="min-w-0">
        <a href={to(`/san-pham/${line.productSlug}`)} lang={LANGUAGE_TAG[line.nameLocale]} className="font-semibold hover:text-leaf hover:underline">
          {line.name}
        </a>
        <p className="text-sm text-soft">
          {line.variantName} · <span className="num">{formatVnd(line.unitPrice, t.locale)}</span>
          {line.listPrice > line.unitPrice ? <ListPrice price={line.listPrice} /> : null}
        </p>
        <SaleNote facts={line.sale} />
        {refused !== null ? <div role="alert"><FieldError message={refused} /></div> : null}
        {line.problem ? <FieldError message={lineProblemText(line.problem, t)} /> : null}
        <div className="mt-3 flex flex-wrap items-center gap-2">
          <fetcher.Form method="post" action={to("/gio-hang")} className="flex items-center gap-2" onChange={(event) => fetcher.submit(event.currentTarget)}>
            <input type="hidden" name="intent" value="set" />
            <input type="hidden" name="sku" value={line.sku} />
            <Quantity
              key={`${line.quantity} ${refusals}`}
              label={t("cart.quantityOf", { name: line.name })}
              min={line.minQuantity}
              max={ceiling}
              defaultValue={line.quantity}
              labels={{ less: t("cart.less"), more: t("cart.more") }}
            />
            {hydrated ? null : <button type="submit" className="btn btn-secondary btn-sm">{t("cart.update")}</button>}
          </fetcher.Form>
          <fetcher.Form method="post" action={to("/gio-hang")}>
            <input type="hidden" name="intent" value="remove" />
            <input type="hidden" name="sku" value={line.sku} />
            <Button type="submit" variant="quiet" size="sm" aria-label={t("cart.removeNamed", { name: line.name })}>
              <Icon name="trash" />
              {t("cart.remove")}
            </Button>
          </fetcher.Form>
        </div>
      </div>
      <p className="num col-start-2 font-semibold sm:col-start-3 sm:text-right">{formatVnd(line.total, t.locale)}</p>
    </li>
  );
}
