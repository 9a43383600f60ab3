import { Form } from "@remix-run/react";
import type { ProducerCertificate } from "~/domain/certificates/producer-certificates.server";
import type { ActingFor } from "~/domain/producers/acting-for.server";
import { pick } from "~/lib/localized-text";
import { PRODUCER_TEXTS } from "~/platform/i18n/messages/producer";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { SelectField } from "~/ui/kit/field";
import { Section } from "~/ui/kit/section";
import { AttentionList, type Attention } from "~/ui/layout/attention-list";
import { CertificateList } from "./certificate-list";

type Props = { producer: ActingFor; others: ActingFor[]; certificates: ProducerCertificate[] };

/** Whom one acts for, what waits to be done, and where the certificates stand. */
export function ProducerHome({ producer, others, certificates }: Props) {
  const t = useTexts(PRODUCER_TEXTS);
  const locale = useLocale();
  const attention = useCertificateAttention(certificates);
  return (
    <div className="grid max-w-4xl gap-8">
      <div>
        <p className="text-soft">{t("acting.for")}</p>
        <h1 className="text-2xl">{pick(producer.name, locale)}</h1>
        <p className="text-soft">{producer.legalName} · {producer.commune}</p>
        {others.length > 0 ? <Switch producer={producer} others={others} /> : null}
      </div>
      <Section title={t("home.attention")}>
        {attention.length > 0 ? <AttentionList items={attention} /> : <p className="panel p-4 text-soft">{t("home.nothing")}</p>}
      </Section>
      <Section title={t("home.certificates")}>
        {certificates.length > 0 ? <CertificateList certificates={certificates} /> : <p className="panel p-4 text-soft">{t("home.noCertificates")}</p>}
      </Section>
    </div>
  );
}

function Switch({ producer, others }: Pick<Props, "producer" | "others">) {
  const t = useTexts(PRODUCER_TEXTS);
  const locale = useLocale();
  return (
    <details className="mt-2">
      <summary className="cursor-pointer py-2 font-semibold text-leaf">{t("acting.switch")}</summary>
      <Form method="post" className="flex flex-wrap items-end gap-3">
        <SelectField label={t("acting.choose")} name="producer" defaultValue={producer.slug} className="grow">
          {[producer, ...others].map(({ slug, name }) => <option key={slug} value={slug}>{pick(name, locale)}</option>)}
        </SelectField>
        <Button type="submit">{t("acting.submit")}</Button>
      </Form>
    </details>
  );
}

/** Certificates whose renewal is due, or that have ended. */
function useCertificateAttention(certificates: ProducerCertificate[]): Attention[] {
  const t = useTexts(PRODUCER_TEXTS);
  const to = useLocalePath();
  return certificates.flatMap(({ id, standing, productName, daysLeft }) => {
    if (standing !== "expiring" && standing !== "expired") return [];
    const text = standing === "expiring" ? t("attention.expiring", { product: productName, days: daysLeft }) : t("attention.expired", { product: productName });
    return [{ key: id, text, href: to(`/nguoi-ban/ho-so/moi?certificate=${id}`), action: t("cert.renew"), urgent: standing === "expired" }];
  });
}
