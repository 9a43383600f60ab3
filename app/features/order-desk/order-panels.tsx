import { Form } from "@remix-run/react";
import type { OrderView } from "~/domain/orders/order-view";
import { formatVnd } from "~/platform/i18n/format";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { Checkbox, TextField } from "~/ui/kit/field";
import { AdminPanel } from "~/ui/layout/admin-page";
import type { OrderRefusal } from "./change-order.server";

type Props = { order: OrderView; refusal: OrderRefusal | undefined };

/** A transfer found on the bank statement. The amount is typed, not taken over: it is what the statement says that counts. */
export function PaymentPanel({ order, refusal }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  const locale = useLocale();
  const typed = refusal?.values ?? {};
  return (
    <AdminPanel title={t("order.confirmPayment")}>
      <Form method="post" className="grid gap-4">
        <input type="hidden" name="intent" value="payment" />
        <p className="text-soft">{t("order.confirmPaymentHint", { amount: formatVnd(order.payment.amount, locale), reference: order.payment.reference ?? "" })}</p>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField label={t("order.bankReference")} name="bankReference" required maxLength={100} autoComplete="off" defaultValue={typed.bankReference} />
          <TextField label={t("order.bankAmount")} name="amount" required inputMode="numeric" maxLength={20} autoComplete="off" defaultValue={typed.amount} />
        </div>
        <TextField label={t("form.reason")} hint={t("form.reasonHint")} name="reason" required maxLength={500} defaultValue={typed.reason} />
        <div><Button type="submit">{t("order.confirmPaymentSubmit")}</Button></div>
      </Form>
    </AdminPanel>
  );
}

export function CancelPanel({ order, refusal }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  return (
    <AdminPanel title={t("order.cancel")}>
      <Form method="post" className="grid gap-4">
        <input type="hidden" name="intent" value="cancel" />
        <p className="text-soft">{t("order.cancelHint")}</p>
        <TextField label={t("form.reason")} hint={t("form.reasonHint")} name="reason" required maxLength={500} defaultValue={refusal?.values.reason} />
        <Checkbox label={t("order.cancelConfirm", { code: order.code })} name="confirm" value="yes" required />
        <div><Button type="submit" variant="danger">{t("order.cancelSubmit")}</Button></div>
      </Form>
    </AdminPanel>
  );
}
