import { Form } from "@remix-run/react";
import type { RoundPage } from "~/domain/evaluation/round-queries.server";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { FailureNotice, useProblem } from "./failure-notice";
import type { Refusal } from "./refusal";
import { RoundFields } from "./round-fields";

export function RoundSettings({ round, refusal }: { round: RoundPage; refusal: Refusal | undefined }) {
  const t = useTexts(EVALUATION_TEXTS);
  const common = useTexts(ADMIN_TEXTS);
  const problem = useProblem(refusal, "edit");
  const mine = refusal?.intent === "edit";
  const { opensOn, closesOn, decideBy } = round;
  const values = mine ? refusal.values : { opensOn, closesOn, decideBy, spreadPercent: String(round.spreadPercent), totalSpread: String(round.totalSpread), quorum: String(round.quorum) };
  return (
    <details className="panel p-4 md:p-5" open={mine}>
      <summary className="font-semibold">{t("round.settings")}</summary>
      <Form method="post" noValidate className="mt-4 grid gap-4" key={`${opensOn}${closesOn}${decideBy}`}>
        <input type="hidden" name="intent" value="edit" />
        <FailureNotice refusal={refusal} intent="edit" />
        <RoundFields values={values} problem={problem} fixed />
        <div><Button type="submit" variant="secondary">{common("form.save")}</Button></div>
      </Form>
    </details>
  );
}
