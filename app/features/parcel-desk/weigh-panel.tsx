import { Form } from "@remix-run/react";
import type { Parcel } from "~/domain/orders/parcel-queries.server";
import { pick } from "~/lib/localized-text";
import { formatNumber, formatWeight } from "~/platform/i18n/format";
import { PARCEL_TEXTS } from "~/platform/i18n/messages/parcels";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import type { ParcelRefusal } from "./change-parcels.server";

/** What was packed of the goods sold by weight, until the parcel leaves; nothing where there are none. */
export function WeighPanel({ parcel, refusal }: { parcel: Parcel; refusal: ParcelRefusal | undefined }) {
  const t = useTexts(PARCEL_TEXTS);
  const locale = useLocale();
  const lines = parcel.lines.flatMap((line) => (line.sale.weight ? [{ ...line, weight: line.sale.weight }] : []));
  if (parcel.state !== "confirmed" || lines.length === 0) return null;
  const prepaid = parcel.payment.state === "paid";
  return (
    <Form method="post" className="panel grid gap-4 p-4">
      <input type="hidden" name="intent" value="weigh" />
      <input type="hidden" name="weighings" value={parcel.weighings} />
      <div>
        <h2 className="text-lg">{t("weigh.title")}</h2>
        <p className="text-soft">{t("weigh.lead")}</p>
      </div>
      {lines.map(({ id, name, variantName, weight }) => {
        const key = `packed.${id}`;
        const most = Math.floor((weight.orderedG * (10_000 + (prepaid ? 0 : weight.marginBp))) / 10_000);
        const bad = refusal?.fields?.includes(key);
        return (
          <TextField
            key={id}
            name={key}
            label={t("weigh.field", { name: `${pick(name, locale)}, ${pick(variantName, locale)}` })}
            hint={t("weigh.hint", { ordered: formatWeight(weight.orderedG, locale), most: formatWeight(most, locale) })}
            inputMode="decimal"
            maxLength={12}
            autoComplete="off"
            required
            defaultValue={refusal?.values[key] ?? (weight.packedG === null ? "" : formatNumber(weight.packedG / 1_000, "vi"))}
            error={bad ? t(refusal?.kind === "unlikely" ? "refused.unlikely" : "refused.weight") : undefined}
          />
        );
      })}
      <Button type="submit" size="lg" icon="check" className="w-full sm:w-auto sm:justify-self-start">{t("weigh.submit")}</Button>
    </Form>
  );
}
