import type { ProducerCertificate } from "~/domain/certificates/producer-certificates.server";
import { givesStars, type Standing } from "~/domain/certificates/standing";
import { formatDate } from "~/platform/i18n/format";
import { PRODUCER_TEXTS } from "~/platform/i18n/messages/producer";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { StarRating } from "~/ui/commerce/stars";
import { Badge, type Tone } from "~/ui/kit/badge";

const TONE: Record<Standing, Tone> = { valid: "good", expiring: "warn", expired: "neutral", revoked: "bad", not_yet: "info" };

/** A producer's certificates as cards: what, how many stars, until when. */
export function CertificateList({ certificates }: { certificates: ProducerCertificate[] }) {
  const t = useTexts(PRODUCER_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {certificates.map(({ id, number, productName, stars, standing, lastDay }) => {
        const day = { day: formatDate(lastDay, locale) };
        return (
          <li key={id} className="panel grid gap-1 p-4">
            <p className="flex flex-wrap items-center justify-between gap-2">
              <a className="link code" href={to(`/chung-nhan/${number}`)}>{number}</a>
              <Badge tone={TONE[standing]}>{t(`cert.standing.${standing}`)}</Badge>
            </p>
            <p className="font-semibold">{productName}</p>
            {givesStars(standing) ? <StarRating stars={stars} label={t("cert.nStars", { n: stars })} /> : null}
            <p className="text-[0.9375rem] text-soft">
              {standing === "revoked" ? t("cert.revokedOn", day) : standing === "expired" ? t("cert.expiredOn", day) : t("cert.until", day)}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
