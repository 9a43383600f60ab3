import type { PublicCertificate } from "~/domain/certificates/certificate-queries.server";
import { localDateAt, type LocalDate } from "~/lib/local-date";
import { formatDate } from "~/platform/i18n/format";
import { useLocalePath, useT } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Icon } from "~/ui/kit/icon";
import { StarRating } from "./stars";

/** What the panel of a product tells about its certificate; `holds` is decided by the server for the moment of asking. */
export type CertificateFacts = {
  number: string;
  stars: number;
  holds: boolean;
  standing: PublicCertificate["standing"];
  issuedOn: LocalDate;
  until: LocalDate;
  revokedOn: LocalDate | null;
  decision: { number: string; authority: string; issuedOn: LocalDate };
};

/** The facts of a certificate as the panel wants them. */
export function certificateFacts(certificate: PublicCertificate): CertificateFacts {
  return {
    number: certificate.number,
    stars: certificate.stars,
    holds: certificate.standing === "valid" || certificate.standing === "expiring",
    standing: certificate.standing,
    issuedOn: certificate.issuedOn,
    until: certificate.extendedUntil ?? certificate.expiresOn,
    revokedOn: certificate.revokedAt ? localDateAt(certificate.revokedAt) : null,
    decision: certificate.decision,
  };
}

/**
 * The certificate on a product's page. In force: stars, number, dates, decision. Expired, revoked or missing: no star
 * and no number of stars anywhere, only what is true.
 */
export function CertificatePanel({ certificate }: { certificate: CertificateFacts | null }) {
  const t = useT();
  const to = useLocalePath();
  const day = (date: LocalDate) => formatDate(date, t.locale);
  if (!certificate?.holds) {
    const said =
      certificate === null || certificate.standing === "not_yet"
        ? t("cert.none")
        : certificate.standing === "revoked" && certificate.revokedOn
          ? t("cert.revokedOn", { date: day(certificate.revokedOn) })
          : t("cert.expiredOn", { date: day(certificate.until) });
    return (
      <div className="certificate certificate-none certificate-body">
        <p className="flex gap-2.5 font-semibold">
          <Icon name="info" className="mt-0.5 text-soft" />
          {said}
        </p>
        <p className="mt-1 text-[0.9375rem] text-soft">{certificate?.standing === "expired" ? t("cert.expiredText") : t("cert.noneText")}</p>
        {certificate ? (
          <a className="link mt-2 inline-block" href={to(`/chung-nhan/${certificate.number}`)}>{t("product.checkLink")}</a>
        ) : null}
      </div>
    );
  }
  return (
    <div className="certificate">
      <div className="brocade" />
      <div className="certificate-body">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <p className="display flex items-center gap-3 text-xl">
            {t("cert.stars", { stars: certificate.stars })}
            <StarRating stars={certificate.stars} className="text-xl" />
          </p>
          <Badge tone={certificate.standing === "expiring" ? "warn" : "good"} icon="check">
            {certificate.standing === "expiring" ? t("cert.renewal") : t("cert.status.valid")}
          </Badge>
        </div>
        <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-3 text-[0.9375rem]">
          <Item term={t("cert.number")} value={<span className="code">{certificate.number}</span>} wide />
          <Item term={t("cert.issued")} value={day(certificate.issuedOn)} />
          <Item term={t("cert.until")} value={day(certificate.until)} />
          <Item term={t("cert.decision")} value={t("cert.decisionText", { ...certificate.decision, date: day(certificate.decision.issuedOn) })} wide />
        </dl>
        <a className="link mt-4 inline-flex items-center gap-1.5" href={to(`/chung-nhan/${certificate.number}`)}>
          <Icon name="shield" />
          {t("product.checkLink")}
        </a>
      </div>
    </div>
  );
}

function Item({ term, value, wide = false }: { term: string; value: React.ReactNode; wide?: boolean }) {
  return (
    <div className={wide ? "col-span-2" : undefined}>
      <dt className="text-sm text-soft">{term}</dt>
      <dd className="num font-semibold">{value}</dd>
    </div>
  );
}
