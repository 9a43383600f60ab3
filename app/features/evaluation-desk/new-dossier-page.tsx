import { Form } from "@remix-run/react";
import type { LocalDate } from "~/lib/local-date";
import { pick, type LocalizedText } from "~/lib/localized-text";
import { formatDate } from "~/platform/i18n/format";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { Facts } from "~/ui/kit/facts";
import { FieldGroup } from "~/ui/kit/field";
import { RadioCard } from "~/ui/kit/radio-card";
import { AdminHead } from "~/ui/layout/admin-page";
import { FailureNotice } from "./failure-notice";
import type { Refusal } from "./refusal";

type Props = { certificate: { id: string; number: string; productName: string; producer: LocalizedText; stars: number; expiresOn: LocalDate }; refusal: Refusal | undefined };

/** An officer begins a dossier from a certificate; its producer fills it in. */
export function NewDossierPage({ certificate, refusal }: Props) {
  const t = useTexts(EVALUATION_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const running = refusal?.failure.kind === "already_running" ? refusal.failure.params?.id : undefined;
  return (
    <>
      <AdminHead title={t("dossier.new")} lead={t("dossier.fromCertificate", { number: certificate.number })} />
      <Form method="post" className="panel grid max-w-3xl gap-5 p-4 md:p-6">
        <input type="hidden" name="certificate" value={certificate.id} />
        <FailureNotice refusal={refusal} intent="create" />
        {running ? <p><a className="link" href={to(`/quan-tri/danh-gia/ho-so/${running}`)}>{t("score.back")}</a></p> : null}
        <p className="text-soft">{t("dossier.newLead")}</p>
        <Facts
          rows={[
            { term: t("dossier.product"), value: certificate.productName },
            { term: t("dossier.producer"), value: pick(certificate.producer, locale) },
            { term: t("dossier.certificate"), value: `${t("result.stars", { stars: certificate.stars })} · ${formatDate(certificate.expiresOn, locale)}` },
          ]}
        />
        <FieldGroup legend={t("dossier.kind")}>
          <div className="grid gap-3 sm:grid-cols-2">
            {(["re_evaluation", "upgrade"] as const).map((kind) => (
              <RadioCard key={kind} name="kind" value={kind} required defaultChecked={(refusal?.values.kind ?? "re_evaluation") === kind} title={t(`kind.${kind}`)} />
            ))}
          </div>
        </FieldGroup>
        <div><Button type="submit">{t("dossier.newSubmit")}</Button></div>
      </Form>
    </>
  );
}
