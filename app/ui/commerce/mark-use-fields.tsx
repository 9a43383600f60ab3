import { MARK_FIELDS, MARK_SURFACES, type MarkField, type MarkProblems } from "~/domain/inspections/mark-use";
import type { LocalDate } from "~/lib/local-date";
import { REGISTER_TEXTS } from "~/platform/i18n/messages/register";
import { useTexts } from "~/platform/i18n/react";
import { ErrorSummary, SelectField, TextArea, TextField } from "~/ui/kit/field";

/** What the server said about a form that it refused, and what had been typed. */
export type MarkRefusal = { values: Record<string, string>; problems: MarkProblems };
type Props = {
  /** Made with the form, so that one sent twice is written once. */
  formKey: string;
  /** To choose from; null where a number is typed. */
  certificates: { number: string; productName: string }[] | null;
  /** The number that stands there at first. */
  certificate: string | undefined;
  today: LocalDate;
  refusal: MarkRefusal | undefined;
};

const LABEL = {
  certificate: "mark.certificate", surface: "mark.surface", description: "mark.description", quantity: "mark.quantity", usedFrom: "mark.from", usedTo: "mark.to",
} as const satisfies Record<MarkField, string>;

/** The fields of a use of the mark, told by an officer or by its producer, with what was wrong above them and at each. */
export function MarkUseFields({ formKey, certificates, certificate, today, refusal }: Props) {
  const t = useTexts(REGISTER_TEXTS);
  const first: Partial<Record<MarkField, string>> = { usedFrom: today, certificate };
  const field = (name: MarkField) => {
    const problem = refusal?.problems[name];
    return { id: name, name, label: t(LABEL[name]), defaultValue: refusal ? (refusal.values[name] ?? "") : (first[name] ?? ""), error: problem ? t(`problem.${problem}`) : undefined };
  };
  const errors = MARK_FIELDS.flatMap((id) => {
    const problem = refusal?.problems[id];
    return problem ? [{ id, message: `${t(LABEL[id])}: ${t(`problem.${problem}`)}` }] : [];
  });
  return (
    <>
      <input type="hidden" name="key" value={formKey} />
      <ErrorSummary title={t("mark.refused")} errors={errors} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {certificates ? (
          <SelectField required {...field("certificate")}>
            <option value="">{t("mark.choose")}</option>
            {certificates.map(({ number, productName }) => <option key={number} value={number}>{productName} · {number}</option>)}
          </SelectField>
        ) : (
          <TextField required maxLength={50} autoComplete="off" {...field("certificate")} />
        )}
        <SelectField required {...field("surface")}>
          <option value="">{t("mark.choose")}</option>
          {MARK_SURFACES.map((surface) => <option key={surface} value={surface}>{t(`mark.surface.${surface}`)}</option>)}
        </SelectField>
        <TextArea className="sm:col-span-2" hint={t("mark.descriptionHint")} required rows={3} maxLength={1_000} {...field("description")} />
        <TextField hint={t("mark.quantityHint")} inputMode="numeric" maxLength={20} {...field("quantity")} />
        <div className="grid grid-cols-2 items-start gap-4">
          <TextField type="date" required {...field("usedFrom")} />
          <TextField type="date" {...field("usedTo")} />
        </div>
      </div>
    </>
  );
}
