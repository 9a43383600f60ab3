import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useTexts } from "~/platform/i18n/react";
import type { RoundForm } from "~/domain/evaluation/round-draft";
import { SelectField, TextField } from "~/ui/kit/field";

type Props = { values: Partial<RoundForm>; problem: (field: string) => string | null; fixed: boolean };

/** The form of a round; its level, year and number are fixed once it exists. */
export function RoundFields({ values, problem, fixed }: Props) {
  const t = useTexts(EVALUATION_TEXTS);
  return (
    <div className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {fixed ? null : (
        <>
          <SelectField label={t("round.level")} name="level" defaultValue={values.level ?? "province"} error={problem("level")}>
            <option value="province">{t("round.level.province")}</option>
            <option value="ministry">{t("round.level.ministry")}</option>
          </SelectField>
          <TextField label={t("round.year")} name="year" inputMode="numeric" required maxLength={4} defaultValue={values.year} error={problem("year")} />
          <TextField label={t("round.no")} name="no" inputMode="numeric" required maxLength={2} defaultValue={values.no} error={problem("no")} />
        </>
      )}
      <TextField label={t("round.opensOn")} name="opensOn" type="date" required defaultValue={values.opensOn} error={problem("opensOn")} />
      <TextField label={t("round.closesOn")} hint={t("round.closesHint")} name="closesOn" type="date" required defaultValue={values.closesOn} error={problem("closesOn")} />
      <TextField label={t("round.decideBy")} hint={t("round.decideHint")} name="decideBy" type="date" required defaultValue={values.decideBy} error={problem("decideBy")} />
      <TextField label={t("round.spreadPercent")} name="spreadPercent" type="number" min={1} max={100} required defaultValue={values.spreadPercent ?? "40"} error={problem("spreadPercent")} />
      <TextField label={t("round.totalSpread")} name="totalSpread" type="number" min={1} max={100} required defaultValue={values.totalSpread ?? "10"} error={problem("totalSpread")} />
      <TextField label={t("round.quorum")} name="quorum" type="number" min={1} max={30} required defaultValue={values.quorum ?? "3"} error={problem("quorum")} />
    </div>
  );
}
