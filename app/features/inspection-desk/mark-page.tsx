import { Form } from "@remix-run/react";
import type { MarkUseRow } from "~/domain/inspections/mark-use-queries.server";
import { pick } from "~/lib/localized-text";
import { formatDate, formatNumber } from "~/platform/i18n/format";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { REGISTER_TEXTS } from "~/platform/i18n/messages/register";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { Facts } from "~/ui/kit/facts";
import { TextArea, TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import { AuditTable } from "~/ui/layout/audit-table";
import type { RecordRefusal } from "./change-records.server";
import type { markDesk } from "./desk-queries.server";
import { MarkBadge } from "./record-badges";
import { RevokeForm } from "./revoke-form";

type Props = Awaited<ReturnType<typeof markDesk>> & { done: string | null; refusal: RecordRefusal | undefined };

export function MarkPage({ use, history, done, refusal }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  const r = useTexts(REGISTER_TEXTS);
  const locale = useLocale();
  const runs = !["expired", "revoked", "not_yet"].includes(use.certificate.stage);
  const said = (["create", "end", "misuse", "revoke"] as const).find((name) => name === done);
  return (
    <>
      <AdminHead title={r(`mark.surface.${use.surface}`)} lead={<span className="flex flex-wrap gap-2">{pick(use.producer.name, locale)} <MarkBadge state={use.state} /></span>} />
      <div className="grid grid-cols-1 gap-5">
        {said && !refusal ? <Notice tone="good" live>{said === "revoke" ? t("cert.done.revoke") : r(`mark.done.${said}`)}</Notice> : null}
        <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-2">
          <div className="grid gap-5">
            <MarkFacts use={use} />
            <MarkForm use={use} refusal={refusal} intent="end" title={r("mark.end")} day={r("mark.to")} value={use.usedTo} />
          </div>
          <div className="grid gap-5">
            <MarkForm use={use} refusal={refusal} intent="misuse" title={r("mark.report")} day={r("mark.misuseOn")} value={use.misuseFoundOn} />
            {use.misuse && runs ? (
              <RevokeForm certificate={use.certificate} ground="ocop_mark_misuse" note={r("mark.revokeNote", { day: use.misuseFoundOn ? formatDate(use.misuseFoundOn, locale) : "", misuse: use.misuse.slice(0, 600) })} refusal={refusal} />
            ) : null}
          </div>
        </div>
        <AdminPanel title={t("cert.history")}><AuditTable rows={history} label={t("cert.history")} withSubject={false} /></AdminPanel>
      </div>
    </>
  );
}

function MarkFacts({ use }: { use: MarkUseRow }) {
  const t = useTexts(ADMIN_TEXTS);
  const r = useTexts(REGISTER_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  return (
    <AdminPanel title={r("mark.facts")}>
      <Facts
        rows={[
          { term: t("cert.number"), value: <><a className="link code" href={to(`/quan-tri/chung-nhan/${use.certificate.id}`)}>{use.certificate.number}</a> {use.certificate.productName} · {t("cert.nStars", { n: use.certificate.stars })} · {r(`stage.${use.certificate.stage}`)}</> },
          { term: t("cert.producer"), value: <a className="link" href={to(`/nha-san-xuat/${use.producer.slug}`)}>{pick(use.producer.name, locale)}</a> },
          { term: r("mark.description"), value: use.description },
          use.quantity !== null && { term: r("mark.quantity"), value: formatNumber(use.quantity, locale) },
          { term: r("mark.period"), value: `${formatDate(use.usedFrom, locale)} – ${use.usedTo ? formatDate(use.usedTo, locale) : "…"}` },
          use.misuse && { term: r("mark.misuse"), value: <span className="whitespace-pre-line">{`${use.misuseFoundOn ? formatDate(use.misuseFoundOn, locale) : ""} · ${use.misuse}`}</span> },
        ]}
      />
    </AdminPanel>
  );
}

type FormProps = { use: MarkUseRow; refusal: RecordRefusal | undefined; intent: "end" | "misuse"; title: string; day: string; value: string | null };

function MarkForm({ use, refusal, intent, title, day, value }: FormProps) {
  const t = useTexts(ADMIN_TEXTS);
  const r = useTexts(REGISTER_TEXTS);
  const typed = refusal?.intent === intent ? refusal.values : undefined;
  return (
    <AdminPanel title={title}>
      <Form method="post" className="grid gap-4" key={use.seen}>
        <input type="hidden" name="intent" value={intent} />
        <input type="hidden" name="seen" value={use.seen} />
        {typed && refusal ? <Notice tone="bad" live>{refusal.message}</Notice> : null}
        <TextField label={day} name="on" type="date" required min={use.usedFrom} defaultValue={typed?.on ?? value ?? ""} />
        {intent === "misuse" ? <TextArea label={r("mark.misuse")} hint={r("mark.misuseHint")} name="misuse" required rows={3} maxLength={2000} defaultValue={typed?.misuse ?? use.misuse ?? ""} /> : null}
        <div><Button type="submit" variant="secondary">{t("form.save")}</Button></div>
      </Form>
    </AdminPanel>
  );
}
