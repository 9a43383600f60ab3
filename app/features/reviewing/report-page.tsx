import { Form } from "@remix-run/react";
import { REASON_MOST, REPORT_REASONS } from "~/domain/reviews/review";
import { LANGUAGE_TAG } from "~/platform/i18n/locale";
import type { Locale } from "~/lib/localized-text";
import { REVIEW_TEXTS } from "~/platform/i18n/messages/review";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { FieldGroup, TextArea } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { RadioCard } from "~/ui/kit/radio-card";

export type ReportRefusal = { reason: string; note: string; kind: "not_found" | "reason_missing" | "note_missing" | "note_long" | "too_many"; minutes: number };
type Props = { review: { text: string | null; locale: Locale }; product: string; back: string; done: boolean; refusal: ReportRefusal | null };

/** A reader says that a review should not stand. */
export function ReportPage({ review, product, back, done, refusal }: Props) {
  const t = useTexts(REVIEW_TEXTS);
  const wrong = (...kinds: ReportRefusal["kind"][]) => (refusal && kinds.includes(refusal.kind) ? t(`report.${refusal.kind}`, { minutes: refusal.minutes }) : null);
  const general = wrong("not_found", "too_many");
  return (
    <div className="page py-6 md:py-10">
      <div className="mx-auto grid max-w-2xl gap-5">
        <div>
          <h1>{t("report.title")}</h1>
          <p className="mt-1 text-soft">{product}</p>
        </div>
        {review.text === null ? null : <blockquote lang={LANGUAGE_TAG[review.locale]} className="border-l-4 border-line pl-4 break-words whitespace-pre-line">{review.text}</blockquote>}
        {general ? <Notice tone="bad" live>{general}</Notice> : null}
        {done && !refusal ? <Notice tone="good" live>{t("report.done")}</Notice> : (
          <Form method="post" className="panel grid gap-5 px-5 py-6">
            <p className="text-soft">{t("report.lead")}</p>
            <FieldGroup legend={t("report.reason")} error={wrong("reason_missing")}>
              <div className="mt-1 grid gap-2">
                {REPORT_REASONS.map((reason) => <RadioCard key={reason} name="reason" value={reason} required defaultChecked={refusal?.reason === reason} title={t(`report.${reason}`)} />)}
              </div>
            </FieldGroup>
            <TextArea name="note" label={t("report.note")} hint={t("report.noteHint")} error={wrong("note_missing", "note_long")} rows={3} maxLength={REASON_MOST} defaultValue={refusal?.note} />
            <div><Button type="submit">{t("report.send")}</Button></div>
          </Form>
        )}
        <p><a className="link inline-flex min-h-11 items-center" href={back}>{t("report.back")}</a></p>
      </div>
    </div>
  );
}
