import { useState } from "react";
import { SALE_MODES, type SaleMode } from "~/domain/catalog/sale-note";
import { formatNumber } from "~/platform/i18n/format";
import { VARIANTS_TEXTS, type VariantsDictionary } from "~/platform/i18n/messages/variants";
import { useTexts } from "~/platform/i18n/react";
import { FieldGroup, TextField } from "~/ui/kit/field";
import { RadioCard } from "~/ui/kit/radio-card";
import { useHydrated } from "~/ui/kit/use-hydrated";
import type { VariantsRefusal } from "./change-variants.server";

type Terms = { saleMode: SaleMode; leadDays: number | null; weeklyCapacity: number | null; weightMarginBp: number | null; saleFrom: string | null; saleUntil: string | null };

/** What was typed and what is wrong in one form of the page. */
export function useForm(refusal: VariantsRefusal | undefined) {
  const t = useTexts<VariantsDictionary>(VARIANTS_TEXTS);
  return {
    values: refusal?.values ?? {},
    errorOf: (field: string) => {
      const fault = refusal?.faults[field];
      return fault ? t(`fault.${fault}` as keyof VariantsDictionary) : undefined;
    },
  };
}

/** How a variant is sold; without JavaScript the fields of all ways are there, and those of others are not looked at. */
export function TermsFields({ terms, refusal, onMode }: { terms: Terms; refusal: VariantsRefusal | undefined; onMode?: (mode: SaleMode) => void }) {
  const t = useTexts<VariantsDictionary>(VARIANTS_TEXTS);
  const hydrated = useHydrated();
  const { values, errorOf } = useForm(refusal);
  const [mode, setMode] = useState<SaleMode>(SALE_MODES.find((one) => one === values["mode"]) ?? terms.saleMode);
  const shows = (one: SaleMode) => !hydrated || mode === one;
  const number = (value: number | null) => (value === null ? "" : formatNumber(value, "vi"));
  return (
    <>
      <FieldGroup legend={t("mode")} error={errorOf("mode")}>
        <div className="grid gap-2 sm:grid-cols-2">
          {SALE_MODES.map((one) => (
            <RadioCard key={one} name="mode" value={one} title={t(`mode.${one}`)} detail={t(`mode.${one}.hint`)} checked={mode === one} onChange={() => { setMode(one); onMode?.(one); }} />
          ))}
        </div>
      </FieldGroup>
      {shows("made_to_order") ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="lead" label={t("lead.label")} hint={t("lead.hint")} inputMode="numeric" maxLength={4} defaultValue={values["lead"] ?? number(terms.leadDays)} error={errorOf("lead")} />
          <TextField name="capacity" label={t("capacity")} hint={t("capacity.hint")} inputMode="numeric" maxLength={6} defaultValue={values["capacity"] ?? number(terms.weeklyCapacity)} error={errorOf("capacity")} />
        </div>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        {(["saleFrom", "saleUntil"] as const).map((field) => (
          <TextField key={field} type="date" name={field} label={t(field)} hint={t(`${field}.hint`)} defaultValue={values[field] ?? terms[field] ?? ""} error={errorOf(field)} />
        ))}
      </div>
      {shows("by_weight") ? (
        <TextField name="margin" label={t("margin")} hint={t("margin.hint")} inputMode="decimal" maxLength={6} className="sm:max-w-xs" defaultValue={values["margin"] ?? (terms.weightMarginBp === null ? "" : formatNumber(terms.weightMarginBp / 100, "vi"))} error={errorOf("margin")} />
      ) : null}
    </>
  );
}
