import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { SelectField } from "~/ui/kit/field";
import { isFiltered, unfiltered } from "./list-query";

/** The filter of a list, in the address, so that it can be kept and sent to a colleague. `query` remounts it when the address changes. */
export function AdminFilters({ path, query, children }: { path: string; query: string; children: ReactNode }) {
  const t = useTexts(ADMIN_TEXTS);
  return (
    <search key={query}>
      <Form method="get" action={path} className="mb-5 grid grid-cols-2 items-end gap-3 [&>*]:min-w-0 lg:grid-cols-4 xl:grid-cols-6">
        {children}
        <div className="flex gap-2">
          <Button type="submit" icon="filter">{t("list.apply")}</Button>
          {isFiltered(query) ? <a href={unfiltered(path, query)} className="btn btn-quiet whitespace-nowrap">{t("list.clear")}</a> : null}
        </div>
      </Form>
    </search>
  );
}

/** One condition of a filter: all, or one of some values. */
export function FilterSelect({ label, name, value, options }: { label: string; name: string; value: string | number | null; options: { value: string | number; text: string }[] }) {
  const t = useTexts(ADMIN_TEXTS);
  return (
    <SelectField label={label} name={name} defaultValue={value === null ? "" : String(value)}>
      <option value="">{t("list.any")}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>{option.text}</option>
      ))}
    </SelectField>
  );
}
