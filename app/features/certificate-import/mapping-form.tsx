import { FACT_LEVELS } from "~/domain/certificates/decision-import/decision-facts";
import { IMPORT_FIELDS, NEEDED_FIELDS, type ImportField } from "~/domain/certificates/decision-import/import-columns";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { IMPORT_TEXTS } from "~/platform/i18n/messages/importing";
import { useTexts } from "~/platform/i18n/react";
import { columnName } from "~/platform/spreadsheet/sheet";
import { Button } from "~/ui/kit/button";
import { ErrorSummary, FieldGroup, SelectField, TextField } from "~/ui/kit/field";
import type { ImportRefusal } from "./change-import.server";
import type { ImportDesk } from "./import-desk.server";
import { problemText } from "./problem-text";

type Props = { desk: ImportDesk; refusal: ImportRefusal | undefined };

/** Which column holds what, and the decision for what no column says. */
export function MappingForm({ desk, refusal }: Props) {
  const t = useTexts(IMPORT_TEXTS);
  const errors = IMPORT_FIELDS.flatMap((field) => {
    const message = columnError(field, refusal, t);
    return message ? [{ id: `column.${field}`, message: `${t(`field.${field}`)}: ${message}` }] : [];
  });
  return (
    <form method="post" className="grid gap-5">
      <input type="hidden" name="intent" value="map" />
      <ErrorSummary title={t("columns.refused")} errors={errors} />
      <FieldGroup legend={t("columns.legend")} hint={t("columns.lead", { line: desk.headerLine })}>
        <div className="grid items-start gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
          {IMPORT_FIELDS.map((field) => <ColumnSelect key={field} field={field} desk={desk} refusal={refusal} />)}
        </div>
      </FieldGroup>
      <FactFields desk={desk} refusal={refusal} />
      <div><Button type="submit" icon="arrow-right">{t("columns.submit")}</Button></div>
    </form>
  );
}

function columnError(field: ImportField, refusal: ImportRefusal | undefined, t: (key: "columns.missing" | "columns.twice") => string): string | null {
  if (refusal?.missing.includes(field)) return t("columns.missing");
  return refusal?.twice.includes(field) ? t("columns.twice") : null;
}

function ColumnSelect({ field, desk, refusal }: Props & { field: ImportField }) {
  const t = useTexts(IMPORT_TEXTS);
  const chosen = refusal?.typed?.columns[field] ?? String(desk.mapping[field] ?? "");
  return (
    <SelectField
      id={`column.${field}`} name={`column.${field}`} defaultValue={chosen} error={columnError(field, refusal, t)}
      label={NEEDED_FIELDS.includes(field) ? `${t(`field.${field}`)} *` : t(`field.${field}`)}
    >
      <option value="">{t("columns.none")}</option>
      {desk.titles.map((title, index) => <option key={columnName(index + 1)} value={index + 1}>{`${columnName(index + 1)} · ${title || "–"}`}</option>)}
    </SelectField>
  );
}

function FactFields({ desk, refusal }: Props) {
  const t = useTexts(IMPORT_TEXTS);
  const admin = useTexts(ADMIN_TEXTS);
  const facts = refusal?.typed?.facts ?? desk.facts;
  const error = (field: ImportField) => {
    const problem = desk.preview?.factProblems.find((one) => one.field === field);
    return problem ? problemText(problem, t, admin) : null;
  };
  return (
    <FieldGroup legend={t("facts.legend")} hint={t("facts.hint")}>
      <div className="grid items-start gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
        <TextField label={t("field.decisionNumber")} name="facts.number" defaultValue={facts.number} maxLength={50} placeholder="2865/QĐ-UBND" error={error("decisionNumber")} />
        <TextField label={t("field.decisionDate")} name="facts.date" type="date" defaultValue={facts.date} error={error("decisionDate")} />
        <TextField label={t("field.decisionAuthority")} name="facts.authority" defaultValue={facts.authority} maxLength={200} error={error("decisionAuthority")} />
        <SelectField label={t("facts.level")} name="facts.level" defaultValue={facts.level}>
          <option value="">{t("facts.levelAuto")}</option>
          {FACT_LEVELS.map((level) => <option key={level} value={level}>{admin(`cert.level.${level}`)}</option>)}
        </SelectField>
      </div>
    </FieldGroup>
  );
}
