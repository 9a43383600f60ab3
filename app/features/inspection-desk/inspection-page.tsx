import { Form } from "@remix-run/react";
import { givesStars } from "~/domain/certificates/standing";
import { pick } from "~/lib/localized-text";
import { formatDate } from "~/platform/i18n/format";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { REGISTER_TEXTS } from "~/platform/i18n/messages/register";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { Facts } from "~/ui/kit/facts";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import { AuditTable } from "~/ui/layout/audit-table";
import type { RecordRefusal } from "./change-records.server";
import type { inspectionDesk } from "./desk-queries.server";
import { FollowUpBadge, ResultBadge } from "./record-badges";
import { RevokeForm } from "./revoke-form";

type Desk = Awaited<ReturnType<typeof inspectionDesk>>;
type Props = Desk & { done: string | null; refusal: RecordRefusal | undefined };

export function InspectionPage({ inspection, certificate, history, done, refusal }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  const r = useTexts(REGISTER_TEXTS);
  const locale = useLocale();
  const on = formatDate(inspection.inspectedOn, locale);
  const open = inspection.followUp === "open" || inspection.followUp === "overdue";
  const revocable = certificate && givesStars(certificate.standing) && inspection.result !== "passed" ? certificate : null;
  const said = (["create", "follow_up", "revoke"] as const).find((name) => name === done);
  return (
    <>
      <AdminHead title={r("insp.one", { day: on })} lead={<span className="flex flex-wrap gap-2">{pick(inspection.producer.name, locale)} <ResultBadge result={inspection.result} />{inspection.followUp ? <FollowUpBadge followUp={inspection.followUp} /> : null}</span>} />
      <div className="grid grid-cols-1 gap-5">
        {said && !refusal ? <Notice tone="good" live>{said === "revoke" ? t("cert.done.revoke") : r(`insp.done.${said}`)}</Notice> : null}
        <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-2">
          <InspectionFacts inspection={inspection} />
          <div className="grid gap-5">
            {open ? <FollowUpForm inspection={inspection} refusal={refusal} /> : null}
            {revocable ? <RevokeForm certificate={revocable} ground="criteria_no_longer_met" note={r("insp.revokeNote", { minutes: inspection.minutesNo ?? "", day: on, findings: inspection.findings.slice(0, 600) })} refusal={refusal} /> : null}
          </div>
        </div>
        <AdminPanel title={t("cert.history")}><AuditTable rows={history} label={t("cert.history")} withSubject={false} /></AdminPanel>
      </div>
    </>
  );
}

function InspectionFacts({ inspection }: Pick<Desk, "inspection">) {
  const t = useTexts(ADMIN_TEXTS);
  const r = useTexts(REGISTER_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const { certificate } = inspection;
  return (
    <AdminPanel title={r("insp.facts")}>
      <Facts
        rows={[
          { term: t("cert.producer"), value: <a className="link" href={to(`/nha-san-xuat/${inspection.producer.slug}`)}>{pick(inspection.producer.name, locale)}</a> },
          certificate && { term: t("cert.number"), value: <><a className="link code" href={to(`/quan-tri/chung-nhan/${certificate.id}`)}>{certificate.number}</a> {certificate.productName}</> },
          { term: r("insp.kind"), value: r(`insp.kind.${inspection.kind}`) },
          { term: r("insp.inspectors"), value: inspection.inspectors },
          inspection.minutesNo && { term: r("insp.minutesNo"), value: inspection.minutesNo },
          { term: r("insp.findings"), value: <span className="whitespace-pre-line">{inspection.findings}</span> },
          inspection.followUpBy && { term: r("insp.followUpBy"), value: formatDate(inspection.followUpBy, locale) },
          inspection.followedUpOn && { term: r("insp.followedUpOn"), value: `${formatDate(inspection.followedUpOn, locale)} · ${inspection.followUpNote ?? ""}` },
        ]}
      />
    </AdminPanel>
  );
}

function FollowUpForm({ inspection, refusal }: Pick<Desk, "inspection"> & { refusal: RecordRefusal | undefined }) {
  const t = useTexts(ADMIN_TEXTS);
  const r = useTexts(REGISTER_TEXTS);
  const typed = refusal?.intent === "follow_up" ? refusal.values : undefined;
  return (
    <AdminPanel title={r("insp.followUp")}>
      <Form method="post" className="grid gap-4">
        <input type="hidden" name="intent" value="follow_up" />
        <input type="hidden" name="seen" value={inspection.seen} />
        {typed && refusal ? <Notice tone="bad" live>{refusal.message}</Notice> : null}
        <TextField label={r("insp.followedUpOn")} name="on" type="date" required min={inspection.inspectedOn} defaultValue={typed?.on} />
        <TextField label={r("insp.followUpNote")} name="note" required maxLength={1000} defaultValue={typed?.note} />
        <div><Button type="submit" variant="secondary">{t("form.save")}</Button></div>
      </Form>
    </AdminPanel>
  );
}
