import { Form } from "@remix-run/react";
import type { DossierPage } from "~/domain/evaluation/dossier-queries.server";
import { COMMUNE_POINTS } from "~/domain/evaluation/commune-points";
import { localDateAt } from "~/lib/local-date";
import { formatDate } from "~/platform/i18n/format";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { Facts } from "~/ui/kit/facts";
import { FieldGroup, TextArea } from "~/ui/kit/field";
import { AdminPanel } from "~/ui/layout/admin-page";
import { DueDay } from "./due-day";
import { FailureNotice } from "./failure-notice";
import type { Refusal } from "./refusal";

const OUTCOMES = ["forward", "return", "turn_down"] as const;

/** The commune's check of the four points, and what follows from it. */
export function ReviewPanel({ dossier, refusal }: { dossier: DossierPage; refusal: Refusal | undefined }) {
  const t = useTexts(EVALUATION_TEXTS);
  const typed = refusal?.intent === "review" ? refusal.values : {};
  return (
    <AdminPanel title={t("review")} className="border-l-4 border-l-persimmon">
      <p className="mb-3 flex flex-wrap items-center gap-x-3 text-soft">{t("review.lead")}<DueDay deadline={dossier.deadline} /></p>
      <Form method="post" className="grid gap-4">
        <input type="hidden" name="intent" value="review" />
        <FailureNotice refusal={refusal} intent="review" />
        <div className="grid gap-4 sm:grid-cols-2">
          {COMMUNE_POINTS.map((point) => (
            <FieldGroup key={point} legend={t(`review.${point}`)}>
              <div className="flex gap-6">
                {(["yes", "no"] as const).map((value) => (
                  <label key={value} className="check min-h-11 items-center [&>input]:mt-0">
                    <input type="radio" name={point} value={value} required defaultChecked={typed[point] === value} />
                    <span>{value === "yes" ? t("review.met") : t("review.notMet")}</span>
                  </label>
                ))}
              </div>
            </FieldGroup>
          ))}
        </div>
        <TextArea label={t("review.note")} name="note" rows={3} maxLength={2000} defaultValue={typed.note} />
        <FieldGroup legend={t("review.outcome")}>
          <div className="flex flex-wrap gap-x-6">
            {OUTCOMES.map((outcome) => (
              <label key={outcome} className="check min-h-11 items-center [&>input]:mt-0">
                <input type="radio" name="outcome" value={outcome} required defaultChecked={typed.outcome === outcome} />
                <span>{t(`review.${outcome}`)}</span>
              </label>
            ))}
          </div>
        </FieldGroup>
        <div><Button type="submit">{t("review.submit")}</Button></div>
      </Form>
    </AdminPanel>
  );
}

/** What the commune found. */
export function ReviewDone({ review }: { review: NonNullable<DossierPage["communeReview"]> }) {
  const t = useTexts(EVALUATION_TEXTS);
  const locale = useLocale();
  return (
    <AdminPanel title={t("review")}>
      <Facts
        rows={[
          ...COMMUNE_POINTS.map((point) => ({ term: t(`review.${point}`), value: <Badge tone={review[point] ? "good" : "bad"}>{review[point] ? t("review.met") : t("review.notMet")}</Badge> })),
          review.note !== "" && { term: t("review.note"), value: review.note },
        ]}
      />
      <p className="mt-2 text-[0.9375rem] text-soft">{t("review.done", { day: formatDate(localDateAt(review.reviewedAt), locale) })}</p>
    </AdminPanel>
  );
}
