import { Form } from "@remix-run/react";
import type { LotChoices } from "~/domain/traceability/desk-lots.server";
import type { LocalDate } from "~/lib/local-date";
import { useLocalePath } from "~/platform/i18n/react";
import { Button, ButtonLink } from "~/ui/kit/button";
import { EmptyState } from "~/ui/kit/empty-state";
import { SelectField, TextArea, TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { faultText, type LotRefusal } from "./refusal";
import { SourceFields } from "./source-fields";
import { useLotsT } from "./use-lots-t";

type Props = { choices: LotChoices; suggestedCode: string; today: LocalDate; refusal: LotRefusal | undefined };

/** A new lot: what it is, how much, when, and what it was made of. */
export function NewLotPage({ choices, suggestedCode, today, refusal }: Props) {
  const t = useLotsT();
  const to = useLocalePath();
  const value = (name: string, otherwise = "") => refusal?.values[name] ?? otherwise;
  const fault = (name: string) => faultText(refusal, name, t);
  if (choices.variants.length === 0) return <EmptyState title={t("noVariant")} actions={<ButtonLink href={to("/nguoi-ban/lo")}>{t("title")}</ButtonLink>} />;
  return (
    <div className="grid max-w-2xl gap-5">
      <h1 className="text-2xl">{t("new")}</h1>
      {refusal && Object.keys(refusal.faults).length > 0 ? <Notice tone="bad" title={t("refused")} live /> : null}
      <Form method="post" className="grid gap-4" preventScrollReset>
        {/* What Enter presses: the first button of a form, which would be one about rows. */}
        <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true" />
        <SelectField label={t("f.variant")} name="variant" defaultValue={value("variant")} error={fault("variant")} required>
          {choices.variants.map((variant) => <option key={variant.id} value={variant.id}>{variant.name}</option>)}
        </SelectField>
        <TextField label={t("f.code")} hint={t("f.codeHint")} name="code" defaultValue={value("code", suggestedCode)} maxLength={20} autoComplete="off" error={fault("code")} required />
        <TextField label={t("f.quantity")} hint={t("f.quantityHint")} name="quantity" inputMode="numeric" defaultValue={value("quantity")} error={fault("quantity")} required />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField label={t("f.harvestedOn")} type="date" name="harvestedOn" max={today} defaultValue={value("harvestedOn", today)} error={fault("harvestedOn")} />
          <TextField label={t("f.producedOn")} type="date" name="producedOn" max={today} defaultValue={value("producedOn", today)} error={fault("producedOn")} required />
        </div>
        <TextField label={t("f.bestBefore")} hint={t("f.bestBeforeHint")} type="date" name="bestBefore" defaultValue={value("bestBefore")} error={fault("bestBefore")} />
        <SourceFields choices={choices} refusal={refusal} />
        <TextField label={t("f.ratioBp")} hint={t("f.ratioHint")} name="ratioBp" inputMode="decimal" defaultValue={value("ratioBp", "100")} error={fault("ratioBp")} required />
        {fault("reason") || value("reason") ? (
          <TextArea label={t("f.reason")} hint={t("f.reasonHint")} name="reason" maxLength={500} rows={3} defaultValue={value("reason")} error={fault("reason")} />
        ) : null}
        <Button type="submit" size="lg" icon="check">{t("create")}</Button>
      </Form>
    </div>
  );
}
