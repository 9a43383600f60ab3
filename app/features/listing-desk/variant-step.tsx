import { useState } from "react";
import { MOST_VARIANTS } from "~/domain/catalog/drafts/listing-facts";
import { formatNumber } from "~/platform/i18n/format";
import { LISTING_TEXTS } from "~/platform/i18n/messages/listing";
import { useTexts } from "~/platform/i18n/react";
import { Checkbox, TextField } from "~/ui/kit/field";
import { StepForm, type StepProps } from "./step-form";
import { useTyped } from "./text-fields";

/** The sizes it is sold in, with price and what is there; one more is always empty. */
export function VariantStep({ draft, refusal }: StepProps) {
  const t = useTexts(LISTING_TEXTS);
  const { values, faultOf } = useTyped(refusal);
  const { variants } = draft.facts;
  const count = Math.min(variants.length + 1, MOST_VARIANTS);
  // Fields are made anew when a size was taken out and the rest moved up. One more, saved while somebody types, changes none.
  const [seen, setSeen] = useState({ length: variants.length, removals: 0 });
  if (seen.length !== variants.length) setSeen({ length: variants.length, removals: seen.removals + (variants.length < seen.length ? 1 : 0) });
  return (
    <StepForm>
      {Array.from({ length: count }, (_, index) => {
        const variant = variants[index];
        const number = (value: number | null | undefined) => (value === null || value === undefined ? "" : formatNumber(value, "vi"));
        const field = (part: "name" | "unit" | "weight" | "price" | "stock" | "gtin", present: string) => {
          const key = `variants.${index}.${part}`;
          return { name: key, id: key, label: t(`variant.${part}`), defaultValue: values[key] ?? present, error: faultOf(key) };
        };
        return (
          <fieldset key={`${seen.removals}-${index}`} className="grid grid-cols-2 items-end gap-4 border-b border-line pb-4">
            <legend className="mb-2 font-semibold">{t("variant", { n: index + 1 })}</legend>
            <TextField {...field("name", variant?.name ?? "")} hint={t("variant.nameHint")} className="col-span-2" maxLength={100} />
            <TextField {...field("unit", variant?.unit ?? "")} hint={t("variant.unitHint")} maxLength={20} />
            <TextField {...field("weight", number(variant?.netWeightG))} inputMode="numeric" maxLength={12} />
            <TextField {...field("price", number(variant?.priceVnd))} hint={t("variant.priceHint")} maxLength={20} />
            <TextField {...field("stock", number(variant?.stock))} inputMode="numeric" maxLength={12} />
            <TextField {...field("gtin", variant?.gtin ?? "")} hint={t("variant.gtinHint")} inputMode="numeric" className="col-span-2" maxLength={20} />
            {variant ? <Checkbox label={t("variant.remove")} name={`variants.${index}.remove`} value="yes" className="col-span-2" /> : null}
          </fieldset>
        );
      })}
      <p className="text-soft">{t("variant.more")}</p>
    </StepForm>
  );
}
