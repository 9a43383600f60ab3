import type { ReactNode } from "react";
import type { ProducerCertificate } from "~/domain/certificates/producer-certificates.server";
import { isRenewable } from "~/domain/certificates/standing";
import type { LocalDate } from "~/lib/local-date";
import { formatDate, formatNumber } from "~/platform/i18n/format";
import { PRODUCER_TEXTS } from "~/platform/i18n/messages/producer";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { StarRating } from "~/ui/commerce/stars";
import { Badge } from "~/ui/kit/badge";
import { ButtonLink } from "~/ui/kit/button";
import { Section } from "~/ui/kit/section";
import { STAGE_TONE } from "./certificate-list";

export type OcopCertificate = ProducerCertificate & { /** When re-evaluation may be filed. */ opensOn: LocalDate; closesOn: LocalDate };
type Props = { certificates: OcopCertificate[]; earlier: number; /** The round and the dossiers under way. */ children: ReactNode };

/** Everything of the programme at one place: how long each certificate lasts, when to file, what is under way, how the scores went. */
export function OcopPage({ certificates, earlier, children }: Props) {
  const t = useTexts(PRODUCER_TEXTS);
  const to = useLocalePath();
  return (
    <div className="grid max-w-4xl grid-cols-1 gap-6">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h1 className="text-2xl">{t("ocop.title")}</h1>
          <p className="text-soft">{t("cert.lead")}</p>
        </div>
        <ButtonLink href={to("/nguoi-ban/ho-so/moi")} icon="plus">{t("ocop.new")}</ButtonLink>
      </div>
      <Section title={t("home.certificates")} more={earlier > 0 ? { href: to("/nguoi-ban/chung-nhan"), text: t("cert.earlier", { count: earlier }) } : undefined}>
        {certificates.length === 0 ? <p className="panel p-4 text-soft">{t("home.noCertificates")}</p> : (
          <ul className="grid gap-3">
            {certificates.map((certificate) => <Line key={certificate.id} certificate={certificate} />)}
          </ul>
        )}
      </Section>
      {children}
    </div>
  );
}

function Line({ certificate }: { certificate: OcopCertificate }) {
  const t = useTexts(PRODUCER_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const { id, number, productName, stars, stage, daysLeft, lastDay, opensOn, closesOn } = certificate;
  const date = (day: LocalDate) => formatDate(day, locale);
  const over = stage === "expired" || stage === "revoked";
  return (
    <li className="panel grid gap-x-6 gap-y-2 p-4 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1"><b>{productName}</b><Badge tone={STAGE_TONE[stage]}>{t(`cert.stage.${stage}`)}</Badge></p>
        <p className="flex flex-wrap items-center gap-x-3"><a className="link code" href={to(`/chung-nhan/${number}`)}>{number}</a>{over ? null : <StarRating stars={stars} label={t("cert.nStars", { n: stars })} />}</p>
        <p className="text-[0.9375rem] text-soft">{t("ocop.window", { opens: date(opensOn), closes: date(closesOn) })}</p>
      </div>
      <div className="sm:text-right">
        {over ? null : <p><b className="display num text-2xl">{formatNumber(Math.max(0, daysLeft), locale)}</b> {t("ocop.days")}</p>}
        <p className="text-[0.9375rem] text-soft">{t(stage === "revoked" ? "cert.revokedOn" : stage === "expired" ? "cert.expiredOn" : "cert.until", { day: date(lastDay) })}</p>
      </div>
      <p className="flex flex-wrap items-center gap-x-5 gap-y-2 sm:col-span-2">
        {isRenewable(certificate) ? <ButtonLink href={to(`/nguoi-ban/ho-so/moi?certificate=${id}`)} variant="secondary">{t("cert.renew")}</ButtonLink> : null}
        <a className="link inline-flex min-h-11 items-center" href={to(`/nguoi-ban/diem/${id}`)}>{t("ocop.scores")}</a>
      </p>
    </li>
  );
}
