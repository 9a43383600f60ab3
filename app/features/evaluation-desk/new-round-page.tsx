import { Form, useNavigation } from "@remix-run/react";
import type { RoundForm } from "~/domain/evaluation/round-draft";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button, ButtonLink } from "~/ui/kit/button";
import { AdminHead } from "~/ui/layout/admin-page";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { FailureNotice, useProblem } from "./failure-notice";
import type { Refusal } from "./refusal";
import { RoundFields } from "./round-fields";

export function NewRoundPage({ proposed, refusal }: { proposed: Partial<RoundForm>; refusal: Refusal | undefined }) {
  const t = useTexts(EVALUATION_TEXTS);
  const common = useTexts(ADMIN_TEXTS);
  const to = useLocalePath();
  const problem = useProblem(refusal, "create");
  return (
    <>
      <AdminHead title={t("round.new")} />
      <Form method="post" noValidate className="panel grid max-w-5xl gap-5 p-4 md:p-6">
        <input type="hidden" name="intent" value="create" />
        <FailureNotice refusal={refusal} intent="create" />
        <RoundFields values={refusal?.values ?? proposed} problem={problem} fixed={false} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" busy={useNavigation().state === "submitting"}>{common("form.save")}</Button>
          <ButtonLink href={to("/quan-tri/danh-gia")} variant="quiet">{common("form.cancel")}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
