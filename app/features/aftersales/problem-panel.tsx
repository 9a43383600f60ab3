import { Form } from "@remix-run/react";
import type { Problem } from "~/domain/aftersales/aftersales-queries.server";
import { PROBLEM_KINDS, problemAfter } from "~/domain/aftersales/problem";
import { MESSAGE_LENGTH, type Side } from "~/domain/aftersales/talk";
import { formatMoment } from "~/platform/i18n/format";
import { AFTERSALES_TEXTS } from "~/platform/i18n/messages/aftersales";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Badge, type Tone } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { SelectField, TextArea } from "~/ui/kit/field";
import type { AftersalesRefusal } from "./answers";
import { Photos, PhotosField, type PhotoKey } from "./photos";
import { StepForm } from "./step-form";

type Shared = { mine: Side | "officer"; access: PhotoKey; refusal: AftersalesRefusal | undefined };
const TONES: Record<Problem["state"], Tone> = { open: "bad", answered: "warn", resolved: "good" };

/** The problems of a parcel; while none waits to be settled, either side may report one. */
export function ProblemPanel({ problems, open, ...shared }: Shared & { problems: Problem[]; open: boolean }) {
  const t = useTexts(AFTERSALES_TEXTS);
  const settled = problems.every(({ state }) => state === "resolved");
  if (problems.length === 0 && (!open || shared.mine === "officer")) return null;
  return (
    <section className="panel grid grid-cols-1 gap-4 p-4 md:p-5" aria-labelledby="su-co">
      <h2 id="su-co" className="text-xl">{t("problem")}</h2>
      {problems.map((problem) => <OneProblem key={problem.id} problem={problem} {...shared} />)}
      {settled && open && shared.mine !== "officer" ? <ReportForm refusal={shared.refusal} /> : null}
    </section>
  );
}

function OneProblem({ problem, mine, access, refusal }: Shared & { problem: Problem }) {
  const t = useTexts(AFTERSALES_TEXTS);
  const locale = useLocale();
  const may = (step: "answer" | "resolve" | "reopen") => problemAfter(problem.state, step, problem.side, mine) !== null;
  const form = { id: problem.id, from: problem.state, refusal };
  return (
    <article className="grid gap-3 border-l-4 border-l-line pl-3">
      <p className="flex flex-wrap items-center gap-2"><b>{t(`problem.kind.${problem.kind}`)}</b><Badge tone={TONES[problem.state]}>{t(`problem.state.${problem.state}`)}</Badge></p>
      <p className="text-sm text-soft">{t("problem.by", { who: problem.side === mine ? t("who.you") : t(`who.${problem.side}`), at: formatMoment(problem.at, locale) })}</p>
      <p className="break-words whitespace-pre-line">{problem.text}</p>
      <Photos photos={problem.photos} access={access} />
      {problem.answer ? <p className="break-words whitespace-pre-line"><b>{t("problem.answered")}:</b> {problem.answer}</p> : null}
      {problem.resolution ? <p className="break-words whitespace-pre-line"><b>{t("problem.resolution", { who: t(`who.${problem.resolvedBy ?? "officer"}`) })}:</b> {problem.resolution}</p> : null}
      {may("answer") ? <StepForm {...form} label={t("problem.answer")} steps={[{ intent: "problem-answer", text: t("problem.answer.send") }]} /> : null}
      {may("resolve") ? <StepForm {...form} label={t("problem.resolve")} steps={[{ intent: "problem-resolve", text: t("problem.resolve.send") }]} /> : null}
      {may("reopen") ? (
        <details open={refusal?.intent === "problem-reopen"}>
          <summary className="cursor-pointer py-2.5 font-semibold text-leaf">{t("problem.reopen.open")}</summary>
          <StepForm {...form} label={t("problem.reopen")} steps={[{ intent: "problem-reopen", text: t("problem.reopen.send"), variant: "secondary" }]} />
        </details>
      ) : null}
    </article>
  );
}

function ReportForm({ refusal }: Pick<Shared, "refusal">) {
  const t = useTexts(AFTERSALES_TEXTS);
  const wrong = refusal?.intent === "report" ? refusal : undefined;
  const kindWrong = wrong?.message === "refused.unknown_kind";
  return (
    <details open={wrong !== undefined}>
      <summary className="cursor-pointer py-2.5 font-semibold text-leaf">{t("problem.report")}</summary>
      <Form method="post" encType="multipart/form-data" className="grid grid-cols-1 gap-4 pt-2">
        <SelectField label={t("problem.kind")} name="kind" required defaultValue={wrong?.values.kind ?? ""} error={kindWrong ? t(wrong.message) : undefined}>
          <option value="" disabled>{t("choose")}</option>
          {PROBLEM_KINDS.map((kind) => <option key={kind} value={kind}>{t(`problem.kind.${kind}`)}</option>)}
        </SelectField>
        <TextArea label={t("problem.text")} hint={t("problem.textHint")} name="text" rows={3} maxLength={MESSAGE_LENGTH} required defaultValue={wrong?.values.text} error={wrong && !kindWrong ? t(wrong.message) : undefined} />
        <PhotosField />
        <div><Button type="submit" name="intent" value="report" className="w-full sm:w-auto">{t("problem.send")}</Button></div>
      </Form>
    </details>
  );
}
