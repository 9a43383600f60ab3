import { needsStrength } from "~/domain/catalog/drafts/listing-facts";
import { formatNumber } from "~/platform/i18n/format";
import { LISTING_TEXTS } from "~/platform/i18n/messages/listing";
import { useTexts } from "~/platform/i18n/react";
import { TextField } from "~/ui/kit/field";
import { StepForm, type StepProps } from "./step-form";
import { TextFields, useTyped } from "./text-fields";

/** What stands on the label. */
export function LabelStep({ draft, refusal }: StepProps) {
  const t = useTexts(LISTING_TEXTS);
  const { values, faultOf } = useTyped(refusal);
  const { facts } = draft;
  const strength = facts.abvBp === null ? "" : formatNumber(facts.abvBp / 100, "vi");
  return (
    <StepForm>
      <p className="text-soft">{t("label.lead")}</p>
      {needsStrength(facts.setNo) || facts.abvBp !== null ? (
        <TextField label={t("abv")} hint={t("abvHint")} name="abv" id="abv" inputMode="decimal" maxLength={10} defaultValue={values["abv"] ?? strength} error={faultOf("abv")} />
      ) : null}
      <TextField label={t("shelfLifeDays")} name="shelfLifeDays" id="shelfLifeDays" inputMode="numeric" maxLength={6} defaultValue={values["shelfLifeDays"] ?? facts.shelfLifeDays ?? ""} error={faultOf("shelfLifeDays")} />
      <TextFields names={["ingredients", "storage"]} facts={facts} refusal={refusal} />
    </StepForm>
  );
}
