import { Form } from "@remix-run/react";
import { MOST_BREAKS } from "~/domain/catalog/variants/price-breaks";
import { formatNumber } from "~/platform/i18n/format";
import { VARIANTS_TEXTS, type VariantsDictionary } from "~/platform/i18n/messages/variants";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import type { VariantsRefusal } from "./change-variants.server";
import { useForm } from "./terms-fields";
import type { VariantRow } from "./variants-view.server";

/** From how many on each costs less; empty rows are none. */
export function BreaksForm({ variant, refusal }: { variant: VariantRow; refusal: VariantsRefusal | undefined }) {
  const t = useTexts<VariantsDictionary>(VARIANTS_TEXTS);
  const { values, errorOf } = useForm(refusal);
  return (
    <details open={refusal !== undefined}>
      <summary className="cursor-pointer py-3 font-semibold text-leaf">{t("breaks", { count: variant.breaks.length })}</summary>
      <Form method="post" className="grid gap-3" key={variant.breaks.map(({ minQuantity, priceVnd }) => `${minQuantity}:${priceVnd}`).join()}>
        <input type="hidden" name="intent" value="breaks" />
        <input type="hidden" name="variant" value={variant.id} />
        <p className="hint">{t("breaks.lead")}</p>
        {Array.from({ length: MOST_BREAKS }, (_, row) => {
          const known = variant.breaks[row];
          return (
            <div key={row} className="grid grid-cols-2 gap-3 sm:max-w-md">
              <TextField name={`from${row}`} label={t("breaks.from")} inputMode="numeric" maxLength={6} defaultValue={values[`from${row}`] ?? (known ? String(known.minQuantity) : "")} error={errorOf(`from${row}`)} />
              <TextField name={`price${row}`} label={t("breaks.price")} inputMode="numeric" maxLength={14} defaultValue={values[`price${row}`] ?? (known ? formatNumber(known.priceVnd, "vi") : "")} error={errorOf(`price${row}`)} />
            </div>
          );
        })}
        <div><Button type="submit">{t("breaks.save")}</Button></div>
      </Form>
    </details>
  );
}
