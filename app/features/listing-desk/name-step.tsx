import { pick } from "~/lib/localized-text";
import { LISTING_TEXTS } from "~/platform/i18n/messages/listing";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Checkbox, FieldGroup, SelectField } from "~/ui/kit/field";
import { StepForm, type StepProps } from "./step-form";
import { TextFields, useTyped } from "./text-fields";

/** What it is called, what kind of thing it is, its story. */
export function NameStep({ draft, sets, refusal }: StepProps) {
  const t = useTexts(LISTING_TEXTS);
  const locale = useLocale();
  const { values, faultOf } = useTyped(refusal);
  const { facts } = draft;
  return (
    <StepForm>
      <SelectField label={t("setNo")} name="setNo" id="setNo" defaultValue={values["setNo"] ?? facts.setNo ?? ""} error={faultOf("setNo")}>
        <option value="">{t("choose")}</option>
        {sets.map(({ no, name }) => <option key={no} value={no}>{`${no}. ${pick(name, locale)}`}</option>)}
      </SelectField>
      <TextFields names={["name", "summary", "description"]} facts={facts} refusal={refusal} rows={{ description: 8 }} />
      <FieldGroup legend={t("months")}>
        <div className="grid grid-cols-4 gap-x-2 sm:grid-cols-6">
          {[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => (
            <Checkbox key={month} label={month} name={`month.${month}`} value="yes" defaultChecked={facts.seasonMonths.includes(month)} />
          ))}
        </div>
      </FieldGroup>
      <Checkbox label={t("ownProduce")} hint={t("ownProduceHint")} name="ownProduce" value="yes" defaultChecked={facts.ownProduce} />
    </StepForm>
  );
}
