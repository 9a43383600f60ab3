import type { ProducerCertificate } from "~/domain/certificates/producer-certificates.server";
import { isRenewable, RENEWAL_CLOSES_DAYS } from "~/domain/certificates/standing";
import type { InspectionRow } from "~/domain/inspections/inspection-queries.server";
import { addDays } from "~/lib/local-date";
import { formatDate } from "~/platform/i18n/format";
import { PRODUCER_TEXTS } from "~/platform/i18n/messages/producer";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import type { Attention } from "~/ui/layout/attention-list";
import { isPast } from "./certificates-page";

/** What the register has for this producer to do: renew, put right what an inspection found, read notices. */
export function useRegisterAttention({ certificates, unread, followUps }: { certificates: ProducerCertificate[]; unread: number; followUps: InspectionRow[] }): Attention[] {
  const t = useTexts(PRODUCER_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const textOf = ({ stage, productName: product, daysLeft: days, lastDay, expiresOn }: ProducerCertificate): string => {
    if (stage === "window") return t("attention.window", { product, days, deadline: formatDate(addDays(expiresOn, -RENEWAL_CLOSES_DAYS), locale) });
    if (stage === "late") return t("attention.late", { product, days });
    return stage === "extended" ? t("attention.extended", { product, day: formatDate(lastDay, locale) }) : t("attention.expired", { product });
  };
  const renew = certificates.filter((certificate) => isRenewable(certificate) && !isPast(certificate));
  return [
    ...followUps.map(({ id, followUpBy, followUp, findings }) => ({
      key: id, text: t("attention.followUp", { day: followUpBy ? formatDate(followUpBy, locale) : "", findings: findings.length > 120 ? `${findings.slice(0, 120)}…` : findings }),
      href: to("/nguoi-ban/chung-nhan"), action: t("attention.toCheck"), urgent: followUp === "overdue",
    })),
    ...renew.map((certificate) => ({
      key: certificate.id, text: textOf(certificate), href: to(`/nguoi-ban/ho-so/moi?certificate=${certificate.id}`), action: t("cert.renew"),
      urgent: certificate.stage !== "window",
    })),
    ...(unread > 0 ? [{ key: "notices", text: t("attention.notices", { count: unread }), href: to("/nguoi-ban/thong-bao"), action: t("attention.toNotices"), urgent: false }] : []),
  ];
}
