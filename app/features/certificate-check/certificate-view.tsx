import { formatDate } from "~/platform/i18n/format";
import { useLocalePath, useT } from "~/platform/i18n/react";
import { CertificateBadge } from "~/ui/commerce/certificate-badge";
import { StarRating } from "~/ui/commerce/stars";
import { Facts } from "~/ui/kit/facts";
import { Section } from "~/ui/kit/section";
import { Timeline } from "~/ui/kit/timeline";
import type { CertificateCheck } from "./certificate.server";
import { useCertificateT } from "./use-certificate-t";

/** The answer first: whether it holds on the day asked about, and with how many stars; then the paper's own facts. */
export function CertificateView({ check }: { check: CertificateCheck }) {
  const t = useT();
  const say = useCertificateT();
  const to = useLocalePath();
  const { certificate, listing } = check;
  const date = formatDate(check.day, t.locale);
  const sentence = say(`cert.say.${certificate.standing}`, { date, stars: certificate.stars, until: formatDate(certificate.until, t.locale) });
  return (
    <article className="certificate">
      <div className="brocade" />
      <div className="certificate-body">
        <div className="grid gap-3">
          <div>
            <p className="code text-soft">{certificate.number}</p>
            <h1 className="mt-1" lang="vi">{certificate.productName}</h1>
          </div>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <CertificateBadge standing={certificate.standing} />
            <span className="text-sm text-soft">{say("cert.statusOn", { date })}</span>
          </p>
        </div>
        {certificate.holds ? (
          <p className="mt-5 flex items-center gap-3">
            <StarRating stars={certificate.stars} label={t("cert.stars", { stars: certificate.stars })} className="text-3xl md:text-4xl" />
            <span className="display text-2xl" aria-hidden="true">{t("cert.stars", { stars: certificate.stars })}</span>
          </p>
        ) : null}
        <p className="mt-4 max-w-prose text-lg" role="status">
          {sentence}
          {certificate.revocationReason ? ` ${say(`cert.reason.${certificate.revocationReason}`)}.` : null}
        </p>
        <div className="mt-6">
          <Facts
            rows={[
              {
                term: say("cert.holder"),
                value: (
                  <a className="link" href={to(`/nha-san-xuat/${certificate.producer.slug}`)}>{certificate.producer.legalName}</a>
                ),
              },
              { term: t("product.origin"), value: t("product.originValue", { commune: certificate.commune }) },
              { term: t("cert.decision"), value: t("cert.decisionText", { ...certificate.decision, date: formatDate(certificate.decision.issuedOn, t.locale) }) },
              { term: say("cert.level"), value: say(`cert.level.${certificate.level}`) },
              { term: say("cert.basis"), value: certificate.legalBasis },
              { term: t("cert.issued"), value: formatDate(certificate.issuedOn, t.locale) },
              { term: say("cert.expires"), value: formatDate(certificate.expiresOn, t.locale) },
              certificate.extendedUntil && { term: say("cert.extended"), value: formatDate(certificate.extendedUntil, t.locale) },
              check.listingKnown && {
                term: say("cert.listing"),
                value: listing ? <a className="link" href={to(`/san-pham/${listing.slug}`)}>{listing.name}</a> : say("cert.notListed"),
              },
            ]}
          />
        </div>
      </div>
    </article>
  );
}

/** What happened to it and what is to come. */
export function CertificateHistory({ check }: { check: CertificateCheck }) {
  const t = useT();
  const say = useCertificateT();
  return (
    <Section title={say("cert.history")}>
      <Timeline
        steps={check.events.map((event) => ({
          key: `${event.kind}${event.day}`,
          title: say(`cert.event.${event.kind}`, { stars: check.certificate.stars }),
          when: formatDate(event.day, t.locale),
          done: event.past,
        }))}
      />
    </Section>
  );
}
