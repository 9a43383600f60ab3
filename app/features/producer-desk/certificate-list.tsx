import type { ProducerCertificate } from "~/domain/certificates/producer-certificates.server";
import { isRenewable, type Stage } from "~/domain/certificates/standing";
import { pick } from "~/lib/localized-text";
import { formatDate } from "~/platform/i18n/format";
import { PRODUCER_TEXTS } from "~/platform/i18n/messages/producer";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { StarRating } from "~/ui/commerce/stars";
import { Badge, type Tone } from "~/ui/kit/badge";

/** How urgent a stage looks. */
export const STAGE_TONE: Record<Stage, Tone> = { active: "good", window: "info", late: "warn", extended: "warn", expired: "neutral", revoked: "bad", not_yet: "info" };
const STARRED: readonly Stage[] = ["active", "window", "late", "extended"];

/** A producer's certificates as cards: what, how many stars, until when, what to do. */
export function CertificateList({ certificates }: { certificates: ProducerCertificate[] }) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {certificates.map((certificate) => <CertificateCard key={certificate.id} certificate={certificate} />)}
    </ul>
  );
}

function CertificateCard({ certificate }: { certificate: ProducerCertificate }) {
  const t = useTexts(PRODUCER_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const { id, number, productName, stars, stage, listing } = certificate;
  const day = { day: formatDate(certificate.lastDay, locale) };
  const holds = STARRED.includes(stage);
  return (
    <li className="panel grid content-start gap-1 p-4">
      <p className="flex flex-wrap items-center justify-between gap-2">
        <a className="link code" href={to(`/chung-nhan/${number}`)}>{number}</a>
        <Badge tone={STAGE_TONE[stage]}>{t(`cert.stage.${stage}`)}</Badge>
      </p>
      <p className="font-semibold">{productName}</p>
      {holds ? <StarRating stars={stars} label={t("cert.nStars", { n: stars })} /> : null}
      <p className="text-[0.9375rem] text-soft">
        {stage === "revoked" ? t("cert.revokedOn", day) : stage === "expired" ? t("cert.expiredOn", day) : t("cert.until", day)}
      </p>
      {holds ? (
        <p className="text-[0.9375rem]">{listing ? <a className="link" href={to(`/san-pham/${listing.slug}`)}>{pick(listing.name, locale)}</a> : <span className="text-soft">{t("cert.notOnSale")}</span>}</p>
      ) : null}
      {isRenewable(certificate) ? <p className="mt-2"><a className="btn btn-secondary w-full sm:w-auto" href={to(`/nguoi-ban/ho-so/moi?certificate=${id}`)}>{t("cert.renew")}</a></p> : null}
    </li>
  );
}
