import { Form } from "@remix-run/react";
import type { FieldProblems } from "~/domain/programme/form-fields";
import { PROGRAMME_DESK_TEXTS } from "~/platform/i18n/messages/programme-desk";
import { useTexts } from "~/platform/i18n/react";
import { Button, type ButtonVariant } from "~/ui/kit/button";
import { ErrorSummary, SelectField, TextArea, TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { ProductField } from "./product-field";

/** One field of a desk's form, with its words in the reader's language. */
export type FieldSpec = {
  name: string;
  label: string;
  kind: "text" | "area" | "day" | "whole" | "select" | "product";
  /** One of a row of three that say the same in three languages. */
  third?: boolean;
  hint?: string;
  required?: boolean;
  max?: number;
  options?: { value: string; text: string }[];
};

/** A product that fits what was typed. */
export type ProductOffer = { slug: string; name: string; producer: string };

/** What the server said about a form that it refused, or of one that only looked for a product: `offers` without problems. */
export type DeskRefusal = {
  intent: string; status: 200 | 404 | 409 | 422; offers?: ProductOffer[]; kind: "invalid" | "changed" | "not_found" | "not_now" | "reason_missing" | "full" | "closed" | "wish_missing" | "document"; problems: FieldProblems; values: Record<string, string>;
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
  /** Where to go without saving. */
  cancel?: string;
};

/** What goes along unseen without saying which record is meant. */
const UNSEEN: readonly string[] = ["seen", "key"];

/** Fields that say the same in three languages stand side by side. */
function rowsOf(fields: FieldSpec[]): FieldSpec[][] {
  return fields.reduce<FieldSpec[][]>((rows, field) => {
    const last = rows.at(-1);
    if (field.third && last?.[0]?.third && last.length < 3) last.push(field);
    else rows.push([field]);
    return rows;
  }, []);
}

/** A form of a desk: its fields, what the server said about each, and everything that was typed. */
export function RecordForm({ intent, fields, values, refusal, hidden = {}, submit, variant, cancel }: Props) {
  const t = useTexts(PROGRAMME_DESK_TEXTS);
  const own = refusal?.intent === intent && Object.entries(hidden).every(([name, value]) => UNSEEN.includes(name) || refusal.values[name] === value) ? refusal : undefined;
  const shown = own ? { ...values, ...own.values } : values;
  const id = (name: string) => [intent, ...Object.entries(hidden).flatMap(([key, value]) => (UNSEEN.includes(key) ? [] : [value])), name].join("-");
  const one = (field: FieldSpec) => <Field key={field.name} field={field} id={id(field.name)} shown={shown} refusal={own} />;
  const errors = fields.flatMap(({ name, label }) => {
    const problem = own?.problems[name];
    return problem ? [{ id: id(name), message: `${label}: ${t(`problem.${problem}`)}` }] : [];
  });
  return (
    <Form method="post" noValidate className="grid gap-4" key={JSON.stringify(values)}>
      <input type="hidden" name="intent" value={intent} />
      {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {/* The Enter key presses the first button of a form: it saves, as in forms without a search. */}
      {fields.some(({ kind }) => kind === "product") ? <button type="submit" hidden>{submit}</button> : null}
      {own && !own.offers && errors.length === 0 ? <Notice tone="bad" live>{t(`refused.${own.kind}`)}</Notice> : null}
      <ErrorSummary title={t("refused.invalid")} errors={errors} />
      <div className={`grid items-start gap-4 ${fields.length === 1 ? "" : "sm:grid-cols-2"}`}>
        {rowsOf(fields).map((row) => (row.length === 1 ? row.map(one) : <div key={row[0]?.name} className="grid items-start gap-4 sm:col-span-2 lg:grid-cols-3">{row.map(one)}</div>))}
      </div>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant={variant}>{submit}</Button>
        {cancel ? <a href={cancel} className="btn btn-quiet">{t("cancel")}</a> : null}
      </div>
    </Form>
  );
}

function Field({ field, id, shown, refusal }: { field: FieldSpec; id: string; shown: Record<string, string>; refusal: DeskRefusal | undefined }) {
  const t = useTexts(PROGRAMME_DESK_TEXTS);
  const { name, label, kind, hint, required, max, options = [], third } = field;
  const [value, problem] = [shown[name] ?? "", refusal?.problems[name]];
  const shared = { id, name, label, hint, required, defaultValue: value, error: problem ? t(`problem.${problem}`) : undefined };
  if (kind === "product") {
    const named = shown.productNamed === value && shown.productPick ? { text: value, slug: shown.productPick } : null;
    return <ProductField {...{ id, label, hint, required, max, value, named }} error={shared.error} offers={refusal?.offers} />;
  }
  if (kind === "area") return <TextArea {...shared} className={third ? undefined : "sm:col-span-2"} rows={third ? 5 : 3} maxLength={max ?? 2_000} />;
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
