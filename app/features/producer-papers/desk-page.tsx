import { Form } from "@remix-run/react";
import type { DeskPaperWhole, ProducerPaper } from "~/domain/producers/papers/paper-queries.server";
import type { LocalDate } from "~/lib/local-date";
import { pick } from "~/lib/localized-text";
import { formatDate, formatMoment } from "~/platform/i18n/format";
import { PAPERS_TEXTS, type PapersDictionary } from "~/platform/i18n/messages/papers";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { Facts } from "~/ui/kit/facts";
import { TextArea } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import { PaperBadge, PaperLine } from "./paper-line";

export type DecisionRefusal = { fault: string; reason: string };
type Props = { paper: DeskPaperWhole; others: ProducerPaper[]; today: LocalDate; done: string | null; refusal: DecisionRefusal | undefined };

/** One paper before an officer: what it says, its file, the seller's others, and the decision. */
export function PaperDeskPage({ paper, others, today, done, refusal }: Props) {
  const t = useTexts(PAPERS_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const { id, kind, number, body, scope, issuedOn, validUntil, state, reason, addedAt, products, producer } = paper;
  return (
    <>
      <p><a className="link inline-flex min-h-11 items-center" href={to("/quan-tri/giay-to")}>{t("desk.title")}</a></p>
      <AdminHead title={`${t(`kind.${kind}`)} · ${number}`} lead={producer.legalName}><PaperBadge paper={paper} today={today} /></AdminHead>
      <div className="grid grid-cols-1 gap-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid grid-cols-1 content-start gap-5">
          {done && `done.${done}` in PAPERS_TEXTS.vi ? <Notice tone="good" live>{t(`done.${done}` as keyof PapersDictionary)}</Notice> : null}
          {refusal ? <Notice tone="bad" live>{t(`fault.${refusal.fault}` as keyof PapersDictionary)}</Notice> : null}
          {reason ? <Notice tone="warn">{t("reason", { reason })}</Notice> : null}
          <AdminPanel title={t("desk.facts")}>
            <Facts
              rows={[
                { term: t("number"), value: <span className="code">{number}</span> },
                { term: t("body"), value: body },
                { term: t("issuedOn"), value: formatDate(issuedOn, locale) },
                validUntil !== null && { term: t("validUntil"), value: formatDate(validUntil, locale) },
                scope !== null && { term: t("scope"), value: scope },
                products.length > 0 && { term: t("products"), value: products.map(({ name }) => pick(name, locale)).join(", ") },
                { term: t("desk.producer"), value: producer.legalName },
                producer.taxCode !== null && { term: t("desk.taxCode"), value: producer.taxCode },
                { term: t("desk.added"), value: formatMoment(addedAt, locale) },
              ]}
            />
            <p className="mt-4"><a className="btn btn-secondary" href={`/giay-to/${id}`} target="_blank" rel="noreferrer">{t("open")}</a></p>
          </AdminPanel>
        </div>
        <div className="grid grid-cols-1 content-start gap-5">
          {state === "waiting" || state === "verified" ? <Decide waiting={state === "waiting"} reason={refusal?.reason} /> : null}
          {others.length > 0 ? (
            <AdminPanel title={t("desk.others")}>
              <ul className="grid gap-4">
                {others.map((one) => <li key={one.id}><PaperLine paper={one} today={today} /><a className="link inline-flex min-h-11 items-center" href={to(`/quan-tri/giay-to/${one.id}`)}>{one.number}</a></li>)}
              </ul>
            </AdminPanel>
          ) : null}
        </div>
      </div>
    </>
  );
}

function Decide({ waiting, reason }: { waiting: boolean; reason: string | undefined }) {
  const t = useTexts(PAPERS_TEXTS);
  return (
    <AdminPanel title={t("desk.decide")}>
      <Form method="post" className="grid grid-cols-1 gap-4">
        <p className="text-soft">{t("desk.check")}</p>
        <TextArea label={t("desk.reason")} hint={t("desk.reasonHint")} name="reason" rows={3} maxLength={1000} defaultValue={reason} />
        <div className="flex flex-wrap gap-3">
          {waiting ? (
            <>
              <Button type="submit" name="intent" value="verify" icon="check">{t("desk.verify")}</Button>
              <Button type="submit" name="intent" value="reject" variant="danger">{t("desk.reject")}</Button>
            </>
          ) : (
            <Button type="submit" name="intent" value="revoke" variant="danger">{t("desk.revoke")}</Button>
          )}
        </div>
      </Form>
    </AdminPanel>
  );
}
