import { Form, useNavigation } from "@remix-run/react";
import { MARK_FIELDS, MARK_SURFACES, type MarkField, type MarkProblems } from "~/domain/inspections/mark-use";
import type { LocalDate } from "~/lib/local-date";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { REGISTER_TEXTS } from "~/platform/i18n/messages/register";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button, ButtonLink } from "~/ui/kit/button";
import { ErrorSummary, SelectField, TextArea, TextField } from "~/ui/kit/field";
import { AdminHead } from "~/ui/layout/admin-page";
import type { FormRefusal } from "./inspection-form";

type Props = { /** Made with the form, so that it is taken once. */ formKey: string; certificate: { number: string; productName: string } | null; today: LocalDate; refusal: FormRefusal<MarkProblems> | undefined };

const LABEL = {
  certificate: "mark.certificate", surface: "mark.surface", description: "mark.description", quantity: "mark.quantity", usedFrom: "mark.from", usedTo: "mark.to",
} as const satisfies Record<MarkField, string>;

/** Registers where a producer prints the mark. */
export function MarkFormPage({ formKey, certificate, today, refusal }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  const r = useTexts(REGISTER_TEXTS);
  const to = useLocalePath();
  const busy = useNavigation().state === "submitting";
  const first: Partial<Record<MarkField, string>> = { usedFrom: today, certificate: certificate?.number };
  const field = (name: MarkField) => {
    const problem = refusal?.problems[name];
    return { id: name, name, defaultValue: refusal ? (refusal.values[name] ?? "") : (first[name] ?? ""), error: problem ? r(`problem.${problem}`) : undefined };
  };
  const errors = MARK_FIELDS.flatMap((id) => {
    const problem = refusal?.problems[id];
    return problem ? [{ id, message: `${r(LABEL[id])}: ${r(`problem.${problem}`)}` }] : [];
  });
  return (
    <>
      <AdminHead title={r("mark.new")} lead={certificate?.productName ?? r("mark.newLead")} />
      <Form method="post" noValidate className="panel grid max-w-4xl gap-5 p-4 md:p-6">
        <input type="hidden" name="key" value={formKey} />
        <ErrorSummary title={t("form.refused")} errors={errors} />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <TextField label={r("mark.certificate")} required maxLength={50} autoComplete="off" {...field("certificate")} />
          <SelectField label={r("mark.surface")} required {...field("surface")}>
            <option value="">{t("cert.choose")}</option>
            {MARK_SURFACES.map((surface) => <option key={surface} value={surface}>{r(`mark.surface.${surface}`)}</option>)}
          </SelectField>
          <TextArea className="sm:col-span-2" label={r("mark.description")} hint={r("mark.descriptionHint")} required rows={3} maxLength={1000} {...field("description")} />
          <TextField label={r("mark.quantity")} hint={r("mark.quantityHint")} inputMode="numeric" maxLength={20} {...field("quantity")} />
          <div className="grid grid-cols-2 items-start gap-4">
            <TextField label={r("mark.from")} type="date" required {...field("usedFrom")} />
            <TextField label={r("mark.to")} type="date" {...field("usedTo")} />
          </div>
        </div>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" busy={busy}>{t("form.save")}</Button>
          <ButtonLink href={to("/quan-tri/kiem-tra/bieu-trung")} variant="quiet">{t("form.cancel")}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
