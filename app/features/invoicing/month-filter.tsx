import { Form } from "@remix-run/react";
import type { LocalDate } from "~/lib/local-date";
import { INVOICE_DESK_TEXTS } from "~/platform/i18n/messages/invoice-desk";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { SelectField } from "~/ui/kit/field";

/** 11/2026 of its first day. */
export function monthName(month: LocalDate | string): string {
  return `${month.slice(5, 7)}/${month.slice(0, 4)}`;
}

/** Which month is looked at, in the address. */
export function MonthFilter({ month, months }: { month: LocalDate; months: readonly LocalDate[] }) {
  const t = useTexts(INVOICE_DESK_TEXTS);
  return (
    <Form method="get" className="flex flex-wrap items-end gap-3">
      <SelectField label={t("month")} name="month" defaultValue={month.slice(0, 7)} key={month}>
        {months.map((one) => <option key={one} value={one.slice(0, 7)}>{monthName(one)}</option>)}
      </SelectField>
      <Button type="submit" variant="secondary">{t("show")}</Button>
    </Form>
  );
}
