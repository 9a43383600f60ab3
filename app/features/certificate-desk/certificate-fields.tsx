import { authorityName } from "~/domain/certificates/authority-name";
import { CERTIFICATE_FIELDS, type CertificateField, type CertificateForm, type CertificateProblems } from "~/domain/certificates/certificate-draft";
import { LEGAL_BASES } from "~/domain/certificates/legal-basis";
import type { FormChoices } from "~/domain/certificates/register-entry.server";
import { pick } from "~/lib/localized-text";
import { formatDate } from "~/platform/i18n/format";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { ErrorSummary, FieldGroup, SelectField, TextField } from "~/ui/kit/field";

export type Choices = FormChoices & { communes: { code: string; name: string }[] };

/** What each field is called, also where its problem stands away from it. */
const LABEL = {
  decisionId: "cert.decision", decisionAuthority: "cert.decisionAuthority", decisionNumber: "cert.decisionNumber", decisionDate: "cert.decisionDate",
  number: "cert.number", productName: "cert.product", producerId: "cert.producer", setNo: "cert.set", communeCode: "cert.commune",
  stars: "cert.stars", score: "cert.score", issuedOn: "cert.issued", legalBasis: "cert.legalBasis",
} as const satisfies Record<CertificateField, string>;

type Props = { values: Partial<CertificateForm>; problems: CertificateProblems; choices: Choices };

/** All fields of a certificate, with what the server said about each; what was typed stays. */
export function CertificateFields({ values, problems, choices }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  const locale = useLocale();
  const field = (name: CertificateField) => {
    const problem = problems[name];
    return { id: name, name, defaultValue: values[name] ?? "", error: problem ? t(`cert.problem.${problem}`) : undefined };
  };
  const errors = CERTIFICATE_FIELDS.flatMap((id) => {
    const problem = problems[id];
    return problem ? [{ id, message: `${t(LABEL[id])}: ${t(`cert.problem.${problem}`)}` }] : [];
  });
  const bases = values.legalBasis && !LEGAL_BASES.includes(values.legalBasis) ? [values.legalBasis, ...LEGAL_BASES] : LEGAL_BASES;
  return (
    <>
      <ErrorSummary title={t("form.refused")} errors={errors} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField label={t("cert.number")} hint={t("cert.numberHint")} required maxLength={50} autoComplete="off" {...field("number")} />
        <TextField label={t("cert.product")} required maxLength={300} {...field("productName")} />
        <SelectField label={t("cert.producer")} required {...field("producerId")}>
          <option value="">{t("cert.choose")}</option>
          {choices.producers.map(({ id, name }) => <option key={id} value={id}>{pick(name, locale)}</option>)}
        </SelectField>
        <SelectField label={t("cert.set")} required {...field("setNo")}>
          <option value="">{t("cert.choose")}</option>
          {choices.sets.map(({ no, name }) => <option key={no} value={no}>{`${no}. ${pick(name, locale)}`}</option>)}
        </SelectField>
        <SelectField label={t("cert.commune")} required {...field("communeCode")}>
          <option value="">{t("cert.choose")}</option>
          {choices.communes.map(({ code, name }) => <option key={code} value={code}>{`${name} (${code})`}</option>)}
        </SelectField>
        <div className="grid grid-cols-2 items-start gap-4">
          <SelectField label={t("cert.stars")} required {...field("stars")}>
            <option value="">{t("cert.choose")}</option>
            {[3, 4, 5].map((stars) => <option key={stars} value={stars}>{t("cert.nStars", { n: stars })}</option>)}
          </SelectField>
          <TextField label={t("cert.score")} required inputMode="decimal" maxLength={6} autoComplete="off" {...field("score")} />
        </div>
        <TextField label={t("cert.issued")} hint={`${t("cert.expires")}: ${t("cert.expiresComputed")}`} type="date" required {...field("issuedOn")} />
        <SelectField label={t("cert.legalBasis")} hint={t("cert.legalBasisHint")} {...field("legalBasis")}>
          <option value="">{t("cert.legalBasisAuto")}</option>
          {bases.map((basis) => <option key={basis} value={basis}>{basis}</option>)}
        </SelectField>
        <SelectField className="sm:col-span-2" label={t("cert.decision")} {...field("decisionId")}>
          <option value="">{t("cert.decisionNew")}</option>
          {choices.decisions.map(({ id, number, authority, issuedOn, level }) => (
            <option key={id} value={id}>{`${number} · ${formatDate(issuedOn, locale)} · ${authorityName(authority, locale)} (${t(`cert.level.${level}`)})`}</option>
          ))}
        </SelectField>
        <FieldGroup className="sm:col-span-2" legend={t("cert.decisionNew")} hint={t("cert.decisionNewHint")}>
          <div className="grid items-start gap-4 sm:grid-cols-3">
            <TextField label={t("cert.decisionAuthority")} maxLength={200} {...field("decisionAuthority")} />
            <TextField label={t("cert.decisionNumber")} maxLength={50} placeholder="2865/QĐ-UBND" {...field("decisionNumber")} />
            <TextField label={t("cert.decisionDate")} type="date" {...field("decisionDate")} />
          </div>
        </FieldGroup>
      </div>
    </>
  );
}
