import { Form, useNavigation } from "@remix-run/react";
import type { RoundPage } from "~/domain/evaluation/round-queries.server";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { Checkbox, TextField } from "~/ui/kit/field";
import { AdminPanel } from "~/ui/layout/admin-page";
import { FailureNotice, useProblem } from "./failure-notice";
import type { Refusal } from "./refusal";

export function PublishPanel({ round, refusal }: { round: RoundPage; refusal: Refusal | undefined }) {
  const t = useTexts(EVALUATION_TEXTS);
  const problem = useProblem(refusal, "publish");
  const typed = refusal?.intent === "publish" ? refusal.values : {};
  const count = round.dossiers.filter(({ state }) => state === "concluded").length;
  return (
    <AdminPanel title={t("publish")} className="border-l-4 border-l-persimmon">
      <Form method="post" className="grid gap-4">
        <input type="hidden" name="intent" value="publish" />
        <p className="max-w-prose text-soft">{t("publish.hint", { count })}</p>
        <FailureNotice refusal={refusal} intent="publish" />
        <div className="grid gap-4 md:grid-cols-3">
          <TextField label={t("publish.authority")} name="authority" required maxLength={200} defaultValue={typed.authority ?? "UBND tỉnh Lạng Sơn"} error={problem("authority")} />
          <TextField label={t("publish.number")} hint={t("publish.numberHint")} name="number" required maxLength={50} defaultValue={typed.number} error={problem("number")} />
          <TextField label={t("publish.issuedOn")} name="issuedOn" type="date" required defaultValue={typed.issuedOn} error={problem("issuedOn")} />
        </div>
        <Checkbox label={t("publish.confirm")} name="confirm" value="yes" required />
        <div><Button type="submit" busy={useNavigation().state === "submitting"}>{t("publish.submit")}</Button></div>
      </Form>
    </AdminPanel>
  );
}
