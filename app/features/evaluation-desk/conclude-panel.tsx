import { Form } from "@remix-run/react";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { AdminPanel } from "~/ui/layout/admin-page";
import { FailureNotice } from "./failure-notice";
import type { Refusal } from "./refusal";

/** The chair's conclusion by the result shown above. */
export function ConcludePanel({ stars, refusal }: { stars: number; refusal: Refusal | undefined }) {
  const t = useTexts(EVALUATION_TEXTS);
  return (
    <AdminPanel title={t("conclude")} className="border-l-4 border-l-persimmon">
      <Form method="post" className="grid max-w-3xl gap-3">
        <input type="hidden" name="intent" value="conclude" />
        <p className="text-soft">{t("conclude.hint")}</p>
        <FailureNotice refusal={refusal} intent="conclude" />
        <TextField label={t("conclude.note")} name="note" maxLength={2000} defaultValue={refusal?.intent === "conclude" ? refusal.values.note : ""} />
        <div><Button type="submit">{t("conclude.submit")} · {stars >= 3 ? t("result.stars", { stars }) : t("state.not_recognised")}</Button></div>
      </Form>
    </AdminPanel>
  );
}
