import { Form, useLocation } from "@remix-run/react";
import type { PaymentMethod } from "~/domain/orders/order";
import type { OrderView } from "~/domain/orders/order-view";
import { formatMoment } from "~/platform/i18n/format";
import { Button } from "~/ui/kit/button";
import { FieldGroup } from "~/ui/kit/field";
import { RadioCard } from "~/ui/kit/radio-card";
import { useCheckoutT } from "./use-checkout-t";

type Props = { payment: OrderView["payment"]; choices: PaymentMethod[]; open: boolean; error: string | null };

/** Another way to pay while the order waits; a plain form, closed until somebody wants it or has just left the card page. */
export function ChoosePayment({ payment, choices, open, error }: Props) {
  const t = useCheckoutT();
  const { pathname, search } = useLocation();
  const [first] = choices.filter((method) => method !== payment.method);
  const until = payment.expiresAt ? formatMoment(payment.expiresAt, t.locale) : "";
  return (
    <details className="panel no-print px-5 py-4" open={open || error !== null}>
      <summary className="cursor-pointer font-semibold">{t("order.choose.title")}</summary>
      <Form method="post" action={`${pathname}${search}`} reloadDocument className="mt-3 grid gap-4">
        <p className="hint">{t("order.choose.text", { time: until })}</p>
        <FieldGroup legend={<span className="sr-only">{t("checkout.payment")}</span>} error={error}>
          <div className="grid gap-3">
            {choices.map((method) => (
              <RadioCard
                key={method}
                name="payment"
                value={method}
                title={method === payment.method ? t("order.choose.cardAgain") : t(`checkout.${method}`)}
                detail={method === "cod" ? t("checkout.codDetail") : undefined}
                defaultChecked={method === (first ?? payment.method)}
              />
            ))}
          </div>
        </FieldGroup>
        <div><Button type="submit">{t("order.choose.submit")}</Button></div>
      </Form>
    </details>
  );
}
