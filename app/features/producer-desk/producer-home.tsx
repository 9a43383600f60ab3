import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { ProducerCertificate } from "~/domain/certificates/producer-certificates.server";
import type { InspectionRow } from "~/domain/inspections/inspection-queries.server";
import type { ActingFor } from "~/domain/producers/acting-for.server";
import { pick } from "~/lib/localized-text";
import { PRODUCER_TEXTS } from "~/platform/i18n/messages/producer";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { SelectField } from "~/ui/kit/field";
import { Section } from "~/ui/kit/section";
import { AttentionList } from "~/ui/layout/attention-list";
import { useRegisterAttention } from "./attention";
import { CertificateList } from "./certificate-list";
import { isPast } from "./certificates-page";

type Props = { producer: ActingFor; others: ActingFor[]; certificates: ProducerCertificate[]; unread: number; followUps: InspectionRow[]; /** What is done every day. */ daily: ReactNode };

/** Whom one acts for, what waits to be done, and where the certificates stand. */
export function ProducerHome({ producer, others, certificates, unread, followUps, daily }: Props) {
  const t = useTexts(PRODUCER_TEXTS);
  const locale = useLocale();
  const to = useLocalePath();
  const attention = useRegisterAttention({ certificates, unread, followUps });
  const present = certificates.filter((one) => !isPast(one));
  return (
    <div className="grid max-w-4xl gap-8">
      <div>
        <p className="text-soft">{t("acting.for")}</p>
        <h1 className="text-2xl">{pick(producer.name, locale)}</h1>
        <p className="text-soft">{producer.legalName} · {producer.commune}</p>
        {others.length > 0 ? <Switch producer={producer} others={others} /> : null}
      </div>
      {daily}
      <Section title={t("home.attention")}>
        {attention.length > 0 ? <AttentionList items={attention} /> : <p className="panel p-4 text-soft">{t("home.nothing")}</p>}
      </Section>
      <Section title={t("home.certificates")} more={{ href: to("/nguoi-ban/ocop"), text: t("home.allCertificates") }}>
        {present.length > 0 ? <CertificateList certificates={present.slice(0, 6)} /> : <p className="panel p-4 text-soft">{t("home.noCertificates")}</p>}
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
