import { Form } from "@remix-run/react";
import { formatMoment } from "~/platform/i18n/format";
import { JOINING_TEXTS, type JoiningDictionary } from "~/platform/i18n/messages/joining";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button, ButtonLink } from "~/ui/kit/button";
import { Notice } from "~/ui/kit/notice";
import { ApplicationFacts } from "./application-facts";
import { ApplicationFieldsForm } from "./application-fields";
import type { JoiningRefusal } from "./apply-form";
import type { ApplyView } from "./apply.server";
import { Messages } from "./messages";
import { PapersPanel } from "./papers-panel";

type Props = ApplyView & { done: string | null; refusal: JoiningRefusal | undefined };

/** Asking to sell here: what is typed, the papers, what officers ask, and where it stands. */
export function ApplyPage({ done, refusal, ...view }: Props) {
  const t = useTexts(JOINING_TEXTS);
  const { application } = view;
  const state = application?.state ?? "none";
  const said = application?.messages ?? [];
  return (
    <div className="page grid max-w-3xl grid-cols-1 gap-5 py-6 md:py-10">
      <div>
        <h1>{t("title")}</h1>
        <p className="mt-2 text-soft">{t("lead")}</p>
        {application ? <p className="mt-3"><Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge></p> : null}
      </div>
      {done && !refusal && `done.${done}` in JOINING_TEXTS.vi ? <Notice tone="good" live>{t(`done.${done}` as keyof JoiningDictionary)}</Notice> : null}
      {refusal?.kind === "other" ? <Notice tone="bad" live>{t(refusal.fault === "empty" ? "message.empty" : "paper.wrong_state")}</Notice> : null}
      <Standing {...view} />
      {state === "none" ? (
        <>
          <ApplicationFieldsForm {...view} refusal={refusal?.kind === "fields" ? refusal : undefined} />
          {application ? <PapersPanel papers={application.papers} missing={view.missingPapers} fault={refusal?.kind === "paper" ? refusal.fault : null} lead={t("papersLead")} editable /> : null}
        </>
      ) : application ? (
        <>
          <ApplicationFacts application={application} communes={view.communes} />
          <PapersPanel papers={application.papers} missing={[]} fault={null} lead={t("papersLead")} />
        </>
      ) : null}
      {said.length > 0 || state === "submitted" ? <Messages messages={said} mine="applicant" /> : null}
    </div>
  );
}

const TONES = { none: "neutral", submitted: "info", verified: "good", expired: "warn", rejected: "bad" } as const;

function Standing({ application }: Pick<ApplyView, "application">) {
  const t = useTexts(JOINING_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  if (!application) return null;
  const { state, submittedAt, reason } = application;
  if (state === "none") return submittedAt ? <Notice tone="warn">{t("sentBack")}</Notice> : null;
  if (state === "submitted") return <Notice>{t("waiting", { at: submittedAt ? formatMoment(submittedAt, locale) : "" })}</Notice>;
  if (state === "verified") {
    return (
      <Notice tone="good" title={t("verifiedText")}>
        <p className="mt-3"><ButtonLink href={to("/nguoi-ban")}>{t("toArea")}</ButtonLink></p>
      </Notice>
    );
  }
  return (
    <Notice tone="warn" title={t(`state.${state}`)}>
      <p>{t("rejectedText", { reason: reason ?? "" })}</p>
      <Form method="post" className="mt-3"><Button type="submit" name="intent" value="reopen">{t("reopen")}</Button></Form>
    </Notice>
  );
}
