import { Form } from "@remix-run/react";
import { authorityName } from "~/domain/certificates/authority-name";
import type { CertificateForm } from "~/domain/certificates/certificate-draft";
import { givesStars } from "~/domain/certificates/standing";
import { pick } from "~/lib/localized-text";
import { formatDate, formatMoment, formatNumber } from "~/platform/i18n/format";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { StarRating } from "~/ui/commerce/stars";
import { Button } from "~/ui/kit/button";
import { Facts } from "~/ui/kit/facts";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import { AuditTable } from "~/ui/layout/audit-table";
import { CertificateFields } from "./certificate-fields";
import type { DeskRefusal } from "./change-certificate.server";
import type { CertificateDesk } from "./desk-queries.server";
import { ExtendPanel, RevokePanel } from "./end-panels";
import { LinkHistory } from "./link-history";
import { LinkPanel } from "./link-panel";
import { RefusalNotice } from "./refusal-notice";
import { RelatedRecords } from "./related-records";
import { StageBadge } from "./stage-badge";

type Entry = CertificateDesk["entry"];
type Props = CertificateDesk & { done: string | null; refusal: DeskRefusal | undefined };
const DONE = ["edit", "extend", "revoke", "link", "unlink"] as const;

export function CertificatePage({ entry, choices, proposals, history, links, people, names, related, done, refusal }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  const scores = useTexts(DOSSIER_TEXTS);
  const to = useLocalePath();
  const known = DONE.find((name) => name === done);
  const open = entry.revokedAt === null;
  return (
    <>
      <AdminHead
        title={<span className="code">{entry.number}</span>}
        lead={
          <span className="flex flex-wrap items-center gap-3">
            {entry.productName}
            {givesStars(entry.standing) ? <StarRating stars={entry.stars} label={t("cert.nStars", { n: entry.stars })} /> : null}
            <StageBadge stage={entry.stage} />
          </span>
        }
      >
        <a className="btn btn-secondary" href={to(`/quan-tri/chung-nhan/${entry.id}/diem`)}>{scores("history")}</a>
        <a className="btn btn-secondary" href={to(`/chung-nhan/${entry.number}`)}>{t("cert.public")}</a>
      </AdminHead>
      <div className="grid grid-cols-1 gap-5">
        {known && !refusal ? <Notice tone="good" live>{t(`cert.done.${known}`)}</Notice> : null}
        {done === "create" && !refusal ? <Notice tone="good" live>{t("cert.created", { number: entry.number })}</Notice> : null}
        <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-2">
          <CertificateFacts entry={entry} />
          <LinkPanel entry={entry} proposals={proposals} refusal={refusal} />
        </div>
        {open ? <EditPanel entry={entry} choices={choices} refusal={refusal?.intent === "edit" ? refusal : undefined} /> : null}
        {open ? (
          <div id="thu-hoi" className="grid scroll-mt-4 grid-cols-1 items-start gap-5 xl:grid-cols-2">
            <ExtendPanel entry={entry} refusal={refusal} />
            <RevokePanel entry={entry} refusal={refusal} />
          </div>
        ) : null}
        <RelatedRecords id={entry.id} related={related} />
        <LinkHistory links={links} names={people} />
        <AdminPanel title={t("cert.history")}>
          <AuditTable rows={history} names={names} label={t("cert.history")} withSubject={false} />
        </AdminPanel>
      </div>
    </>
  );
}

function CertificateFacts({ entry }: { entry: Entry }) {
  const t = useTexts(ADMIN_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const { decision } = entry;
  return (
    <AdminPanel title={t("cert.product")}>
      <Facts
        rows={[
          { term: t("cert.producer"), value: <a className="link" href={to(`/nha-san-xuat/${entry.producer.slug}`)}>{pick(entry.producer.name, locale)}</a> },
          { term: t("cert.set"), value: entry.setNo },
          { term: t("cert.commune"), value: `${entry.commune.name} (${entry.commune.code})` },
          { term: t("cert.stars"), value: `${t("cert.nStars", { n: entry.stars })} · ${t("cert.score")} ${formatNumber(Number(entry.score), locale)}` },
          { term: t("cert.level"), value: t(`cert.level.${entry.level}`) },
          { term: t("cert.legalBasis"), value: entry.legalBasis },
          { term: t("cert.decision"), value: `${decision.number} · ${formatDate(decision.issuedOn, locale)} · ${authorityName(decision.authority, locale)}` },
          { term: t("cert.issued"), value: formatDate(entry.issuedOn, locale) },
          { term: t("cert.expires"), value: formatDate(entry.expiresOn, locale) },
          entry.extendedUntil && { term: t("cert.extended"), value: `${formatDate(entry.extendedUntil, locale)} · ${entry.extensionReason ?? ""}` },
          entry.revokedAt && {
            term: t("cert.standing.revoked"),
            value: (
              <>
                {t("cert.revoked", { at: formatMoment(entry.revokedAt, locale) })}
                {entry.revocationReason ? <span className="block">{t(`cert.ground.${entry.revocationReason}`)}</span> : null}
                {entry.revocationNote}
              </>
            ),
          },
        ]}
      />
    </AdminPanel>
  );
}

function EditPanel({ entry, choices, refusal }: { entry: Entry; choices: Props["choices"]; refusal: DeskRefusal | undefined }) {
  const t = useTexts(ADMIN_TEXTS);
  const values: Partial<CertificateForm> = refusal?.values ?? {
    decisionId: entry.decision.id, number: entry.number, productName: entry.productName, producerId: entry.producer.id, setNo: String(entry.setNo),
    communeCode: entry.commune.code, stars: String(entry.stars), score: entry.score, issuedOn: entry.issuedOn, legalBasis: entry.legalBasis,
  };
  return (
    <details className="panel p-4 md:p-5" open={refusal !== undefined}>
      <summary className="font-semibold">{t("cert.edit")}</summary>
      <Form method="post" noValidate className="mt-4 grid max-w-4xl gap-5" key={entry.seen}>
        <input type="hidden" name="intent" value="edit" />
        <input type="hidden" name="seen" value={entry.seen} />
        <RefusalNotice refusal={refusal} intent="edit" />
        <CertificateFields values={values} problems={refusal?.problems ?? {}} choices={choices} />
        <TextField label={t("cert.editReason")} hint={t("form.reasonHint")} name="reason" maxLength={500} defaultValue={refusal?.values.reason} />
        <div><Button type="submit">{t("form.save")}</Button></div>
      </Form>
    </details>
  );
}
