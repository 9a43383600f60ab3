import { Form } from "@remix-run/react";
import { useState } from "react";
import type { DossierPage } from "~/domain/evaluation/dossier-queries.server";
import type { OwnSheet } from "~/domain/evaluation/scoring-queries.server";
import { isScorable, scorable } from "~/domain/evaluation/score-sheet";
import { pick } from "~/lib/localized-text";
import { formatMoment } from "~/platform/i18n/format";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button, ButtonLink } from "~/ui/kit/button";
import { TextArea } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { AdminHead } from "~/ui/layout/admin-page";
import { FailureNotice } from "./failure-notice";
import type { Refusal } from "./refusal";
import { ScoreBar } from "./score-bar";
import { ScoreCriterion } from "./score-criterion";

export type ScorePageProps = { dossier: DossierPage; own: OwnSheet; done: string | null; refusal: Refusal | undefined };

/** A member's sheet: every choice is saved as it is made; without scripts the whole sheet is saved by its button. */
export function ScorePage({ dossier, own, done, refusal }: ScorePageProps) {
  const t = useTexts(EVALUATION_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const { sheet } = dossier;
  const [points, setPoints] = useState<ReadonlyMap<string, number>>(() => new Map(own.marks.map((mark) => [mark.code, mark.points])));
  const open = own.state === "draft" && dossier.state === "scoring";
  const asked = own.asked.map(({ code }) => code);
  const path = to(`/quan-tri/danh-gia/ho-so/${dossier.id}`);
  return (
    <>
      <AdminHead title={dossier.productName} lead={`${t("score")} · ${pick(sheet.name, locale)} · ${dossier.producer.name}`}>
        <ButtonLink href={path} variant="secondary">{t("score.back")}</ButtonLink>
      </AdminHead>
      <div className="grid grid-cols-1 gap-4">
        {done === "saved" && !refusal ? <Notice tone="good" live>{t("done.saved")}</Notice> : null}
        {own.submittedAt ? <Notice tone="good">{t("score.submitted", { at: formatMoment(own.submittedAt, locale) })}</Notice> : null}
        {own.asked[0] ? <Notice tone="warn" title={t("score.asked", { reason: own.asked[0].reason })}>{t("score.askedOnly")}</Notice> : null}
        {open && asked.length === 0 ? <p className="max-w-prose text-soft">{t("score.lead", { instrument: sheet.instrument })} {t("score.keys")}</p> : null}
        <FailureNotice refusal={refusal} intent="marks" />
        <FailureNotice refusal={refusal} intent="submit" />
        <ScoreBar sheet={sheet} points={points} />
        <Form method="post" className="grid grid-cols-1 gap-6">
          <input type="hidden" name="intent" value="marks" />
          {sheet.sections.map((section) => (
            <section key={section.code} aria-labelledby={`section-${section.code}`} className="grid gap-3">
              <h2 id={`section-${section.code}`} className="text-lg">
                {t("sheet.section", { code: section.code })}: {pick(section.name, locale)}
                <span className="num ml-2 text-base font-normal text-soft">{t("sheet.outOf", { points: sectionPoints(dossier, section.code, points), max: section.max })}</span>
              </h2>
              {sheet.criteria.filter((criterion) => criterion.section === section.code).map((criterion) =>
                isScorable(criterion) ? (
                  <ScoreCriterion
                    key={criterion.code}
                    criterion={criterion}
                    mark={own.marks.find(({ code }) => code === criterion.code)}
                    self={dossier.selfMarks.find(({ code }) => code === criterion.code)}
                    papers={dossier.papers.filter(({ code }) => code === criterion.code)}
                    open={open && (asked.length === 0 || asked.includes(criterion.code))}
                    onPoints={(value) => setPoints((before) => new Map(before).set(criterion.code, value))}
                  />
                ) : <h3 key={criterion.code} className="mt-2 text-base text-soft">{criterion.code}. {pick(criterion.label, locale)} <span className="num">({criterion.max})</span></h3>,
              )}
            </section>
          ))}
          <TextArea label={t("score.comment")} name="comment" rows={3} maxLength={2000} defaultValue={own.comment} disabled={!open} />
          {open ? (
            <div className="flex flex-wrap items-center gap-3">
              <Button type="submit" variant="secondary" name="then" value="stay">{t("score.save")}</Button>
              <Button type="submit" name="then" value="submit">{t("score.submit")}</Button>
              <p className="max-w-prose text-[0.9375rem] text-soft">{t("score.submitHint")}</p>
            </div>
          ) : null}
        </Form>
      </div>
    </>
  );
}

function sectionPoints({ sheet }: DossierPage, section: string, points: ReadonlyMap<string, number>): number {
  return scorable(sheet).filter((criterion) => criterion.section === section).reduce((sum, { code }) => sum + (points.get(code) ?? 0), 0);
}
