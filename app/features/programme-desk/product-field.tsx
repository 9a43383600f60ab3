import { PROGRAMME_DESK_TEXTS } from "~/platform/i18n/messages/programme-desk";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { FieldError, FieldGroup } from "~/ui/kit/field";
import { RadioCard } from "~/ui/kit/radio-card";
import type { ProductOffer } from "./record-form";

type Props = {
  id: string; label: string; hint?: string; required?: boolean; max?: number; error: string | undefined;
  /** What is typed, and the product that it stands for when that is known. */
  value: string; named: { text: string; slug: string } | null;
  /** What fits the words, once they were looked up. */
  offers: ProductOffer[] | undefined;
};

/** A product, found by its name or its producer's: words, then one of those that hold them. A form like others, so it works without JavaScript. */
export function ProductField({ id, label, hint, required, max, error, value, named, offers }: Props) {
  const t = useTexts(PROGRAMME_DESK_TEXTS);
  return (
    <div className="grid gap-3 sm:col-span-2">
      <div className="field">
        <label htmlFor={id}>{label}</label>
        {hint ? <p id={`${id}-hint`} className="hint">{hint}</p> : null}
        <div className="flex gap-2">
          <input
            id={id} name="product" className="input min-w-0" required={required} maxLength={max} defaultValue={value} autoComplete="off"
            aria-invalid={error ? true : undefined} aria-describedby={[hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined}
          />
          <Button type="submit" name="find" value="1" variant="secondary" icon="search" className="flex-none">{t("product.find")}</Button>
        </div>
        <FieldError id={`${id}-error`} message={error} />
      </div>
      {offers ? <input type="hidden" name="productNamed" value={value} /> : null}
      {!offers && named ? <><input type="hidden" name="productNamed" value={named.text} /><input type="hidden" name="productPick" value={named.slug} /></> : null}
      {offers && offers.length > 0 ? (
        <FieldGroup legend={t("product.choose")}>
          <div className="grid gap-2 sm:grid-cols-2">
            {offers.map(({ slug, name, producer }) => <RadioCard key={slug} name="productPick" value={slug} title={name} detail={producer} />)}
          </div>
        </FieldGroup>
      ) : null}
      {offers?.length === 0 && !error ? <p className="text-soft" role="status">{t("product.none")}</p> : null}
    </div>
  );
}
