import { AGE_TEXTS } from "~/platform/i18n/messages/age";
import { DIRECT_TEXTS } from "~/platform/i18n/messages/direct";
import { DOOR_TEXTS } from "~/platform/i18n/messages/door";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { FieldGroup, TextArea, TextField, Checkbox } from "~/ui/kit/field";
import { CodRuleList } from "~/ui/commerce/cod-rule-list";
import { RadioCard } from "~/ui/kit/radio-card";
import { Icon } from "~/ui/kit/icon";
import type { IconName } from "~/ui/kit/sprite";
import { fieldId, type CheckoutPageData, type CheckoutValues } from "./checkout-form";
import { useCheckoutT } from "./use-checkout-t";

const ICONS: Record<CheckoutPageData["payments"][number], IconName> = { cod: "cash", vietqr: "bank", card: "card" };

const INVOICE_FIELDS = ["company.name", "company.tax_code", "company.address", "company.email", "company.buyer"] as const;

/** How it is paid, and what else the order should say. */
export function PaymentFields({ data, values, errorOf }: { data: CheckoutPageData; values: CheckoutValues; errorOf: (path: string) => string | null }) {
  const t = useCheckoutT();
  const age = useTexts(AGE_TEXTS);
  const own = useTexts(DIRECT_TEXTS);
  const door = useTexts(DOOR_TEXTS);
  const chosen = values.payment ?? data.payments[0];
  return (
    <section className="panel grid gap-4 px-4 py-5 sm:px-6" aria-labelledby="payment-heading">
      <h2 id="payment-heading" className="text-xl">{t("checkout.payment")}</h2>
      <p className="text-soft">{own(data.direct ? "checkout.lead" : "checkout.collecting")}</p>
      {data.noTransfer === null ? null : <p className="hint">{data.noTransfer}</p>}
      <FieldGroup legend={<span className="sr-only">{t("checkout.payment")}</span>} error={errorOf("payment")}>
        <div className="grid gap-3">
          {data.payments.map((method, index) => (
            <RadioCard
              key={method}
              id={index === 0 ? fieldId("payment") : undefined}
              name="payment"
              value={method}
              title={t(`checkout.${method}`)}
              detail={data.direct && method === "vietqr" ? own("checkout.vietqrDetail", { count: data.cart.groups.length }) : t(`checkout.${method}Detail`)}
              aside={<Icon name={ICONS[method]} className="size-6" />}
              defaultChecked={method === chosen}
            />
          ))}
        </div>
      </FieldGroup>
      {data.codRule ? (
        <details>
          <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold">{door("rule.short")}</summary>
          <CodRuleList published={data.codRule} />
        </details>
      ) : null}
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-3">
        <TextField id={fieldId("voucher")} name="voucher" label={t("checkout.voucher")} hint={t("checkout.voucherHint")} maxLength={40} autoComplete="off" autoCapitalize="characters" defaultValue={values.voucher} error={errorOf("voucher")} />
        <Button type="submit" name="intent" value="voucher" variant="secondary" formNoValidate>{t("checkout.voucherApply")}</Button>
      </div>
      <TextArea id={fieldId("note")} name="note" label={t("checkout.note")} rows={2} maxLength={500} defaultValue={values.note} error={errorOf("note")} />
      <details open={INVOICE_FIELDS.some((name) => values[name] || errorOf(name))}>
        <summary className="cursor-pointer font-semibold">{t("checkout.company")}</summary>
        <p className="hint mt-2">{t("checkout.companyHint")}</p>
        <div className="mt-3 grid gap-4 sm:grid-cols-2">
          <TextField id={fieldId("company.name")} name="company.name" label={t("checkout.companyName")} autoComplete="organization" maxLength={200} defaultValue={values["company.name"]} error={errorOf("company.name")} />
          <TextField id={fieldId("company.tax_code")} name="company.tax_code" label={t("checkout.companyTaxCode")} hint={t("checkout.companyTaxCodeHint")} inputMode="numeric" maxLength={20} defaultValue={values["company.tax_code"]} error={errorOf("company.tax_code")} />
          <TextField id={fieldId("company.address")} name="company.address" label={t("checkout.companyAddress")} hint={t("checkout.companyAddressHint")} maxLength={300} defaultValue={values["company.address"]} error={errorOf("company.address")} className="sm:col-span-2" />
          <TextField id={fieldId("company.email")} name="company.email" type="email" label={t("checkout.companyEmail")} autoComplete="email" maxLength={254} defaultValue={values["company.email"]} error={errorOf("company.email")} />
          <TextField id={fieldId("company.buyer")} name="company.buyer" label={t("checkout.companyBuyer")} maxLength={120} defaultValue={values["company.buyer"]} error={errorOf("company.buyer")} />
        </div>
      </details>
      {data.askBirth ? <TextField type="date" id={fieldId("birth")} name="birth" label={age("birth")} hint={age("birthHint")} autoComplete="bday" required defaultValue={values.birth} error={errorOf("birth")} /> : null}
      {data.alcohol ? <Checkbox id={fieldId("adult")} name="adult" value="1" label={t("checkout.adult")} required error={errorOf("adult")} /> : null}
    </section>
  );
}
