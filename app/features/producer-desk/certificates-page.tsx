import type { ProducerCertificate } from "~/domain/certificates/producer-certificates.server";
import { PRODUCER_TEXTS } from "~/platform/i18n/messages/producer";
import { useTexts } from "~/platform/i18n/react";
import { CertificateList } from "./certificate-list";

/** All of a producer's certificates; those that nothing is to be done about any more lie folded below. */
export function CertificatesPage({ certificates }: { certificates: ProducerCertificate[] }) {
  const t = useTexts(PRODUCER_TEXTS);
  const [present, earlier] = [certificates.filter((one) => !isPast(one)), certificates.filter(isPast)];
  return (
    <div className="grid max-w-4xl gap-5">
      <div>
        <h1 className="text-2xl">{t("cert.all")}</h1>
        <p className="text-soft">{t("cert.lead")}</p>
      </div>
      {present.length > 0 ? <CertificateList certificates={present} /> : <p className="panel p-4 text-soft">{t("home.noCertificates")}</p>}
      {earlier.length > 0 ? (
        <details>
          <summary className="cursor-pointer py-3 font-semibold text-leaf">{t("cert.earlier", { count: earlier.length })}</summary>
          <CertificateList certificates={earlier} />
        </details>
      ) : null}
    </div>
  );
}

/** Replaced, or ended more than a year ago. */
export function isPast({ stage, succeeded, daysLeft }: ProducerCertificate): boolean {
  return succeeded || (stage === "expired" && daysLeft < -365);
}
