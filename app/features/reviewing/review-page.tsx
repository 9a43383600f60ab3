import { Form } from "@remix-run/react";
import { TEXT_MOST, type ReviewForm, type ReviewProblems } from "~/domain/reviews/review";
import { LOCALES } from "~/lib/localized-text";
import { formatDate } from "~/platform/i18n/format";
import { LANGUAGE_NAME, LANGUAGE_TAG } from "~/platform/i18n/locale";
import { REVIEW_TEXTS, type ReviewDictionary } from "~/platform/i18n/messages/review";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { ErrorSummary, FieldGroup, SelectField, TextArea } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { RadioCard } from "~/ui/kit/radio-card";
import type { ReviewView } from "./review-view";

type Props = { view: ReviewView; back: string; done: "published" | "pending" | null; refusal: { form: ReviewForm; problems: ReviewProblems } | null };

/** A buyer reviews one thing that has arrived, or changes what was said of it. */
export function ReviewPage({ view, back, done, refusal }: Props) {
  const t = useTexts(REVIEW_TEXTS);
  return (
    <div className="page py-6 md:py-10">
      <div className="mx-auto grid max-w-2xl gap-5">
        <div>
          <h1>{t("title")}</h1>
          <p className="mt-1 text-lg text-soft">{t("lead", { product: view.product, variant: view.variant })}</p>
        </div>
        {done && !refusal ? <Notice tone="good" live>{t(`done.${done}`)}</Notice> : null}
        {view.state === "pending" && !done ? <Notice tone="info">{t("state.pending")}</Notice> : null}
        {view.state === "rejected" ? <Notice tone="warn">{t("state.rejected", { reason: view.reason ?? "" })}</Notice> : null}
        {view.delivered && view.editable ? <ReviewFields view={view} refusal={refusal} /> : null}
        {view.delivered ? null : <Notice tone="info">{t("notDelivered")}</Notice>}
        {view.editable ? null : <p>{t("closed", { points: view.points ?? 0 })}</p>}
        <p><a className="link inline-flex min-h-11 items-center" href={back}>{t("backToOrder")}</a></p>
      </div>
    </div>
  );
}

function ReviewFields({ view, refusal }: Pick<Props, "view" | "refusal">) {
  const t = useTexts(REVIEW_TEXTS);
  const locale = useLocale();
  const form = refusal?.form ?? view.form;
  const said = (field: keyof ReviewProblems) => (refusal?.problems[field] ? t(`problem.${refusal.problems[field]}`) : null);
  const errors = (["points", "text", "shownAs", "locale"] as const).flatMap((field) => {
    const message = said(field);
    return message ? [{ id: field, message }] : [];
  });
  return (
    <Form method="post" className="panel grid gap-5 px-5 py-6">
      <ErrorSummary title={t("wrong")} errors={errors} />
      <div id="points">
        <FieldGroup legend={t("points")} hint={t("points.hint")} error={said("points")}>
          <div className="mt-1 grid gap-2">
            {[5, 4, 3, 2, 1].map((points) => <RadioCard key={points} name="points" value={points} required defaultChecked={form.points === String(points)} title={t(`point.${points}` as keyof ReviewDictionary)} />)}
          </div>
        </FieldGroup>
      </div>
      <TextArea id="text" name="text" label={t("text")} hint={t("text.hint")} error={said("text")} rows={5} maxLength={TEXT_MOST} defaultValue={form.text} />
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField id="shownAs" name="shownAs" label={t("shownAs")} error={said("shownAs")} defaultValue={form.shownAs}>
          {view.names.map((one) => <option key={one.form} value={one.form}>{one.shown ?? t("shownAs.none")}</option>)}
        </SelectField>
        <SelectField id="locale" name="locale" label={t("locale")} error={said("locale")} defaultValue={form.locale}>
          {LOCALES.map((one) => <option key={one} value={one} lang={LANGUAGE_TAG[one]}>{LANGUAGE_NAME[one]}</option>)}
        </SelectField>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" size="lg">{t(view.state ? "change" : "send")}</Button>
        {view.until ? <span className="text-soft">{t("until", { date: formatDate(view.until, locale) })}</span> : null}
      </div>
    </Form>
  );
}
