import type { DossierPage } from "~/domain/evaluation/dossier-queries.server";
import { localDateAt } from "~/lib/local-date";
import { pick } from "~/lib/localized-text";
import { formatDate } from "~/platform/i18n/format";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Facts } from "~/ui/kit/facts";
import { AdminPanel } from "~/ui/layout/admin-page";
import { DueDay } from "./due-day";

export function DossierFacts({ dossier }: { dossier: DossierPage }) {
  const t = useTexts(EVALUATION_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const { round, certificate, listing, sheet } = dossier;
  const seesRound = dossier.capacities.some((capacity) => capacity !== "producer" && capacity !== "commune_officer");
  const roundName = round && t("round.name", { no: round.no, year: round.year });
  return (
    <AdminPanel title={t("dossier.facts")}>
      <Facts
        rows={[
          { term: t("dossier.kind"), value: t(`kind.${dossier.kind}`) },
          { term: t("dossier.receipt"), value: dossier.receiptNumber ? <span className="code">{dossier.receiptNumber}</span> : "–" },
          dossier.submittedAt && { term: t("dossier.submittedAt"), value: formatDate(localDateAt(dossier.submittedAt), locale) },
          dossier.deadline && { term: t("dossier.deadline"), value: <><DueDay deadline={dossier.deadline} /><span className="block text-sm text-soft">{dossier.deadline.legalBasis}</span></> },
          dossier.stateReason && { term: t("dossier.reason"), value: dossier.stateReason },
          { term: t("dossier.commune"), value: `${dossier.commune.name} (${dossier.commune.code})` },
          { term: t("dossier.set"), value: `${dossier.setNo}. ${pick(sheet.name, locale)}` },
          { term: t("dossier.sheetOf"), value: `${sheet.id} · ${sheet.instrument}` },
          round && { term: t("dossier.round"), value: seesRound ? <a className="link" href={to(`/quan-tri/danh-gia/dot/${round.id}`)}>{roundName}</a> : roundName },
          certificate && {
            term: t("dossier.certificate"),
            value: <><a className="link code" href={to(`/chung-nhan/${certificate.number}`)}>{certificate.number}</a>{` · ${t("result.stars", { stars: certificate.stars })} · ${formatDate(certificate.expiresOn, locale)}`}</>,
          },
          listing && { term: t("dossier.listing"), value: <a className="link" href={to(`/san-pham/${listing.slug}`)}>{listing.slug}</a> },
        ]}
      />
    </AdminPanel>
  );
}
