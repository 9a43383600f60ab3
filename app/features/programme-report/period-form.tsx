import type { Period } from "~/domain/programme/period";
import { PROGRAMME_TEXTS } from "~/platform/i18n/messages/programme";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { SelectField } from "~/ui/kit/field";

/** Chooses the years a report is about; `path` is the report's own address. */
export function PeriodForm({ path, period, lastYear }: { path: string; period: Period; lastYear: number }) {
  const t = useTexts(PROGRAMME_TEXTS);
  const years = Array.from({ length: Math.max(lastYear, period.to) - 2018 }, (_, index) => 2019 + index);
  const options = years.map((year) => <option key={year} value={year}>{year}</option>);
  return (
    <form method="get" action={path} className="no-print flex flex-wrap items-end gap-3" key={`${period.from}-${period.to}`}>
      <SelectField label={t("from")} name="from" defaultValue={period.from}>{options}</SelectField>
      <SelectField label={t("to")} name="to" defaultValue={period.to}>{options}</SelectField>
      <Button type="submit" variant="secondary">{t("show")}</Button>
    </form>
  );
}
