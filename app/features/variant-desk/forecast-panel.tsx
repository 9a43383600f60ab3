import { Form } from "@remix-run/react";
import { formatDate, formatMoment, formatNumber } from "~/platform/i18n/format";
import { VARIANTS_TEXTS, type VariantsDictionary } from "~/platform/i18n/messages/variants";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import type { VariantsRefusal } from "./change-variants.server";
import { useForm } from "./terms-fields";
import type { VariantRow } from "./variants-view.server";

/** How a harvest stands, the next forecast of it, and those of before. */
export function ForecastPanel({ variant, refusal }: { variant: VariantRow; refusal: VariantsRefusal | undefined }) {
  const t = useTexts<VariantsDictionary>(VARIANTS_TEXTS);
  const locale = useLocale();
  const { harvest, forecasts } = variant;
  const { values, errorOf } = useForm(refusal);
  const number = (value: number) => formatNumber(value, locale);
  const count = (name: "low" | "likely" | "high") => (
    <TextField name={name} label={t(name)} inputMode="numeric" maxLength={9} required defaultValue={values[name] ?? (harvest ? formatNumber(harvest[name], "vi") : "")} error={errorOf(name)} />
  );
  const day = (name: "from" | "to") => <TextField name={name} label={t(name)} type="date" required defaultValue={values[name] ?? harvest?.[name] ?? ""} error={errorOf(name)} />;
  return (
    <section className="grid gap-3 border-t border-line pt-3">
      <h3 className="text-base font-semibold">{t("forecast")}</h3>
      <p>{harvest ? t("standing", { sold: number(harvest.sold), offered: number(harvest.offered), waiting: number(harvest.waiting), free: number(variant.free) }) : t("noForecast")}</p>
      <Form method="post" className="grid gap-4" key={forecasts.length}>
        <input type="hidden" name="intent" value="forecast" />
        <input type="hidden" name="variant" value={variant.id} />
        <p className="hint">{t("forecast.lead")}</p>
        <div className="grid grid-cols-3 gap-3">{count("low")}{count("likely")}{count("high")}</div>
        <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">{day("from")}{day("to")}</div>
        <div><Button type="submit">{t("forecastSubmit")}</Button></div>
      </Form>
      {forecasts.length > 1 ? (
        <details>
          <summary className="cursor-pointer py-3 text-leaf">{t("history")}</summary>
          <ul className="grid gap-1">
            {forecasts.slice(1).map(({ givenAt, low, likely, high, from, to }) => (
              <li key={givenAt.toISOString()}><span className="text-soft">{formatMoment(givenAt, locale)}:</span> {t("bands", { low: number(low), likely: number(likely), high: number(high), from: formatDate(from, locale), to: formatDate(to, locale) })}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}
