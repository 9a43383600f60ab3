import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { FieldProblems } from "~/domain/programme/form-fields";
import { PROGRAMME_DESK_TEXTS } from "~/platform/i18n/messages/programme-desk";
import { useTexts } from "~/platform/i18n/react";
import { Button, type ButtonVariant } from "~/ui/kit/button";
import { ErrorSummary, SelectField, TextArea, TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";

/** One field of a desk's form, with its words in the reader's language. */
export type FieldSpec = {
  name: string;
  label: string;
  kind: "text" | "area" | "day" | "whole" | "select";
  hint?: string;
  required?: boolean;
  max?: number;
  options?: { value: string; text: string }[];
};

/** What the server said about a form that it refused. */
export type DeskRefusal = {
  intent: string; status: 404 | 409 | 422; kind: "invalid" | "changed" | "not_found" | "not_now" | "reason_missing" | "full" | "closed" | "wish_missing" | "document"; problems: FieldProblems; values: Record<string, string>;
};

type Props = {
  intent: string;
  fields: FieldSpec[];
  values: Record<string, string>;
  refusal: DeskRefusal | undefined;
  /** What goes along unseen: when the record was seen, which row is meant. */
  hidden?: Record<string, string>;
  submit: string;
  variant?: ButtonVariant;
  children?: ReactNode;
};

/** A form of a desk: its fields, what the server said about each, and everything that was typed. */
export function RecordForm({ intent, fields, values, refusal, hidden = {}, submit, variant, children }: Props) {
  const t = useTexts(PROGRAMME_DESK_TEXTS);
  const own = refusal?.intent === intent && Object.entries(hidden).every(([name, value]) => name === "seen" || refusal.values[name] === value) ? refusal : undefined;
  const shown = own ? { ...values, ...own.values } : values;
  const id = (name: string) => [intent, ...Object.entries(hidden).flatMap(([key, value]) => (key === "seen" ? [] : [value])), name].join("-");
  const errors = fields.flatMap(({ name, label }) => {
    const problem = own?.problems[name];
    return problem ? [{ id: id(name), message: `${label}: ${t(`problem.${problem}`)}` }] : [];
  });
  return (
    <Form method="post" noValidate className="grid gap-4" key={JSON.stringify(values)}>
      <input type="hidden" name="intent" value={intent} />
      {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {own && errors.length === 0 ? <Notice tone="bad" live>{t(`refused.${own.kind}`)}</Notice> : null}
      <ErrorSummary title={t("refused.invalid")} errors={errors} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {fields.map((field) => <Field key={field.name} field={field} id={id(field.name)} value={shown[field.name] ?? ""} problem={own?.problems[field.name]} />)}
      </div>
      {children}
      <div><Button type="submit" variant={variant}>{submit}</Button></div>
    </Form>
  );
}

function Field({ field, id, value, problem }: { field: FieldSpec; id: string; value: string; problem: FieldProblems[string] | undefined }) {
  const t = useTexts(PROGRAMME_DESK_TEXTS);
  const { name, label, kind, hint, required, max, options = [] } = field;
  const shared = { id, name, label, hint, required, defaultValue: value, error: problem ? t(`problem.${problem}`) : undefined };
  if (kind === "area") return <TextArea {...shared} className="sm:col-span-2" rows={3} maxLength={max ?? 2_000} />;
  if (kind === "select") {
    return (
      <SelectField {...shared}>
        <option value="">{t("choose")}</option>
        {options.map((option) => <option key={option.value} value={option.value}>{option.text}</option>)}
      </SelectField>
    );
  }
  if (kind === "day") return <TextField {...shared} type="date" />;
  return <TextField {...shared} inputMode={kind === "whole" ? "numeric" : undefined} maxLength={max ?? 500} autoComplete="off" />;
}
