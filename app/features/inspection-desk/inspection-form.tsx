import { Form, useNavigation } from "@remix-run/react";
import { INSPECTION_FIELDS, INSPECTION_KINDS, INSPECTION_RESULTS, type InspectionField, type InspectionProblems } from "~/domain/inspections/inspection";
import type { LocalDate } from "~/lib/local-date";
import { pick, type LocalizedText } from "~/lib/localized-text";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { REGISTER_TEXTS } from "~/platform/i18n/messages/register";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button, ButtonLink } from "~/ui/kit/button";
import { ErrorSummary, SelectField, TextArea, TextField } from "~/ui/kit/field";
import { AdminHead } from "~/ui/layout/admin-page";

export type FormRefusal<Problems> = { problems: Problems; values: Record<string, string> };
type Props = {
  /** Made with the form, so that it is taken once. */
  formKey: string;
  producers: { id: string; name: LocalizedText }[];
  certificate: { number: string; producerId: string; productName: string } | null;
  today: LocalDate;
  refusal: FormRefusal<InspectionProblems> | undefined;
};

const LABEL = {
  certificate: "insp.certificate", producerId: "insp.producer", kind: "insp.kind", inspectedOn: "insp.on", inspectors: "insp.inspectors",
  minutesNo: "insp.minutesNo", findings: "insp.findings", result: "insp.result", followUpBy: "insp.followUpBy",
} as const satisfies Record<InspectionField, string>;

/** Writes an inspection down: of one certificate, or of a producer as a whole. */
export function InspectionFormPage({ formKey, producers, certificate, today, refusal }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  const r = useTexts(REGISTER_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const busy = useNavigation().state === "submitting";
  const first: Partial<Record<InspectionField, string>> = { inspectedOn: today, ...(certificate ? { certificate: certificate.number, producerId: certificate.producerId } : {}) };
  const field = (name: InspectionField) => {
    const problem = refusal?.problems[name];
    return { id: name, name, defaultValue: refusal ? (refusal.values[name] ?? "") : (first[name] ?? ""), error: problem ? r(`problem.${problem}`) : undefined };
  };
  const errors = INSPECTION_FIELDS.flatMap((id) => {
    const problem = refusal?.problems[id];
    return problem ? [{ id, message: `${r(LABEL[id])}: ${r(`problem.${problem}`)}` }] : [];
  });
  return (
    <>
      <AdminHead title={r("insp.new")} lead={certificate?.productName} />
      <Form method="post" noValidate className="panel grid max-w-4xl gap-5 p-4 md:p-6">
        <input type="hidden" name="key" value={formKey} />
        <ErrorSummary title={t("form.refused")} errors={errors} />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <TextField label={r("insp.certificate")} hint={r("insp.certificateHint")} maxLength={50} autoComplete="off" {...field("certificate")} />
          <SelectField label={r("insp.producer")} hint={r("insp.producerHint")} {...field("producerId")}>
            <option value="">{t("cert.choose")}</option>
            {producers.map(({ id, name }) => <option key={id} value={id}>{pick(name, locale)}</option>)}
          </SelectField>
          <SelectField label={r("insp.kind")} required {...field("kind")}>
            <option value="">{t("cert.choose")}</option>
            {INSPECTION_KINDS.map((kind) => <option key={kind} value={kind}>{r(`insp.kind.${kind}`)}</option>)}
          </SelectField>
          <TextField label={r("insp.on")} type="date" required max={today} {...field("inspectedOn")} />
          <TextField label={r("insp.inspectors")} hint={r("insp.inspectorsHint")} required maxLength={500} {...field("inspectors")} />
          <TextField label={r("insp.minutesNo")} maxLength={50} placeholder="12/BB-KTOCOP" {...field("minutesNo")} />
          <TextArea className="sm:col-span-2" label={r("insp.findings")} required rows={5} maxLength={4000} {...field("findings")} />
          <SelectField label={r("insp.result")} required {...field("result")}>
            <option value="">{t("cert.choose")}</option>
            {INSPECTION_RESULTS.map((result) => <option key={result} value={result}>{r(`insp.result.${result}`)}</option>)}
          </SelectField>
          <TextField label={r("insp.followUpBy")} hint={r("insp.followUpByHint")} type="date" {...field("followUpBy")} />
        </div>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" busy={busy}>{t("form.save")}</Button>
          <ButtonLink href={to("/quan-tri/kiem-tra")} variant="quiet">{t("form.cancel")}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
