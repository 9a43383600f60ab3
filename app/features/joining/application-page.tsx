import { Form } from "@remix-run/react";
import type { ApplicationProblems, ApplicationField } from "~/domain/producers/joining/application";
import type { Application } from "~/domain/producers/joining/application-queries.server";
import { JOINING_TEXTS, type JoiningDictionary } from "~/platform/i18n/messages/joining";
import { useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { TextArea } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import { ApplicationFacts } from "./application-facts";
import { faultText } from "./apply-form";
import { Messages } from "./messages";
import { PapersPanel } from "./papers-panel";
import type { ReviewRefusal } from "./review.server";

type Props = {
  application: Application & { applicant: { name: string; email: string } };
  problems: ApplicationProblems;
  communes: { code: string; name: string }[];
  done: string | null;
  refusal: ReviewRefusal | undefined;
};

/** One application before an officer: what it says, its papers, what the shop checked, the talk, and the decision. */
export function ApplicationPage({ application, problems, communes, done, refusal }: Props) {
  const t = useTexts(JOINING_TEXTS);
  const { state, fields, applicant, reason } = application;
  return (
    <>
      <AdminHead title={fields.legalName ?? ""} lead={`${t("desk.applicant")}: ${applicant.name}, ${applicant.email}`}>
        <Badge tone={state === "verified" ? "good" : state === "submitted" ? "info" : "warn"}>{t(state === "none" ? "desk.sentBack" : `state.${state}`)}</Badge>
      </AdminHead>
      <div className="grid grid-cols-1 gap-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid grid-cols-1 content-start gap-5">
          {done && `done.${done}` in JOINING_TEXTS.vi ? <Notice tone="good" live>{t(`done.${done}` as keyof JoiningDictionary)}</Notice> : null}
          {refusal ? <Notice tone="bad" live>{t(`desk.${refusal.fault}`)}</Notice> : null}
          {reason && (state === "rejected" || state === "expired") ? <Notice tone="warn">{t("rejectedText", { reason })}</Notice> : null}
          <ApplicationFacts application={application} communes={communes} />
          <PapersPanel papers={application.papers} missing={[]} fault={null} lead={null} />
        </div>
        <div className="grid grid-cols-1 content-start gap-5">
          <Checks problems={problems} />
          <Decide state={state} reason={refusal?.reason} />
          <Messages messages={application.messages} mine="officer" />
        </div>
      </div>
    </>
  );
}

function Checks({ problems }: Pick<Props, "problems">) {
  const t = useTexts(JOINING_TEXTS);
  const { papers, ...fields } = problems;
  return (
    <AdminPanel title={t("desk.checks")}>
      {papers ? <p>{t("fault.papers", { papers: t("papers") })}</p> : null}
      {Object.keys(fields).length === 0 && !papers ? <p>{t("desk.allGood")}</p> : null}
      <ul className="list-disc pl-5">
        {(Object.keys(fields) as ApplicationField[]).map((field) => <li key={field}>{t(`field.${field}` as keyof JoiningDictionary)}: {faultText(t, field, problems)}</li>)}
      </ul>
    </AdminPanel>
  );
}

function Decide({ state, reason }: { state: Application["state"]; reason: string | undefined }) {
  const t = useTexts(JOINING_TEXTS);
  if (state !== "submitted" && state !== "verified") return null;
  return (
    <AdminPanel title={t("desk.decide")}>
      <Form method="post" className="grid grid-cols-1 gap-4">
        <TextArea label={t("desk.reason")} hint={t("desk.reasonHint")} name="reason" rows={3} maxLength={2000} defaultValue={reason} />
        <div className="flex flex-wrap gap-3">
          {state === "submitted" ? (
            <>
              <Button type="submit" name="intent" value="approve" icon="check">{t("desk.approve")}</Button>
              <Button type="submit" name="intent" value="send_back" variant="secondary">{t("desk.sendBack")}</Button>
              <Button type="submit" name="intent" value="reject" variant="danger">{t("desk.reject")}</Button>
            </>
          ) : (
            <Button type="submit" name="intent" value="expire" variant="danger">{t("desk.expire")}</Button>
          )}
        </div>
      </Form>
    </AdminPanel>
  );
}
